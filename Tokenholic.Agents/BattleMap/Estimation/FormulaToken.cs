namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>What a word of a formula is.</summary>
public enum FormulaTokenKind
{
    /// <summary>A non-negative decimal number.</summary>
    Number,

    /// <summary>A driver's id.</summary>
    Driver,

    /// <summary>One of <c>+ - * /</c>.</summary>
    Operator,

    /// <summary>An opening parenthesis.</summary>
    Open,

    /// <summary>A closing parenthesis.</summary>
    Close,
}

/// <summary>A word of a formula and where it starts in the text.</summary>
public readonly record struct FormulaToken(FormulaTokenKind Kind, string Text, int Start);

/// <summary>Cuts a formula into its words.</summary>
internal static class FormulaTokenizer
{
    public const int MaxLength = 1000;

    public static List<FormulaToken> Tokens(string text)
    {
        if (text.Length > MaxLength)
        {
            throw Syntax(MaxLength);
        }

        var tokens = new List<FormulaToken>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var (kind, length) = Next(text, at);
            tokens.Add(new FormulaToken(kind, text.Substring(at, length), at));
            at += length;
        }

        return tokens;
    }

    public static FormulaException Syntax(int position) =>
        new(FormulaProblem.Syntax, position.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static (FormulaTokenKind Kind, int Length) Next(string text, int at) => text[at] switch
    {
        '+' or '-' or '*' or '/' => (FormulaTokenKind.Operator, 1),
        '(' => (FormulaTokenKind.Open, 1),
        ')' => (FormulaTokenKind.Close, 1),
        >= '0' and <= '9' => (FormulaTokenKind.Number, NumberLength(text, at)),
        >= 'a' and <= 'z' => (FormulaTokenKind.Driver, Run(text, at, c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')),
        _ => throw Syntax(at),
    };

    private static int NumberLength(string text, int at)
    {
        var whole = Run(text, at, char.IsAsciiDigit);
        var dot = at + whole;
        if (dot >= text.Length || text[dot] != '.')
        {
            return whole;
        }

        var fraction = Run(text, dot + 1, char.IsAsciiDigit);
        return fraction > 0 ? whole + 1 + fraction : throw Syntax(dot);
    }

    private static int Run(string text, int at, Func<char, bool> belongs)
    {
        var end = at;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end - at;
    }
}
