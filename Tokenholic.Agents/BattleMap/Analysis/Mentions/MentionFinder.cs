using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Rules;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis.Mentions;

/// <summary>Finds the catalogue's models, platforms and clouds in a text, and tells them from look-alikes.</summary>
internal sealed partial class MentionFinder
{
    private readonly AliasTrie<Mention> _names = new();
    private readonly Catalog _catalog;

    public MentionFinder(Catalog catalog)
    {
        _catalog = catalog;
        foreach (var model in catalog.Models)
        {
            foreach (var alias in model.Aliases)
            {
                Add(alias, MentionKind.Model, model.Owner, model, model.OwnerBrand.Contains(alias), model.NeedsContext.Contains(alias));
            }
        }

        foreach (var vendor in catalog.Vendors)
        {
            AddAll(vendor.Aliases, MentionKind.Cloud, vendor.Id, []);
            AddAll(vendor.OwnerNames, MentionKind.Owner, vendor.Id, []);
            foreach (var platform in vendor.Platforms)
            {
                AddAll(platform.Aliases, MentionKind.Platform, vendor.Id, platform.NeedsContext, platform);
            }
        }
    }

    /// <summary>The mentions in text order. <paramref name="companyNames"/> are spans that name a company, so nothing else.</summary>
    public IReadOnlyList<Mention> Find(FoldedText text, IReadOnlyList<Sentence> sentences, string title, IReadOnlyList<Span> companyNames)
    {
        var lookAlikes = Cues.Get("not_ai").Matches(text.Lower).Select(m => new Span(m.Index, m.Index + m.Length)).ToList();
        var found = new List<Mention>();
        foreach (var (start, end, name) in _names.Find(text.Lower))
        {
            var span = new Span(start, end);
            if (lookAlikes.Exists(l => l.Overlaps(span)) || companyNames.Any(c => c.Contains(span)) || IsProductName(text, name, span) || IsNamedInPassing(text.Lower, span))
            {
                continue;
            }

            var mention = WithSize(text.Lower, name with { Span = span });
            found.Add(mention);
            found.AddRange(SharedPrefix(text.Lower, name, mention.Span.End));
        }

        found.AddRange(OwnModels.Find(text).Where(own => !found.Exists(f => f.Span.Overlaps(own.Span)) && !companyNames.Any(c => c.Contains(own.Span))));
        found.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        var titleHasContext = Cues.Has("ai_context", title.ToLowerInvariant());
        var textHasContext = titleHasContext || Cues.Has("ai_context", text.Lower);
        var certain = found.Where(m => !m.NeedsContext || HasContext(m, found, text, sentences, textHasContext)).ToList();
        return certain.Concat(BackReferences(text, sentences, certain, title)).Concat(LeftOut(text, sentences, certain)).OrderBy(m => m.Span.Start).ToList();
    }

    /// <summary>"the application", 该模型: the model named last, else the only one the title names.</summary>
    private IEnumerable<Mention> BackReferences(FoldedText text, IReadOnlyList<Sentence> sentences, List<Mention> named, string title)
    {
        var inTitle = _names.Find(FoldedText.Of(title).Lower).Select(n => n.Value).Where(m => m.Model is not null).DistinctBy(m => m.Model!.Family).ToList();
        foreach (var sentence in sentences.Where(s => !named.Exists(m => m.Model is not null && s.Span.Contains(m.Span))))
        {
            var reference = BackReference().Match(text.Lower, sentence.Span.Start, sentence.Span.Length);
            var antecedent = named.FindLast(m => m.Model is not null && m.Span.End <= sentence.Span.Start && m.Span.Start >= sentences[Math.Max(0, sentence.Index - 2)].Span.Start)
                ?? (inTitle.Count == 1 && !named.Exists(m => m.Model is not null && m.Span.End <= sentence.Span.Start) ? inTitle[0] : null);
            if (reference.Success && antecedent is not null)
            {
                yield return antecedent with { Span = new Span(reference.Index, reference.Index + reference.Length), NeedsContext = false };
            }
        }
    }

    /// <summary>将逐步接入X，目前学习机已接入: the second verb leaves out what the first is said of.</summary>
    private static IEnumerable<Mention> LeftOut(FoldedText text, IReadOnlyList<Sentence> sentences, List<Mention> named)
    {
        foreach (var sentence in sentences.Where(s => s.Clauses.Count > 1 && named.Exists(m => m.Model is not null && s.Span.Contains(m.Span))))
        {
            var planned = Cues.Has("plan", text.Lower.AsSpan(sentence.Span.Start, sentence.Span.Length));
            foreach (var clause in sentence.Clauses.Skip(1).Where(c => !named.Exists(m => c.Contains(m.Span))))
            {
                var verb = (planned ? Completed() : Followed()).Match(text.Lower, clause.Start, clause.Length);
                if (verb.Success && named.FindLast(m => m.Model is not null && m.Span.End <= clause.Start && sentence.Span.Contains(m.Span)) is { } antecedent)
                {
                    yield return antecedent with { Span = new Span(verb.Index, verb.Index + verb.Length), NeedsContext = false };
                }
            }
        }
    }

