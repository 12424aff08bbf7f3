using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Models.OpenAi;

/// <summary>Reads what a provider says went wrong. Only its code is kept, never its message, which may repeat the key or the question.</summary>
internal static partial class ProviderErrors
{
    /// <summary>The problem behind an answer that is no success.</summary>
    public static ModelException Read(HttpStatusCode status, string body, AssignedModel model, TimeSpan? retryAfter)
    {
        JsonElement? error = null;
        try
        {
            using var json = JsonDocument.Parse(body);
            error = json.RootElement.Clone();
        }
        catch (JsonException)
        {
            // a proxy's page, or nothing: the status has to do
        }

        return Read((int)status, error, model, retryAfter);
    }

    /// <summary>The problem behind an error object, found in a body or in the middle of a stream (<paramref name="status"/> 0).</summary>
    public static ModelException Read(int status, JsonElement? body, AssignedModel model, TimeSpan? retryAfter = null)
    {
        var error = body is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("error", out var inner) && inner.ValueKind is JsonValueKind.Object ? inner : body;
        var code = Text(error, "code");
        var type = Text(error, "type");
        var message = Text(error, "message");
        var problem = ProblemOf(status, $"{code} {type}".ToLowerInvariant(), message.ToLowerInvariant(), ProviderPresets.Find(model.Provider.Preset));
        var detail = string.Create(CultureInfo.InvariantCulture, $"{(status == 0 ? "stream" : status)} {Safe(code.Length > 0 ? code : type, model)}").Trim();
        return new ModelException(problem, detail) { RetryAfter = retryAfter };
    }

    private static ModelProblem ProblemOf(int status, string code, string message, ProviderPreset preset)
    {
        if (Has(code, "arrearage", "overdue", "commoditynotpurchased", "freetieronly", "insufficient_balance", "accountoverdue")
            || Has(message, "free allocated quota exceeded", "account is in good standing", "insufficient balance")
            || status == 402
            || (Has(code, "insufficient_quota") && !preset.QuotaIsThrottle))
        {
            return ModelProblem.NoCredit;
        }

        if (Has(code, "data_inspection", "datainspection", "content_filter", "content_policy", "sensitive") || Has(message, "inappropriate content"))
        {
            return ModelProblem.ContentRefused;
        }

        if (Has(code, "invalid_api_key", "invalidapikey", "authentication") || status == 401)
        {
            return ModelProblem.BadKey;
        }

        if (Has(code, "model_not_found", "modelnotfound", "model_not_supported") || Has(message, "model not exist", "does not exist or you do not have access"))
        {
            return ModelProblem.ModelNotFound;
        }

        if (Has(code, "context_length_exceeded") || Has(message, "maximum context length", "range of input length") || status == 413)
        {
            return ModelProblem.TooLarge;
        }

        return status switch
        {
            403 => ModelProblem.NoAccess,
            404 => ModelProblem.ModelNotFound,
            429 => ModelProblem.TooManyRequests,
            408 or >= 500 => ModelProblem.ServerError,
            0 => Has(code, "limit", "throttling", "quota") ? ModelProblem.TooManyRequests : ModelProblem.ServerError,
            _ => ModelProblem.BadRequest,
        };
    }

    /// <summary>How long the answer's header asks to wait, at most five minutes.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => (TimeSpan?)null,
        };
        return wait is { } asked ? TimeSpan.FromSeconds(Math.Clamp(asked.TotalSeconds, 0, 300)) : null;
    }

    private static bool Has(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Text(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var value) ? value.ValueKind is JsonValueKind.String ? value.GetString()! : value.ToString() : "";

    private static string Safe(string code, AssignedModel model)
    {
        var key = model.Provider.Key?.Reveal();
        return Code().IsMatch(code) && (key is null || !code.Contains(key, StringComparison.Ordinal)) ? code : "";
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]{1,64}$")]
    private static partial Regex Code();
}
