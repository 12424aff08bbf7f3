using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>
/// What one sentence says was used may be over by another: the title says so ("Why we left X"), a later sentence calls it past,
/// or tells in the past tense of X and then of the move to Y.
/// </summary>
internal static partial class Supersession
{
    /// <summary>The candidates, with those in use turned past that the page elsewhere says are over; <paramref name="left"/> are the models the title takes leave of.</summary>
    public static IReadOnlyList<Candidate> Apply(Page page, IReadOnlyList<Candidate> candidates, IReadOnlyList<Mention> left) =>
        WithPlatforms(candidates.Select(c => IsOver(page, c, candidates, left) ? Over(c) : c).ToList());

    private static Candidate Over(Candidate candidate) => candidate with { Claim = candidate.Claim with { Status = UsageStatus.Past }, Sure = true };

    /// <summary>在甲的平台上试用X, and X is over: so is the platform, as far as that sentence goes.</summary>
    private static List<Candidate> WithPlatforms(List<Candidate> candidates) =>
        candidates.ConvertAll(c => c is { Claim: { Model: null, Status: UsageStatus.InUse } } && candidates.Exists(o => o.Sentence == c.Sentence && o.Claim.Model is not null && o.Claim.Vendor == c.Claim.Vendor)
            && candidates.TrueForAll(o => o.Sentence != c.Sentence || o.Claim.Model is null || o.Claim.Vendor != c.Claim.Vendor || o.Claim.Status is UsageStatus.Past) ? Over(c) : c);

    /// <summary>The models that a title takes leave of.</summary>
    public static IReadOnlyList<Mention> LeftBy(Page title) =>
        [.. title.Sentences.SelectMany(s => title.In(s.Span).Where(m => m.Model is not null && (Migration.Read(title, s, m) is UsageStatus.Past
            || Leaves().IsMatch(title.Lower(new Span(s.Span.Start, m.Span.Start))) || IsLeft().IsMatch(title.Lower(new Span(m.Span.End, s.Span.End))))))];

    private static bool IsOver(Page page, Candidate candidate, IReadOnlyList<Candidate> all, IReadOnlyList<Mention> left)
    {
        if (candidate is not { Claim.Status: UsageStatus.InUse, Mention.Model: { } model, Sentence: var sentence })
        {
            return false;
        }

        var words = page.Lower(sentence.Span);
        if (Cues.Has("still", words))
        {
            return false;
        }

        return left.Any(m => m.Model!.Id == model.Id || (m.Model.Id == m.Model.Family && m.Model.Family == model.Family))
            || all.Any(o => o.Claim.Status is UsageStatus.Past && o.Sentence.Index > sentence.Index && o.Mention?.Model is { } other && (other.Id == model.Id || other.Id == other.Family) && other.Family == model.Family)
            || TakenDownLater(page, sentence)
            || (Was().IsMatch(words) && all.Any(o => Follows(page, o, sentence, model.Family)));
    }

    /// <summary>去年9月这条链路已经整体下线: of the next two sentences one says so and names nothing else.</summary>
    private static bool TakenDownLater(Page page, Sentence sentence)
    {
        foreach (var next in page.Sentences.Skip(sentence.Index + 1).Take(2).TakeWhile(s => s.Paragraph == sentence.Paragraph && page.In(s.Span).Count == 0))
        {
            if (TakenDown().IsMatch(page.Lower(next.Span)) && !Cues.Has("plan", page.Lower(next.Span)))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"(?:这条|这套|该|这个|整套|那套)(?:链路|系统|服务|方案|接口|平台|项目|机器人|助手|流程)?[^，。；]{0,8}(?:下线|停用|关停|退役|停掉|弃用|废弃)|\b(?:moving|moved|switching|switched|migrating|migrated|getting|got) (?:off|away from) (?:it|that|them)\b|\b(?:it|that|this) (?:setup |service |integration )?was (?:retired|dropped|shut down|switched off|decommissioned)\b", RegexOptions.None, 10_000)]
    private static partial Regex TakenDown();

    /// <summary>A later sentence that moves on to another model.</summary>
    private static bool Follows(Page page, Candidate other, Sentence sentence, string family) =>
        other.Claim.Status is UsageStatus.InUse && other.Sentence.Index > sentence.Index && other.Mention?.Model is { } next && next.Family != family
        && !page.In(other.Sentence.Span).Exists(m => m.Model?.Family == family)
        && MovesOn().IsMatch(page.Lower(other.Sentence.Span));

    [GeneratedRegex(@"\b(?:stop\w* using|off|away from|leav\w+|left|ditch\w*|drop\w*|goodbye to|moved on from|quit\w*|abandon\w*)\b[^:]{0,14}$|(?:告别|弃用|停用|换掉|放弃|不再用|不用)[^：]{0,4}$", RegexOptions.None, 10_000)]
    private static partial Regex Leaves();

    [GeneratedRegex(@"^[^，。：]{0,6}(?:下线|退役|停用|被换)", RegexOptions.None, 10_000)]
    private static partial Regex IsLeft();

    [GeneratedRegex(@"曾|最早|最初|起初|当时|当初|原来|原本|去年|前年|此前|之前|一整年|20\d\d年|\b(?:was|were|called|came|ran|used|had|relied|went|started|began|until)\b", RegexOptions.None, 10_000)]
    private static partial Regex Was();

    [GeneratedRegex(@"取而代之|改由|改用|替代方案|现在的(?:方案|做法|架构|版本)|(?:切|换|搬|迁|转|改)(?:换|移)?(?:到|成|为|至|向)了?|\bflipped the switch\b|\b(?:switched|moved|migrated|shifted|went|changed) (?:\w+ )?(?:over )?(?:to|onto)\b|\breplaced (?:it|them)\b|\b(?:today|now)\b[^.;]{0,16}\b(?:same|it|they|everything|all of)\b", RegexOptions.None, 10_000)]
    private static partial Regex MovesOn();
}