    [GeneratedRegex(@"(?<=(?:已|已经|均已|现已)(?:全面|正式|率先|同步|完成|成功)?)(?:接入|上线|部署|落地|集成|搭载)(?=[了完。，；”\s]*$)", RegexOptions.None, 10_000)]
    private static partial Regex Completed();

    // 甲接入X后，乙、丙也跟进; 包括甲、乙约20家车企接入
    [GeneratedRegex(@"(?<=(?:也|均|都|亦|相继|陆续|纷纷|先后|同样|随后|[司业企商家行牌校院]))(?:接入|跟进|部署|引入|采用|入局|上线)(?=[了”\s]*[，。；]?$)", RegexOptions.None, 10_000)]
    private static partial Regex Followed();

    private void AddAll(IReadOnlyList<string> aliases, MentionKind kind, string vendor, IReadOnlyList<string> needContext, Platform? platform = null)
    {
        foreach (var alias in aliases)
        {
            _names.Add(alias, new Mention(kind, default, vendor, null, NamesOwner: false, needContext.Contains(alias), platform));
        }
    }

    private void Add(string alias, MentionKind kind, string vendor, Model? model, bool namesOwner, bool needsContext) =>
        _names.Add(alias, new Mention(kind, default, vendor, model, namesOwner, needsContext));

    /// <summary>"Llama 3.3 70B", GLM-4-9B: an open model's size belongs to its name, whichever sizes the catalogue knows.</summary>
    private Mention WithSize(string lower, Mention mention)
    {
        if (mention.Model is not { OpenWeight: true } model || Size().Match(lower, mention.Span.End) is not { Success: true } size)
        {
            return mention;
        }

        var sized = _catalog.Model($"{model.Id}-{size.Groups["size"].Value}");
        return sized is null ? mention : mention with { Span = mention.Span with { End = size.Index + size.Length }, Model = sized };
    }

    [GeneratedRegex(@"\G[ -]{0,2}(?<size>\d+(?:\.\d+)?b)(?![a-z0-9])", RegexOptions.None, 10_000)]
    private static partial Regex Size();

    /// <summary>苍穹GPT is a product's name, not GPT; 使用GPT is a verb and GPT.</summary>
    private static bool IsProductName(FoldedText text, Mention name, Span span) =>
        (name.Model?.Id == "gpt"
        && text.Lower[span.Start] == 'g'
        && (IsFirstOfName(text.Lower, span.End) || IsLastOfName(text, span) || NameBefore().IsMatch(text.Cased.AsSpan(Math.Max(0, span.Start - 16), Math.Min(16, span.Start)))))
        || (text.Lower[span.Start] == 'o' && OthersVersion().IsMatch(text.Lower.AsSpan(Math.Max(0, span.Start - 4), Math.Min(4, span.Start))));

    // "WiN GPT": a name of more than one capital before it makes one name of both
    [GeneratedRegex(@"(?<![A-Za-z])(?!(?:AI|LLM|API|NLP|OpenAI|ChatGPT)\b)[A-Za-z]*[A-Z][a-z]*[A-Z][A-Za-z]*\s$", RegexOptions.None, 10_000)]
    private static partial Regex NameBefore();

    // 子曰-o1 is 子曰's
    [GeneratedRegex(@"[\u4e00-\u9fff]\s?-\s?$", RegexOptions.None, 10_000)]
    private static partial Regex OthersVersion();

    private static bool IsFirstOfName(string lower, int end) => end + 1 < lower.Length && lower[end] == '-' && char.IsAsciiLetter(lower[end + 1]) && !lower.AsSpan(end + 1).StartsWith("oss");

    private static bool IsLastOfName(FoldedText text, Span span) =>
        span.Start > 0
        && (text.Lower[span.Start - 1] is >= '\u4e00' and <= '\u9fff' ? !ParticleBeforeName().IsMatch(text.Lower[Math.Max(0, span.Start - 2)..span.Start]) : text.Lower[span.Start - 1] == '-');

