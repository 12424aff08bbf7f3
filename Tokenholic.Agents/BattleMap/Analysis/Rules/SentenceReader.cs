using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>Turns the mentions of a sentence into candidates for claims, or says why they are none.</summary>
internal sealed partial class SentenceReader(Page page, SourceTier tier, UseCaseReader useCases)
{
    private readonly StatusReader _status = new(page);
    private readonly VendorDecision _vendor = new(page);
    private readonly VendorsOwn _own = new(page);

    /// <summary>Reads one sentence, adding to the candidates and the rejections.</summary>
    public void Read(Sentence sentence, List<Candidate> candidates, List<RejectedClaim> rejected)
    {
        if (sentence.Section is Section.Metadata)
        {
            return;
        }

        var mentions = page.In(sentence.Span).Where(m => m.Kind is not MentionKind.Owner || IsOwnersModel(sentence, m)).ToList();
        DropReason? reason = null;
        var kept = candidates.Count;
        foreach (var mention in mentions)
        {
            if (Judge(sentence, mention, out var candidate) is { } drop)
            {
                reason ??= drop;
            }
            else
            {
                candidates.Add(candidate!);
            }
        }

        if (reason is not null && candidates.Count == kept)
        {
            var (quote, start) = Quotes.Of(page, sentence, sentence.Span);
            if (quote.Length >= QuoteCheck.MinLength)
            {
                rejected.Add(new RejectedClaim(quote, start, reason.Value));
            }
        }
    }

    private DropReason? Judge(Sentence sentence, Mention mention, out Candidate? candidate)
    {
        candidate = null;
        if (sentence.Section is Section.JobRequirement)
        {
            return DropReason.CandidateRequirement;
        }

        if ((sentence.Section is Section.JobDuty || page.IsTender || Duty().IsMatch(page.Lower(sentence.Span))) && Example().IsMatch(page.Lower(new Span(sentence.Span.Start, mention.Span.Start))))
        {
            return DropReason.CandidateRequirement; // 主流大模型（如GPT、Claude等）
        }

        if (sentence.Section is Section.Body && Cues.Has("requirement", page.Lower(sentence.Span)) && !page.Subjects.In(sentence).Any(a => a.Kind is ActorKind.Asked))
        {
            return DropReason.CandidateRequirement;
        }

        if (Cues.Has("instruction", page.Lower(Paragraph(sentence))))
        {
            return DropReason.Instruction;
        }

        if (mention.Kind is MentionKind.Cloud && Cues.Has("people_of", page.Lower(new Span(mention.Span.End, Math.Min(sentence.Span.End, mention.Span.End + 16)))))
        {
            return DropReason.NoUseStated;
        }

        if (mention.Kind is MentionKind.Cloud && (IsPlainHosting(sentence, mention) || _vendor.OnlyHosts(sentence, mention)))
        {
            return DropReason.NotAnAiService;
        }

        var subject = page.Subjects.Of(sentence, mention);
        if (subject is Subject.Other or Subject.Vendor or Subject.Anyone or Subject.Unclear)
        {
            return subject switch
            {
                Subject.Other => DropReason.OtherCompany,
                Subject.Vendor => DropReason.VendorMarketing,
                _ => DropReason.NoUseStated,
            };
        }

        if (_own.IsMarketing(sentence, mention))
        {
            return DropReason.VendorMarketing;
        }

        var reading = _status.Read(sentence, mention);
        if (reading.Status is not { } status)
        {
            return reading.Drop;
        }

        if (mention.Coined && status is not UsageStatus.InUse)
        {
            return DropReason.NoUseStated; // somebody's own model that something is planned with
        }

        if (subject is Subject.Carried && IsAboutTheModel(sentence, mention, reading))
        {
            return DropReason.NoUseStated;
        }

        if (IsPartnerLabel(sentence, mention, status))
        {
            return DropReason.PartnershipOnly;
        }

        if (Existing().IsMatch(page.Lower(new Span(sentence.Clauses[0].Start, mention.Span.Start))) && status is UsageStatus.InUse or UsageStatus.Planned)
        {
            status = sentence.Section is Section.JobDuty || page.IsTender ? UsageStatus.InUse : status; // 现有热线机器人（X）将整体替换
        }
        else if (sentence.Section is Section.JobDuty && Migration.Read(page, sentence, mention) is { } move)
        {
            var planned = move is UsageStatus.InUse && page.In(sentence.Span).Exists(m => Migration.Read(page, sentence, m) is UsageStatus.Planned);
            status = move is UsageStatus.Past || planned ? UsageStatus.InUse : UsageStatus.Planned; // 将底层由X迁往Y is still to be done
        }
        else if (sentence.Section is Section.JobDuty || (page.IsTender && status is UsageStatus.InUse))
        {
            status = UsageStatus.Planned;
        }

        candidate = Candidate(sentence, mention, subject, status, reading.Sure);
        return null;
    }

