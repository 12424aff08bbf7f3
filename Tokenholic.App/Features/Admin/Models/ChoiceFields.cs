using System.Globalization;
using Tokenholic.Agents.Models;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Admin.Models;

/// <summary>What an administrator types for one model of a task.</summary>
internal sealed class ChoiceFields
{
    public Guid Provider { get; set; }

    public string Model { get; set; } = "";

    public string Temperature { get; set; } = "";

    /// <summary>"", "on" or "off".</summary>
    public string Thinking { get; set; } = "";

    public string MaxTokens { get; set; } = "";

    public string Timeout { get; set; } = "240";

    public string Requests { get; set; } = "";

    public string Tokens { get; set; } = "";

    public string Dimensions { get; set; } = "";

    internal static ChoiceFields From(ModelChoice choice) => new()
    {
        Provider = choice.ProviderId,
        Model = choice.Model,
        Temperature = choice.Tuning.Temperature?.ToString(CultureInfo.InvariantCulture) ?? "",
        Thinking = choice.Tuning.Thinking switch { true => "on", false => "off", null => "" },
        MaxTokens = Text(choice.Tuning.MaxTokens),
        Timeout = Text(choice.Tuning.TimeoutSeconds),
        Requests = Text(choice.Tuning.RequestsPerMinute),
        Tokens = Text(choice.Tuning.TokensPerMinute),
        Dimensions = Text(choice.Tuning.Dimensions),
    };

    /// <summary>The choice, or the key of the sentence that says what is wrong.</summary>
    internal (ModelChoice? Choice, string? Problem) Read()
    {
        if (Provider == Guid.Empty)
        {
            return (null, "Problem_Provider");
        }

        var model = Model.Trim();
        if (model.Length is 0 or > 100 || model.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            return (null, "Problem_Model");
        }

        double? temperature = null;
        if (Temperature.Trim().Length > 0)
        {
            if (!double.TryParse(Temperature.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var warm) || warm is not (>= 0 and <= 2))
            {
                return (null, "Problem_Temperature");
            }

            temperature = warm;
        }

        if (!Number(MaxTokens, 16, 1_000_000, out var most) || !Number(Timeout, 5, 1_800, out var seconds) || seconds is null
            || !Number(Requests, 1, 1_000_000, out var requests) || !Number(Tokens, 100, 1_000_000_000, out var tokens) || !Number(Dimensions, 32, 8_192, out var dimensions))
        {
            return (null, "Problem_Number");
        }

        return (new ModelChoice(Provider, model, new ModelTuning
        {
            Temperature = temperature,
            Thinking = Thinking switch { "on" => true, "off" => false, _ => null },
            MaxTokens = most,
            TimeoutSeconds = seconds.Value,
            RequestsPerMinute = requests,
            TokensPerMinute = tokens,
            Dimensions = dimensions,
        }), null);
    }

    private static bool Number(string text, int least, int most, out int? value)
    {
        value = null;
        if (text.Trim().Length == 0)
        {
            return true;
        }

        value = int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return value >= least && value <= most;
    }

    private static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