    /// <summary>"Anthropic-backed", "former OpenAI engineers", 《混元易学》: an investor, an old employer, a title.</summary>
    private static bool IsNamedInPassing(string lower, Span span)
    {
        var before = lower[Math.Max(0, span.Start - 14)..span.Start];
        var after = lower[span.End..Math.Min(lower.Length, span.End + 24)];
        return InPassingAfter().IsMatch(after) || InPassingBefore().IsMatch(before)
            || (before.LastIndexOf('《') > before.LastIndexOf('》') && after.IndexOf('》', StringComparison.Ordinal) is > 0 and var close && !after[..close].Contains("模型", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^-(?:backed|funded|owned|founded|invested|branded|themed|inspired)\b|^\s(?:alumni|veterans|investors?)\b|^(?:前员工|前高管|投资方|股东|创始人|联合创始人)", RegexOptions.None, 10_000)]
    private static partial Regex InPassingAfter();

    [GeneratedRegex(@"(?:\b(?:backed by|funded by|invested in|stake in|investors? in|former|ex-|poached from|hired from)|曾任职于)\s?$", RegexOptions.None, 10_000)]
    private static partial Regex InPassingBefore();

    /// <summary>In "DeepSeek-R1、V3" and "Claude 3 Opus and Haiku" the second name leaves out what it shares with the first.</summary>
    private IEnumerable<Mention> SharedPrefix(string lower, Mention name, int end)
    {
        if (name.Model is not { } first || first.Id == first.Family)
        {
            yield break;
        }

        var prefix = first.Id[..(first.Id.LastIndexOf('-') + 1)];
        for (var next = NextInList().Match(lower, end); next.Success; next = NextInList().Match(lower, end))
        {
            if (prefix.Length == 0 || _catalog.Model(prefix + next.Groups["version"].Value) is not { } model)
            {
                yield break;
            }

            var version = next.Groups["version"];
            end = version.Index + version.Length;
            yield return name with { Model = model, Span = new Span(version.Index, end) };
        }
    }

    private static bool HasContext(Mention mention, List<Mention> all, FoldedText text, IReadOnlyList<Sentence> sentences, bool textHasContext)
    {
        var sentence = sentences.FirstOrDefault(s => s.Span.Contains(mention.Span.Start));
        if (sentence is null)
        {
            return false;
        }

        if (all.Exists(m => m.Kind is MentionKind.Owner && m.Vendor == mention.Vendor && mention.Span.Start - m.Span.End is >= 0 and <= 4))
        {
            return true; // Google's Gemini
        }

        if (CalledOne().IsMatch(text.Lower.AsSpan(mention.Span.End, Math.Min(4, text.Lower.Length - mention.Span.End))))
        {
            return true; // 百炼平台, 混元模型
        }

        // names in Latin letters are rarely ordinary words, so the page's subject is enough for them
        var latin = char.IsAsciiLetter(text.Lower[mention.Span.Start]);
        if (latin && (textHasContext || all.Exists(m => m.Model is not null && m.Model.Family != mention.Model?.Family)))
        {
            return true;
        }

        var near = sentences.Where(s => s.Paragraph == sentence.Paragraph && Math.Abs(s.Index - sentence.Index) <= 2);
        return near.Any(s => Cues.Has("ai_context", text.Lower.AsSpan(s.Span.Start, s.Span.Length))
            || all.Exists(m => m.Kind is MentionKind.Cloud && m.Vendor == mention.Vendor && s.Span.Contains(m.Span))
            || all.Exists(m => !m.NeedsContext && m.Kind is MentionKind.Model or MentionKind.Platform && s.Span.Contains(m.Span)));
    }

    [GeneratedRegex(@"(?<=\b(?:blocked|banned|prohibited|dropped|abandoned|forbade|restricted|adopted|deployed) )it\b|(?<=\b(?:were|are|was|is)\b[^.;]{0,30})\b(?:live |early |first |paying |existing )(?:users?|customers?|adopters?)(?=[.,;]|$)|\b(?:the|this|that) (?:ai |chinese |new )?(?:technology|application|app|chatbot|model|assistant|tool|software|platform|service|llm)\b|该(?:ai)?(?:大模型|模型|应用|工具|助手|聊天机器人|软件|平台|产品)|这(?:款|一)(?:大模型|模型|应用|工具)", RegexOptions.None, 10_000)]
    private static partial Regex BackReference();

    [GeneratedRegex("^(?:大模型|模型|平台|智能体)", RegexOptions.None, 10_000)]
    private static partial Regex CalledOne();

    [GeneratedRegex("[用入于了的如括和与及以把将对到过是比、,，(“\"接含让给]$", RegexOptions.None, 10_000)]
    private static partial Regex ParticleBeforeName();

    [GeneratedRegex(@"\G(?:模型|\s)*(?:和|及|与|、|/|以及|\+|&|,|\band\b|\bor\b)[\s,]*(?:and\s+)?(?<version>[a-z]{1,6}\d+(?:\.\d+)?|[a-z]{4,6}|\d+(?:\.\d+)?)(?![a-z0-9])", RegexOptions.None, 10_000)]
    private static partial Regex NextInList();
}
