using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Rules;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Subjects;

/// <summary>Of whom something is said.</summary>
internal enum Subject
{
    /// <summary>The asked company, named in the sentence.</summary>
    Named,

    /// <summary>The asked company, by a pronoun.</summary>
    Pronoun,

    /// <summary>The asked company, because the text is still speaking of it.</summary>
    Carried,

    /// <summary>Another organisation.</summary>
    Other,

    /// <summary>A vendor, of its own product.</summary>
    Vendor,

    /// <summary>Nobody in particular.</summary>
    Anyone,

    /// <summary>Nobody named so far, on a page whose title does not name the asked company.</summary>
    Unclear,
}

/// <summary>Follows through the text whom it speaks of, and says of whom a given place in it speaks.</summary>
internal sealed partial class SubjectTracker
{
    private readonly FoldedText _text;
    private readonly IReadOnlyList<Sentence> _sentences;
    private readonly IReadOnlyList<Actor> _actors;
    private readonly IReadOnlyList<Span> _mentions;
    private readonly QuotedSpeech _speech;
    private readonly Subject[] _topicBefore;
    private readonly bool _pageIsAboutAsked;

    public SubjectTracker(FoldedText text, IReadOnlyList<Sentence> sentences, IReadOnlyList<Actor> actors, IReadOnlyList<Mention> mentions, bool isPageAboutAsked, Subject? topic)
    {
        _mentions = mentions.Where(m => m.Kind is not MentionKind.Owner).Select(m => m.Span).ToList();
        (_text, _sentences, _actors) = (text, sentences, actors);
        _speech = new QuotedSpeech(text, actors);
        _pageIsAboutAsked = isPageAboutAsked;
        var firstAsked = actors.FirstOrDefault(a => a.Kind is ActorKind.Asked);
        var othersFirst = firstAsked is not null
            && actors.Any(a => a.Kind is ActorKind.Other && a.Role is ActorRole.Subject && a.Span.Start < firstAsked.Span.Start);
        _topicBefore = Follow(topic is { } known ? known : _pageIsAboutAsked || firstAsked is null ? Subject.Carried : othersFirst ? Subject.Anyone : Subject.Unclear);
    }

    /// <summary>Whom the text speaks of where it ends.</summary>
    public Subject TopicAtEnd { get; private set; }

    /// <summary>The actors of a sentence.</summary>
    public IEnumerable<Actor> In(Sentence sentence) => _actors.Where(a => sentence.Span.Contains(a.Span));

    /// <summary>Whether a place names somebody of this kind.</summary>
    public bool IsNamed(Span place, ActorKind kind) => _actors.Any(a => a.Kind == kind && a.Span.Overlaps(place));

    /// <summary>Of whom the sentence speaks at a mention.</summary>
    public Subject Of(Sentence sentence, Mention mention) => OfPlace(sentence, mention.Span);

    /// <summary>Of whom the sentence speaks at a place.</summary>
    public Subject OfPlace(Sentence sentence, Span mention)
    {
        if (_speech.Speaker(mention.Start) is { } speaker && !In(sentence).Any(a => a.Kind is ActorKind.Asked && a.Span.End <= mention.Start))
        {
            return speaker.Kind is ActorKind.Asked ? Subject.Pronoun : Subject.Other;
        }

        var actors = In(sentence).ToList();
        if (Compared(sentence, mention, actors) is { } compared)
        {
            return compared;
        }

        if (IsActingVendor(sentence, mention, actors))
        {
            return actors.Exists(a => a.Kind is ActorKind.Asked && a.Span.Start > mention.End) ? Subject.Named : Subject.Vendor;
        }

        if (IsFronted(sentence, mention, actors))
        {
            return Subject.Named;
        }

        var before = actors.Where(a => a.Span.End <= mention.Start && Counts(a)).ToList();
        var asked = actors.Any(a => a.Kind is ActorKind.Asked);
        if (before.Count == 0)
        {
            return After(sentence, mention, actors);
        }

        var last = before[^1];
        if (last.Kind is ActorKind.Anyone && before.FindLast(a => a.Kind is not ActorKind.Anyone) is { Kind: ActorKind.Asked or ActorKind.Pronoun } owner)
        {
            last = owner; // 公司…，用户可以选择X: the company's users
        }

        var group = actors.Where(a => a.Group == last.Group).ToList();
        if (group.Exists(a => a.Kind is ActorKind.Asked))
        {
            return Respectively.Belongs(_text, sentence, group, _mentions, mention) ? Subject.Named : Subject.Other;
        }

        // 甲与阿里云合作…: the one that is no vendor is the one who uses
        if (last.Vendor && group.Exists(a => a is { Kind: ActorKind.Other, Vendor: false, Role: ActorRole.Subject }))
        {
            return IsDoneFor(actors, mention) ? Subject.Named : Subject.Other;
        }

        return last.Kind switch
        {
            ActorKind.Pronoun => Pronoun(sentence, before),
            ActorKind.Anyone => asked && actors.Exists(a => a.Kind is ActorKind.Asked && a.Span.Start > mention.End) ? Subject.Named : Subject.Anyone,
            _ when last.Vendor => asked && !IsVendorsOwn(sentence, mention, last, actors) ? Subject.Named : PronounIn(actors, sentence) ?? Subject.Vendor,
            _ => IsDoneFor(actors, mention) ? Subject.Named : Subject.Other,
        };
    }

