using System.Text.RegularExpressions;

namespace Tokenholic.Agents.BattleMap.Analysis.Sentences;

/// <summary>Follows the sections of a page line by line: front matter at the top, headings, and the parts of a job advertisement.</summary>
internal sealed partial class SectionReader
{
    private const int LongestHeading = 24;
    private readonly bool _jobAd;
    private FrontMatter _frontMatter = FrontMatter.NotSeen;
    private Section _current;

    private SectionReader(bool jobAd, Section first) => (_jobAd, _current) = (jobAd, first);

    private enum FrontMatter
    {
        NotSeen,
        Inside,
        Over,
    }

    /// <summary>A reader for one page; a job ad is known by its source, its title, or by naming both duties and requirements.</summary>
    public static SectionReader For(string text, string title, bool jobAdSource)
    {
        var markers = JobMarker().Matches(text);
        var duties = markers.Any(m => m.Groups["duty"].Success);
        var needs = markers.Any(m => m.Groups["need"].Success);
        var careers = CareersPage().IsMatch(text);
        var jobAd = jobAdSource || careers || JobTitle().IsMatch(title) || (duties && needs) || ChineseJobMarker().IsMatch(text);
        return new SectionReader(jobAd, (jobAdSource || careers) && !duties ? Section.JobDuty : Section.Body);
    }

    /// <summary>What a line is: metadata, a heading, or something to read sentence by sentence (<see cref="Section.Body"/>).</summary>
    public Section Kind(string line)
    {
        var trimmed = line.Trim();
        if (IsFrontMatter(trimmed))
        {
            return Section.Metadata;
        }

        if (trimmed.StartsWith('#') || (trimmed.Length <= LongestHeading && !Punctuation().IsMatch(trimmed)))
        {
            Within(trimmed.TrimStart('#', ' '));
            return Section.Heading;
        }

        return Section.Body;
    }

    /// <summary>The section of a sentence; markers of a job ad may stand alone on a line or run on in the text.</summary>
    public Section Within(string sentence)
    {
        if (!_jobAd)
        {
            return Section.Body;
        }

        var marker = JobMarker().Match(sentence);
        if (marker.Success)
        {
            _current = marker.Groups["duty"].Success ? Section.JobDuty : marker.Groups["need"].Success ? Section.JobRequirement : Section.Body;
        }

        return _current is Section.JobDuty && Requirement().IsMatch(sentence) ? Section.JobRequirement : _current;
    }

    private bool IsFrontMatter(string line)
    {
        var isKey = MetadataKey().IsMatch(line);
        var isFence = line is "---" or "+++";
        switch (_frontMatter)
        {
            case FrontMatter.NotSeen when isKey || isFence:
                _frontMatter = FrontMatter.Inside;
                return true;
            case FrontMatter.Inside when isFence:
                _frontMatter = FrontMatter.Over;
                return true;
            case FrontMatter.Inside when isKey || line.StartsWith("- ", StringComparison.Ordinal):
                return true;
            default:
                _frontMatter = FrontMatter.Over;
                return false;
        }
    }

    [GeneratedRegex("^[a-zA-Z_]{2,20}:(?:\\s*$|\\s*[\"'\\[{\\d]|\\s*(?:true|false)\\b|\\s+\\S{1,40}$)", RegexOptions.None, 10_000)]
    private static partial Regex MetadataKey();

    [GeneratedRegex(@"[。！？；，,!?;.…]|[”""）)]$", RegexOptions.None, 10_000)]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"招聘|校招|社招|内推|招募|诚聘|急聘|岗位|职位|直聘|(?:工程师|产品经理|项目经理|架构师|研究员|实习生|算法专家|开发)(?:[（(][^（）()]*[）)])?$|\b(?:engineer|scientist|developer|architect|product manager|specialist|intern)s?(?: \([^()]*\))?$|\b(?:hiring|careers?|job opening|job description|vacancy|we are looking for)\b", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex JobTitle();

    // the company's name and a job's title, each on a line of its own at the top
    [GeneratedRegex(@"\A\s*(?:(?:加入|关于|招聘)[^\n，。]{1,16}|[^\n，。]{1,20}(?:招聘|\bcareers|\bjobs)|join [^\n,.]{2,30})\s*\n[^\n，。,.]{0,24}(?:工程师|产品经理|架构师|研究员|实习生|专员|\b(?:engineer|scientist|developer|architect|specialist|intern))\s*\n", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex CareersPage();

    [GeneratedRegex(@"岗位职责|工作职责|任职要求|岗位要求|职位要求|任职资格|六险一金|五险一金|equal opportunity employer", RegexOptions.None, 10_000)]
    private static partial Regex ChineseJobMarker();

    [GeneratedRegex(@"(?:^|[\s。；#*【\[])(?:(?<duty>岗位职责|工作职责|职责|职位描述|工作内容|主要职责|岗位描述|职责描述|(?:key |your |main )?responsibilities|what you(?:'ll| will) (?:do|be doing|work on)|(?:about )?the role|你将负责|(?:岗位|你)?要做的事|(?:主要|核心)任务|日常工作|工作描述|做什么|你会做什么|你的工作|你要做的)|(?<need>任职要求|岗位要求|职位要求|任职资格|任职条件|应聘要求|招聘要求|加分项|(?:minimum |preferred |job |basic )?(?:requirements|qualifications)|what you(?:'ll| will)? (?:bring|need|have)|we(?:'d| would) (?:love|like) (?:to see|you to have)|must[- ]haves?|your (?:profile|background|skills)|skills(?: and experience)?|ideal candidate|what we(?:'re| are) looking for|who you are|about you|you (?:have|should have)|nice[- ]to[- ]have|bonus points|要求|我们希望你|我们看重的?|我们看中|我们在找|你需要(?:具备|有)|你应该|理想的你|加分|入职门槛|门槛|硬性条件|希望你|我们期待你?|期待你|(?:我们)?需要你|你需要|你具备|优先条件|职位资格|应聘条件|技能要求|基本要求)|(?<about>公司介绍|我们是谁|关于公司|公司简介|关于我们|企业介绍|薪资福利|福利待遇|about (?:us|the company|the team)|benefits))\s*(?:[:：】\]]|$)", RegexOptions.IgnoreCase | RegexOptions.Multiline, 10_000)]
    private static partial Regex JobMarker();

    [GeneratedRegex(@"熟悉|精通|掌握|了解.{0,12}者|经验者|优先|学历|年以上|\bfamiliar(?:ity)? with\b|\bexperience (?:with|in|using|building)\b|\bproficien|\bknowledge of\b|\byears of\b|\bdegree\b", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Requirement();
}
