using System.Globalization;
using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Features.BattleMap.Cell;

/// <summary>One word of a formula as it is shown: a driver, a number, or a sign (× ÷ + − and brackets).</summary>
internal sealed record FormulaPart(string? Sign, Driver? Driver, double? Number)
{
    /// <summary>Takes the estimate's formula apart; a name that is no driver is shown as it is.</summary>
    internal static IReadOnlyList<FormulaPart> Of(Estimate estimate)
    {
        var parts = new List<FormulaPart>();
        var formula = estimate.Formula.AsSpan();
        for (var at = 0; at < formula.Length;)
        {
            var length = LengthOfWord(formula[at..]);
            var word = formula.Slice(at, length);
            at += length;
            if (!word.IsWhiteSpace())
            {
                parts.Add(Read(word.ToString(), estimate));
            }
        }

        return parts;
    }

    private static FormulaPart Read(string word, Estimate estimate) => word switch
    {
        "*" => new("×", null, null),
        "/" => new("÷", null, null),
        "-" => new("−", null, null),
        _ when estimate.Drivers.FirstOrDefault(driver => driver.Id == word) is { } driver => new(null, driver, null),
        _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new(null, null, number),
        _ => new(word, null, null),
    };

    private static int LengthOfWord(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '_' or '.'))
        {
            length++;
        }

        return Math.Max(1, length);
    }
}