    // 该系统目前基于X运行; not 新系统须基于X
    [GeneratedRegex(@"(?:目前|现有|现在|现行|在用|\b(?:existing|currently|our current)\b)(?![^，。]*(?:新系统|新平台|须|应|[迁切换替升改搬][移换级造到]?(?:到|至|为|成)))[^，。；(]{0,30}[(]?[^，。；(]{0,10}$", RegexOptions.None, 10_000)]
    private static partial Regex Existing();

    [GeneratedRegex(@"[(（](?:如|例如|比如|包括|e\.g\.,?|such as|for instance|for example|like)[^()（）]*$", RegexOptions.None, 10_000)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\W*\d*\W*(?:负责|参与|协助|跟踪|熟悉)", RegexOptions.None, 10_000)]
    private static partial Regex Duty();

    private Candidate Candidate(Sentence sentence, Mention mention, Subject subject, UsageStatus status, bool sure)
    {
        var (quote, start) = Quotes.Of(page, sentence, mention.Span);
        var confidence = Confidence.Of(tier, subject, sure);
        var claim = new Claim(useCases.Read(page, sentence, mention.Span.Start), _vendor.Of(sentence, mention), mention.Model?.Id, status, quote, start, confidence, mention.IsProduct ? mention.Platform!.Id : null);
        return new Candidate(claim, mention, sentence, subject, sure);
    }

    /// <summary>字节的大模型: the owner's name counts where a word for a model stands right after it, and no model by name.</summary>
    private bool IsOwnersModel(Sentence sentence, Mention mention)
    {
        var after = page.Lower(new Span(mention.Span.End, Math.Min(sentence.Span.End, mention.Span.End + 16)));
        return (Cues.Get("owners_model").Match(after) is { Success: true, Index: 0 } || MadeWith().IsMatch(after))
            && !page.In(sentence.Span).Exists(m => m.Model is not null && m.Span.Start >= mention.Span.End && m.Span.Start <= mention.Span.End + 16);
    }

    // "an OpenAI-powered assistant"
    [GeneratedRegex(@"^-(?:powered|based|driven|enabled)\b", RegexOptions.None, 10_000)]
    private static partial Regex MadeWith();

    private bool IsPlainHosting(Sentence sentence, Mention mention)
    {
        var clause = page.Lower(sentence.Clauses[sentence.ClauseAt(mention.Span.Start)]);
        return !Cues.Has("ai_context", page.Lower(sentence.Span)) || (Cues.Has("hosting", clause) && !Cues.Has("ai_context", clause));
    }

    /// <summary>"DeepSeek的一大亮点是…": with nobody named, a sentence that begins with the model tells of the model.</summary>
    private bool IsAboutTheModel(Sentence sentence, Mention mention, StatusReading reading)
    {
        var first = page.In(sentence.Span)[0];
        var lead = page.Lower(new Span(sentence.Span.Start, first.Span.Start));
        if (reading is { Sure: true, Status: UsageStatus.Past or UsageStatus.Denied } || Inventory.Read(page, sentence, mention) is not null)
        {
            return false; // "GPT-4o was retired in June": told of the company whose page it is
        }

        return Cues.Get("lead_in").Replace(lead, "").Trim(' ', '“', '"', '，', ',', '、', '-').Length == 0
            ? !Cues.Has("put_to_use", page.Lower(sentence.Span))
            : !reading.Sure && !Cues.Has("use", page.Lower(sentence.Span));
    }

    private bool IsPartnerLabel(Sentence sentence, Mention mention, UsageStatus status)
    {
        var clause = page.Lower(sentence.Clauses[sentence.ClauseAt(mention.Span.Start)]);
        return status is UsageStatus.InUse or UsageStatus.Planned
            && Cues.Has("partner_label", clause)
            && !Cues.Has("put_to_use", page.Lower(sentence.Span))
            && !Cues.Has("plan", page.Lower(sentence.Span));
    }

    private Span Paragraph(Sentence sentence)
    {
        var all = page.Sentences.Where(s => s.Paragraph == sentence.Paragraph).ToList();
        return new Span(all[0].Span.Start, all[^1].Span.End);
    }
}