    /// <summary>与甲选择X不同，乙…; "Unlike 甲, which built on X, 乙 …": the clause tells of whoever the subject is held against, or who is named right before it.</summary>
    private Subject? Compared(Sentence sentence, Span mention, List<Actor> actors)
    {
        if (OneOfTwo().Match(_text.Lower[sentence.Clauses[sentence.ClauseAt(mention.Start)].Start..mention.Start]) is { Success: true } one
            && _actors.Where(a => a.Span.End <= mention.Start && !a.Vendor && a.Kind is ActorKind.Asked or ActorKind.Other).GroupBy(a => a.Group).LastOrDefault(g => g.Count() > 1) is { } pair)
        {
            return (one.Groups["first"].Success ? pair.First() : pair.Last()).Kind is ActorKind.Asked ? Subject.Named : Subject.Other;
        }

        var at = sentence.ClauseAt(mention.Start);
        var clause = sentence.Clauses[at];
        var words = _text.Lower.AsSpan(clause.Start, clause.Length);
        var named = actors.Where(a => !a.Vendor && a.Kind is ActorKind.Asked or ActorKind.Other && a.Span.End <= mention.Start);
        if (at > 0 && RelativeClause().IsMatch(words))
        {
            var who = named.FirstOrDefault(a => a.Span.End <= clause.Start && clause.Start - a.Span.End <= 2);
            var unlike = who is null && Unlike().IsMatch(_text.Lower.AsSpan(sentence.Clauses[at - 1].Start, sentence.Clauses[at - 1].Length));
            return who is not null && actors.Exists(a => a.Group == who.Group && a.Kind is ActorKind.Asked) ? Subject.Named : unlike ? Subject.Other : Of(who);
        }

        // 与乙选择X不同，甲…: once 乙 has been held against somebody, the rest is that somebody's
        var contrast = sentence.Clauses.Take(at).FirstOrDefault(c => ContrastClause().IsMatch(_text.Lower.AsSpan(c.Start, c.Length)));
        if (contrast.Length > 0 && actors.FindLast(a => a.Kind is ActorKind.Asked && a.Span.End <= mention.Start) is { } held && contrast.Contains(held.Span))
        {
            return Subject.Other;
        }

        // 不同于去年的上一代 is held against itself
        return ContrastClause().IsMatch(words) ? Of(named.FirstOrDefault(a => clause.Contains(a.Span))) ?? (Cues.Has("last_time", words) ? null : Subject.Other) : null;

        static Subject? Of(Actor? actor) => actor is null ? null : actor.Kind is ActorKind.Asked ? Subject.Named : Subject.Other;
    }

    [GeneratedRegex(@"^\s*(?:与|和|跟|同|不同于|区别于|有别于|相比于?|比起)[^，。；]{2,60}(?:不同|相反|相比|类似|一样|有别|各异)的?是?[，,]?\s*$|^\s*(?:不同于|区别于|有别于|比起)", RegexOptions.None, 10_000)]
    private static partial Regex ContrastClause();

    [GeneratedRegex(@"^\s*(?:而|其中)?(?:(?<first>前者|the former)|后者|the latter)", RegexOptions.None, 10_000)]
    private static partial Regex OneOfTwo();

    // "Unlike most peers, which use X": nobody by name, but not the one they are held against
    [GeneratedRegex(@"^\W*(?:unlike|in contrast (?:to|with)|as opposed to|compared with)\b", RegexOptions.None, 10_000)]
    private static partial Regex Unlike();

    [GeneratedRegex(@"^\s*(?:which|who)\b", RegexOptions.None, 10_000)]
    private static partial Regex RelativeClause();

