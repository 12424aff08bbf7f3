namespace Tokenholic.Agents.Models;

/// <summary>How strictly a model can be held to a form.</summary>
public enum JsonAbility
{
    /// <summary>Only by asking for it in words.</summary>
    Words,

    /// <summary><c>response_format: json_object</c>.</summary>
    Mode,

    /// <summary><c>response_format: json_schema</c>.</summary>
    Schema,
}

/// <summary>What is known of a model by its name. Where this is wrong the provider answers 400, and the question is asked in words.</summary>
public static class ModelAbilities
{
    private static readonly string[] WithSchema = ["qwen3.7", "qwen3.8", "gpt-4o", "gpt-4.1", "gpt-5", "o3", "o4"];

    /// <summary>The strictest form the model takes. Qwen before 3.7 and GLM refuse JSON mode while they think.</summary>
    public static JsonAbility Json(AssignedModel model)
    {
        var name = model.Model.ToLowerInvariant();
        if (WithSchema.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return JsonAbility.Schema;
        }

        var refusesWhileThinking = name.StartsWith("qwen", StringComparison.Ordinal) || name.StartsWith("glm", StringComparison.Ordinal);
        return refusesWhileThinking && model.Tuning.Thinking is true ? JsonAbility.Words : JsonAbility.Mode;
    }

    /// <summary>Whether thinking has to be switched off for JSON mode, because the model thinks by default and nobody asked it to.</summary>
    public static bool ThinksUnasked(string model) => model.StartsWith("glm", StringComparison.OrdinalIgnoreCase) || model.StartsWith("qwen3.5", StringComparison.OrdinalIgnoreCase)
        || model.StartsWith("qwen3.6", StringComparison.OrdinalIgnoreCase);

    /// <summary>The most texts one embedding request takes.</summary>
    public static int EmbeddingBatch(string model) => model.StartsWith("text-embedding-v", StringComparison.OrdinalIgnoreCase) ? 10 : 20;
}
