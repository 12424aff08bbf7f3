using System.Globalization;
using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Volumes;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Index.Search;

namespace Tokenholic.Agents.RolePlay.Coach;

/// <summary>
/// Checks a statement about a product against the passages of the knowledge base by words and figures. A passage decides only when it speaks of the same
/// thing; what merely sounds alike stays unknown.
/// </summary>
internal static partial class PassageCheck
{
    private const int Passages = 8;
    private const int Longest = 300;
    private const int LeastWords = 3;
    private const double Near = .5; // a figure that agrees
    private const double Same = .7; // a figure that differs, or words alone

    public static CheckedClaim? Of(string sentence, string? model, ClaimSources sources)
    {
        var figures = Figures(sentence);
        if (sentence.Length > Longest || (model is null && !Product().IsMatch(sentence)))
            return null;
        var words = Quantity().Replace(sentence, " ");
        List<Finding> found = [.. sources.Index.Search(sentence, Passages).Hits
            .GroupBy(h => h.Document.Id)
            .Select(d => d.SelectMany(h => InPassage(words, sentence, figures, model, h)).OrderByDescending(f => f.Share).FirstOrDefault())
            .OfType<Finding>()
            .OrderByDescending(f => sources.Documents.GetValueOrDefault(f.Document.Id)?.Published ?? DateOnly.MinValue)];
        if (found.Count is 0)
            return figures.Count is 0 ? null : new(sentence, model ?? "", ClaimVerdict.Unknown, LocalizedText.Same(""), "", null);

        DateOnly? Day(Finding f) => sources.Documents.GetValueOrDefault(f.Document.Id)?.Published;
        // The newest says what is so now; who quotes an older one was right once.
        var newest = found.Where(f => Day(f) == Day(found[0])).OrderByDescending(f => f.Agrees).ThenByDescending(f => f.Share).First();
        var verdict = newest.Agrees ? ClaimVerdict.Right : found.Exists(f => f.Agrees) ? ClaimVerdict.Outdated : ClaimVerdict.Wrong;
        return new(sentence, newest.Document.Title, verdict, LocalizedText.Same(newest.Words), newest.Document.Address, Day(newest), newest.Document.Title);
    }

    private static IEnumerable<Finding> InPassage(string words, string sentence, IReadOnlyList<Figure> figures, string? model, Hit hit)
    {
        var chunk = hit.Document.Chunks[hit.Chunk];
        var headings = string.Join(' ', chunk.Headings);
        foreach (var clause in PassageSentences.Split(hit.Document.Text, chunk.Start, chunk.Length).SelectMany(s => Clauses().Split(s.Text)))
        {
            var about = $"{headings} {clause}";
            if (Opposed(sentence, clause))
                continue;
            if (model is not null && !ClaimSources.Plain(about).Contains(model, StringComparison.Ordinal))
                continue;
            var (share, count) = PassageSentences.Shared(words, about);
            if (count >= LeastWords && Agrees(sentence, figures, clause, share) is { } agrees)
                yield return new(hit.Document, clause.Trim(), share, agrees);
        }
    }

    /// <summary>Whether a clause bears the statement out; null when it says nothing of it.</summary>
    private static bool? Agrees(string sentence, IReadOnlyList<Figure> figures, string clause, double share)
    {
        var stated = Figures(clause).Where(f => figures.Any(o => o.Unit == f.Unit)).ToList();
        // A figure the clause does not speak of is neither borne out nor refuted by its words.
        if (figures.Count > 0 && stated.Count is 0)
            return null;
        var (ours, theirs) = (Negated(sentence), Negated(clause));
        if (ours.Except(theirs).Any(n => clause.Contains(n, StringComparison.OrdinalIgnoreCase)) || theirs.Except(ours).Any(n => sentence.Contains(n, StringComparison.OrdinalIgnoreCase)))
            return share >= Same ? false : null;
        if (figures.Count is 0)
            return share >= Same && ours.IsSubsetOf(theirs) ? true : null;
        return figures.All(stated.Contains) ? share >= Near ? true : null : share >= Same ? false : null;
    }

    // What holds for an implicit cache says nothing of an explicit one, however alike the sentences are.
    private static bool Opposed(string sentence, string clause) => Opposites.Any(o =>
        Says(sentence, o.One) && !Says(sentence, o.Other) && Says(clause, o.Other) && !Says(clause, o.One));

