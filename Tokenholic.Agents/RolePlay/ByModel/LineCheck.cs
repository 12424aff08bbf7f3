using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Index.Search;

namespace Tokenholic.Agents.RolePlay.ByModel;

/// <summary>
/// Whether a model's words are words this buyer may say now: nothing leaked, sold, coached, agreed or acted beyond the move, and on nothing but what is
/// spoken of. What is refused costs little, since the line by rules stands; so in doubt it is refused.
/// </summary>
internal static class LineCheck
{
    private const int Echo = 6; // fewer characters are said by everybody

    private static readonly HashSet<MoveKind> Against =
    [
        MoveKind.Deflect, MoveKind.ShortAnswer, MoveKind.Interrupt, MoveKind.TooLong, MoveKind.OneByOne, MoveKind.Challenge, MoveKind.Press, MoveKind.Ignored, MoveKind.Doubt, MoveKind.Refuse,
        MoveKind.RefusePressure, MoveKind.Nonsense, MoveKind.Injection, MoveKind.Insult, MoveKind.Language, MoveKind.Repeat, MoveKind.Astray, MoveKind.Known, MoveKind.Aside, MoveKind.Vague,
    ];

    // Vendors, platforms and models: a name nobody has said is a fact of its own.
    private static readonly Lazy<string[]> Names = new(() =>
    [
        .. Catalog.Default.Vendors.SelectMany(v => v.Aliases.Concat(v.Platforms.SelectMany(p => p.Aliases)))
            .Concat(Catalog.Default.Models.SelectMany(m => m.Aliases.Append(m.Name.En)))
            .Select(n => n.ToLowerInvariant()).Where(n => n.Length > (char.IsAscii(n[0]) ? 2 : 1)).Distinct(),
    ]);

    /// <summary>What is wrong with the line, in plain English for the model; null when it may be said.</summary>
    public static string? Wrong(string line, RolePlaySession session)
    {
        var (english, own) = (session.Setup.Language is ReplyLanguage.En, session.Turns[^1].Text);
        if (line.Length is 0 || line.Contains('\n', StringComparison.Ordinal))
            return "It must be one line.";
        if (!Speech.Fits(line, session.Setup.Language))
            return "It is too long for speech.";
        if (LineWords.Says(LineWords.Markup(), line, own) || LineWords.Says(LineWords.Staged(), line, own))
            return "No stage directions, quotation marks or markup.";
        if (english ? Foreign(line) : line.Any(c => c is >= '\u3040' and <= '\u30ff') || line.Count(IsHan) * 3 < line.Count(char.IsLetter))
            return "It is in the wrong language.";
        if (LineWords.Says(LineWords.Machine(), line, own) || LineWords.Says(LineWords.Selling(), line, own) || LineWords.Says(LineWords.Inverted(), line, own))
            return "The buyer neither sells nor assists.";
        if (LineWords.Says(LineWords.Coaching(), line, own))
            return "The buyer does not coach.";
        return Agrees(line, own, session.Turns[^1].Move!.Kind) ? "The buyer does not agree now." : Echoes(line, session) ?? Facts(line, session);
    }

    private static bool Agrees(string line, string own, MoveKind move) => LineWords.Says(LineWords.Signing(), line, own)
        || (move is not MoveKind.Agree && (LineWords.Says(LineWords.Agreeing(), line, own) || (WordFinder.Has(line.ToLowerInvariant(), "closing") && !WordFinder.Has(own.ToLowerInvariant(), "closing"))))
        || (Against.Contains(move) && LineWords.Says(LineWords.Content(), line, own));

    private static string? Echoes(string line, RolePlaySession session)
    {
        var said = session.Turns[^2].Text;
        if (line.Length >= Echo && Overlap(line, said) >= .6 && Overlap(said, line) >= .6)
            return "It repeats the rep.";
        return session.Turns.SkipLast(1).Any(t => t.Speaker is Speaker.Buyer && t.Text == line) ? "It was said before." : null;
    }

