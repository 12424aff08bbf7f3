using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Rules;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Subjects;

/// <summary>Whom the text speaks of from sentence to sentence.</summary>
internal sealed partial class SubjectTracker
{
    [GeneratedRegex(@"^\W*(?:a|one|another) (?:\w+ )?(?:company|startup|team|client|customer|bank|retailer|firm)(?:'s)?\b(?! called| named)", RegexOptions.None, 10_000)]
    private static partial Regex ACompany();

    // what a job ad says under the company's name is no other company's heading
    [GeneratedRegex(@"(?:工程师|经理|专员|主管|总监|架构师|研究员|实习生|顾问|专家|负责人|设计师|分析师|岗)(?:[(（][^()（）]*[)）])?\s*$|岗位|职位|职责|任职|要求|工作(?:地点|内容|城市)|薪资|福利|招聘|学历|投递|\b(?:engineer|scientist|developer|architect|manager|specialist|analyst|designer|intern|lead|responsibilities|requirements|qualifications|location|the role|benefits|salary|careers?)s?\b", RegexOptions.None, 10_000)]
    private static partial Regex JobHeading();

    private bool IsHeading(Sentence sentence) => sentence.Section is Section.Heading && sentence.Span.Length <= 24
        && !Cues.Has("use", _text.Lower.AsSpan(sentence.Span.Start, sentence.Span.Length));

    private Subject[] Follow(Subject topic)
    {
        var before = new Subject[_sentences.Count];
        var paragraph = -1;
        var companyHeadings = _sentences.Any(s => IsHeading(s) && In(s).Any(a => a.Kind is ActorKind.Asked && a.Span.Length * 2 > s.Span.Length));
        var severalCompanies = _actors.Where(a => a is { Kind: ActorKind.Other, Role: ActorRole.Subject, Vendor: false }).Select(a => _text.Lower[a.Span.Start..a.Span.End]).Distinct().Count() > 2;
        foreach (var sentence in _sentences)
        {
            if (companyHeadings && IsHeading(sentence) && !JobHeading().IsMatch(_text.Lower.AsSpan(sentence.Span.Start, sentence.Span.Length)) && !In(sentence).Any(a => a.Kind is ActorKind.Asked))
            {
                topic = Subject.Other; // a page of cases, a company a heading
            }

            if (sentence.Paragraph != paragraph && topic is Subject.Vendor && _pageIsAboutAsked)
            {
                topic = Subject.Carried;
            }

            if (sentence.Paragraph != paragraph && topic is Subject.Other && _pageIsAboutAsked && !companyHeadings && !IsHeading(sentence) && !severalCompanies)
            {
                topic = Subject.Carried; // another company was an aside
            }

            paragraph = sentence.Paragraph;
            before[sentence.Index] = topic;
            if (sentence.Section is Section.Metadata)
            {
                continue;
            }

            var named = In(sentence).Where(a => a.Kind is ActorKind.Asked || (a.Kind is ActorKind.Other && a.Role is ActorRole.Subject or ActorRole.Beneficiary)).ToList();
            if (named.Exists(a => a.Kind is ActorKind.Asked && (_pageIsAboutAsked || a.Role is not (ActorRole.Partner or ActorRole.None))) && (_pageIsAboutAsked || named.Where(a => a.Group == named[^1].Group).Any(a => a.Kind is ActorKind.Asked) || named[^1].Vendor))
            {
                topic = Subject.Carried;
            }
            else if (_text.Lower.AsSpan(sentence.Span.Start, sentence.Span.Length).TrimEnd(" ”\"") is [.., '？' or '?'])
            {
                continue; // whoever a question speaks of, the answer speaks of the one that was asked
            }
            else if (named.FindLast(a => a.Kind is ActorKind.Other && !a.Vendor) is not null)
            {
                topic = Subject.Other;
            }
            else if (ACompany().IsMatch(_text.Lower.AsSpan(sentence.Span.Start, sentence.Span.Length)))
            {
                topic = Subject.Anyone; // "A company's bill reached …": they are nobody we know
            }
            else if (named.Count > 0 && !Cues.Has("joint", _text.Lower.AsSpan(sentence.Span.Start, sentence.Span.Length)))
            {
                topic = topic is Subject.Carried && _pageIsAboutAsked ? topic : Subject.Vendor;
            }
        }

        TopicAtEnd = topic;
        return before;
    }
}