    private static bool Says(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is denied: the word after the "not".</summary>
    private static HashSet<string> Negated(string text) => [.. Not().Matches(text).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value.ToLowerInvariant())];

    /// <summary>The shares of a price a text names, in percent; "30 % off" leaves 70.</summary>
    public static IReadOnlyList<double> Shares(string text) =>
        [.. Quantity().Matches(text).Select(m => (Figure: Read(m), Off: Reduced().IsMatch(text[(m.Index + m.Length)..]))).Where(m => m.Figure?.Unit is "%").Select(m => m.Off ? 100 - m.Figure!.Value : m.Figure!.Value)];

    private static IReadOnlyList<Figure> Figures(string text) => [.. Quantity().Matches(text).Select(Read).OfType<Figure>()];

    private static Figure? Read(Match match)
    {
        if (match.Groups["half"].Success)
            return new(50, "%");
        var written = match.Groups["number"].Value.ToLowerInvariant().Replace("零", "", StringComparison.Ordinal);
        written = Million().Replace(written, m => (m.Groups[1].Value is "a" or "one" ? "1" : m.Groups[1].Value) + " million");
        if (StatedNumber.In(written).FirstOrDefault() is not { } number)
            return null;
        // "A 256K context" counts tokens without the word.
        var unit = match.Groups["unit"].Value.ToLowerInvariant() is { Length: > 0 } || match.Groups["share"].Success ? match.Groups["unit"].Value.ToLowerInvariant() : "token";
        return unit is "折" ? new(number.Low * (number.Low < 10 ? 10 : 1), "%")
            : match.Groups["share"].Success ? new(number.Low, "%")
            : new(number.Low, Units.GetValueOrDefault(unit.TrimEnd('s'), unit.TrimEnd('s')));
    }

    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["percent"] = "%", ["％"] = "%", ["维"] = "dimension", ["条"] = "item", ["天"] = "day", ["小时"] = "hour", ["个月"] = "month", ["周"] = "week", ["秒"] = "second", ["毫秒"] = "ms", ["text"] = "item",
    };

    private static readonly (string One, string Other)[] Opposites =
        [("显式", "隐式"), ("隐式", "显式"), ("explicit", "implicit"), ("implicit", "explicit"), ("输入", "输出"), ("输出", "输入"), ("input", "output"), ("output", "input")];

    private sealed record Figure(double Value, string Unit);

    private sealed record Finding(IndexedDocument Document, string Words, double Share, bool Agrees);

    private const string Number = @"(?<number>(?:\d+(?:[.,]\d+)*|[一二两三四五六七八九十百千零]{1,12}|(?:a|one|two|three|four|five|six|seven|eight|nine|ten)(?=\s))\s*(?:万|亿|k\b|m\b|thousand|million|billion)?)";

    [GeneratedRegex(
        $@"(?<share>百分之){Number}|{Number}\s*(?<unit>折|%|％|percent|tokens?|维|dimensions?|条|items?|texts?|天|days?|小时|hours?|个月|months?|周|weeks?|毫秒|ms\b|秒|seconds?|(?=的?(?:超长)?上下文|(?:-?token)?\s?context\b))|(?<=(?:上下文|context)[^，。,.;；\d]{{0,12}}){Number}(?![\w%.])|(?<half>半价|一半|half(?= (the|of|price)))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quantity();

    [GeneratedRegex(@"^(a|one|\d+(?:\.\d+)?)\s*(?:m|million)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Million();

    [GeneratedRegex(@"(?:不能|不会|不可以|没有|无法|不支持|无需|不用|不需要|不)([\u4e00-\u9fff]{2})|\b(?:not|never|no|cannot|can't|doesn't|isn't|won't|without)\s+(?:be\s+)?([a-z]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Not();

    [GeneratedRegex(@"^\s*(off|discount|cheaper|below)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reduced();

    [GeneratedRegex("[；;]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Clauses();

    // Names of the house's products; a statement that names none of them and no model is about the customer.
    [GeneratedRegex(
        @"百炼|阿里云|通义|千问|qwen|灵骏|无影|万相|节省计划|批量|缓存|向量|model studio|alibaba cloud|agentbay|\bpai\b|cosyvoice|milvus|batch|cach(e|ing)|embedding|savings plan",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Product();
}
