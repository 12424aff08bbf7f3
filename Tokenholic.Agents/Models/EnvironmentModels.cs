namespace Tokenholic.Agents.Models;

/// <summary>
/// A first key from the environment: <c>TOKENHOLIC_API_KEY</c>, with <c>TOKENHOLIC_PROVIDER</c> (a preset's id),
/// <c>TOKENHOLIC_BASE_URL</c> and <c>TOKENHOLIC_MODEL</c> for others than Bailian in Beijing.
/// </summary>
public static class EnvironmentModels
{
    /// <summary>The id of the provider that the environment describes.</summary>
    public static readonly Guid ProviderId = new("7f000001-0000-7000-8000-00000000e1f1");

    /// <summary>The provider, or null when the environment names neither key nor address, or an address that is none.</summary>
    public static ModelProvider? Provider(Func<string, string?> read)
    {
        var key = Text(read("TOKENHOLIC_API_KEY"));
        var address = Text(read("TOKENHOLIC_BASE_URL"));
        if (key is null && address is null)
        {
            return null;
        }

        var named = Text(read("TOKENHOLIC_PROVIDER")) ?? (address is null ? ProviderPresets.BailianBeijing : ProviderPresets.Compatible);
        var preset = ProviderPresets.Find(named);
        return Uri.TryCreate(address ?? preset.BaseAddress, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new ModelProvider { Id = ProviderId, Name = "TOKENHOLIC_API_KEY", Preset = preset.Id, BaseAddress = uri, Key = key is null ? null : new Secret(key) }
            : null;
    }

    /// <summary>What is assigned as long as nobody has assigned anything: the preset's models, or the one that <c>TOKENHOLIC_MODEL</c> names.</summary>
    public static IReadOnlyDictionary<TaskKind, IReadOnlyList<AssignedModel>> Assigned(ModelProvider provider, Func<string, string?> read)
    {
        var named = Text(read("TOKENHOLIC_MODEL"));
        var preset = ProviderPresets.Find(provider.Preset);
        var assigned = new Dictionary<TaskKind, IReadOnlyList<AssignedModel>>();
        foreach (var task in Enum.GetValues<TaskKind>())
        {
            if (((task is TaskKind.Embedding ? null : named) ?? preset.Models.GetValueOrDefault(task)) is { } model)
            {
                assigned[task] = [new AssignedModel(provider, model, DefaultTuning(task, model))];
            }
        }

        return assigned;
    }

    /// <summary>The requirements' defaults: Qwen3-Max thinks where it plans.</summary>
    public static ModelTuning DefaultTuning(TaskKind task, string model) =>
        new() { Thinking = task is TaskKind.Planning && model.StartsWith("qwen3-max", StringComparison.OrdinalIgnoreCase) ? true : null };

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