    private static string? Facts(string line, RolePlaySession session)
    {
        var (language, persona, state, move, own) = (session.Setup.Language, session.Setup.Persona, session.State, session.Turns[^1].Move!, session.Turns[^1].Text);
        var spoken = $"{own} {session.Turns[^2].Text}";
        if (persona.Facts.Any(f => !state.Revealed.Contains(f.Topic) && Tells(line, f.Text.In(language), spoken)))
            return "It tells what the buyer does not tell yet.";
        if (move.Kind is MoveKind.Reveal && Distorts(line, persona.Fact(move.Topic!)!.Text.In(language)))
            return "It must tell the fact of MOVE, with its figures.";
        if (move.Kind is MoveKind.Challenge && !WordFinder.Topics(line.ToLowerInvariant()).Contains(move.Topic) && Overlap(line, RolePlayData.Challenge(move.Challenge)!.In(language)) < .4)
            return "It must raise the point of MOVE.";
        var known = string.Join(' ', state.Revealed.Select(t => persona.Fact(t)!.Text.In(language)).Append(spoken));
        if (NumbersOf(line).Any(n => !known.Contains(n, StringComparison.OrdinalIgnoreCase)))
            return "It has a figure of its own.";
        string[] subjects = [.. WordFinder.Topics(spoken.ToLowerInvariant()), .. state.Revealed, move.Topic ?? ""];
        if (WordFinder.Topics(line.ToLowerInvariant()).Except(subjects).Any() || Names.Value.Any(n => Named(line, n) && !Named(known, n)))
            return "It speaks of what nobody has spoken of.";
        // Who is not to ask now asks nothing: questions are the rep's.
        return Asking.Sentences(line.ToLowerInvariant()).Exists(Asking.Is) && !Asking.Sentences(own.ToLowerInvariant()).Exists(Asking.Is) && WordFinder.Topics(line.ToLowerInvariant()).Any()
            ? "The buyer asks nothing now." : null;
    }

    /// <summary>Whether a fact comes out: in most of its words, in one of its figures, or in two words that nobody has said.</summary>
    private static bool Tells(string line, string fact, string spoken) =>
        Overlap(line, fact) >= .5
        || NumbersOf(fact).Any(n => n.Length > 1 && line.Contains(n, StringComparison.OrdinalIgnoreCase) && !spoken.Contains(n, StringComparison.OrdinalIgnoreCase))
        || PassageSentences.Shared(fact, $"{spoken} {line}").Count - PassageSentences.Shared(fact, spoken).Count >= 2;

    /// <summary>A fact is told with all its figures, no others, and not the other way round.</summary>
    private static bool Distorts(string line, string fact) =>
        Overlap(line, fact) < .5
        || !NumbersOf(fact).ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(NumbersOf(line))
        || LineWords.Denial().IsMatch(line) != LineWords.Denial().IsMatch(fact);

    private static bool Foreign(string line) =>
        line.Any(c => IsHan(c) || c is >= '\u00c0' and <= '\u024f') || (Speech.Length(line, ReplyLanguage.En) > 2 && !LineWords.EnglishWords().IsMatch(line));

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static bool Named(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if (!char.IsAscii(name[0]) || ((at is 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]))))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> NumbersOf(string text) => LineWords.Figure().Matches(text).Select(m => m.Value);

    /// <summary>How much of the fact's pairs of characters stand in the line.</summary>
    private static double Overlap(string line, string fact)
    {
        var (a, b) = (Pairs(line), Pairs(fact));
        return b.Count is 0 ? 0 : (double)b.Count(a.Contains) / b.Count;
    }

    private static HashSet<string> Pairs(string text)
    {
        var plain = string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));
        return [.. Enumerable.Range(0, Math.Max(0, plain.Length - 1)).Select(i => plain.Substring(i, 2))];
    }
}