    /// <summary>同行热议的X，甲评估后放弃了: the object stands first, and who does it opens the next clause.</summary>
    private bool IsFronted(Sentence sentence, Span mention, List<Actor> actors)
    {
        var next = sentence.ClauseAt(mention.Start) + 1;
        return next < sentence.Clauses.Count && sentence.Clauses[next] is var clause && !_mentions.Any(clause.Contains)
            && actors.Exists(a => a.Kind is ActorKind.Asked && clause.Contains(a.Span) && a.Span.Start - clause.Start <= 2)
            && WithoutObject().IsMatch(_text.Lower.AsSpan(clause.Start, clause.Length));
    }

    [GeneratedRegex(@"(?:放弃|否决|拒绝|弃用|不用|没用|没选|采用|选用|用上|买下|买|停用)了?[。”]?\s*$", RegexOptions.None, 10_000)]
    private static partial Regex WithoutObject();

    private static bool Counts(Actor actor) =>
        (actor.Kind is ActorKind.Asked && actor.Role is not ActorRole.None) || actor.Kind is ActorKind.Pronoun || actor.Role is ActorRole.Subject || (actor.Role is ActorRole.Beneficiary && !actor.Vendor);

    /// <summary>Another one acts, but for the asked company: 甲助力乙接入X.</summary>
    private static bool IsDoneFor(List<Actor> actors, Span mention) =>
        actors.Exists(a => a.Kind is ActorKind.Asked && a.Role is ActorRole.Beneficiary && a.Span.Start > mention.End);

    /// <summary>The mention is itself the subject of its clause (火山引擎也做了适配, "AWS provides …"): a vendor at work, for whom comes after it.</summary>
    private bool IsActingVendor(Sentence sentence, Span mention, List<Actor> actors)
    {
        var clause = sentence.Clauses[sentence.ClauseAt(mention.Start)];
        return actors.Exists(a => a.Vendor && a.Span.Start == mention.Start && a.Role is ActorRole.Subject)
            && string.IsNullOrWhiteSpace(_text.Lower[clause.Start..mention.Start].Trim('“', '"'));
    }

    private Subject After(Sentence sentence, Span mention, List<Actor> actors)
    {
        var after = actors.Where(a => a.Span.Start >= mention.End && (Counts(a) || a.Kind is ActorKind.Asked)).ToList();
        var first = after.FirstOrDefault(a => !a.Vendor);
        if (first is not null)
        {
            if (after.Exists(a => a.Group == first.Group && a.Kind is ActorKind.Asked))
            {
                return Subject.Named;
            }

            if (first.Kind is ActorKind.Pronoun)
            {
                return ByPronoun(sentence);
            }

            var sameClause = sentence.ClauseAt(first.Span.Start) == sentence.ClauseAt(mention.Start);
            if (first.Kind is ActorKind.Other && sameClause)
            {
                return Subject.Other;
            }

            if (after.Exists(a => a.Kind is ActorKind.Asked))
            {
                return Subject.Named;
            }
        }

        return Topic(sentence);
    }

    private Subject Pronoun(Sentence sentence, List<Actor> before)
    {
        var named = before.FindLast(a => a.Kind is ActorKind.Asked or ActorKind.Other && a.Role is ActorRole.Subject && !a.Vendor)
            ?? before.FindLast(a => a.Kind is ActorKind.Asked);
        if (named is not null)
        {
            return named.Kind is ActorKind.Asked || before.Exists(a => a.Group == named.Group && a.Kind is ActorKind.Asked) ? Subject.Pronoun : Subject.Other;
        }

        return ByPronoun(sentence);
    }

    private Subject ByPronoun(Sentence sentence) => Topic(sentence) switch
    {
        Subject.Carried => Subject.Pronoun,
        Subject.Unclear when !_actors.Any(a => a.Kind is ActorKind.Other && a.Span.Start < sentence.Span.Start) => Subject.Pronoun,
        var topic => topic,
    };

    /// <summary>"Microsoft aims to deploy X across its products, noting that customers, including 甲, …": 甲 comes clauses later.</summary>
    private static bool IsVendorsOwn(Sentence sentence, Span mention, Actor vendor, List<Actor> actors) =>
        sentence.ClauseAt(vendor.Span.Start) is var at && at == sentence.ClauseAt(mention.Start)
        && actors.TrueForAll(a => a.Kind is not ActorKind.Asked || a.Span.Start > sentence.Clauses[at].End)
        && vendor.Role is ActorRole.Subject;

    private Subject? PronounIn(List<Actor> actors, Sentence sentence) =>
        actors.Exists(a => a.Kind is ActorKind.Pronoun) && ByPronoun(sentence) is Subject.Pronoun ? Subject.Pronoun : null;

    /// <summary>Whom the text speaks of when the sentence begins.</summary>
    public Subject TopicName(Sentence sentence) => _topicBefore[sentence.Index];

    private Subject Topic(Sentence sentence) => _topicBefore[sentence.Index];
}
