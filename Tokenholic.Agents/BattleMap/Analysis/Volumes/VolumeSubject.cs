using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Rules;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;

namespace Tokenholic.Agents.BattleMap.Analysis.Volumes;

/// <summary>
/// Tells a quantity of somebody else's from the company's own: a model's downloads, an industry's conversations, a customer's staff.
/// The subject of the clause decides; a clause without one goes on with the subject of the clause before.
/// </summary>
internal sealed partial class VolumeSubject(Page page)
{
    private enum Whose
    {
        Company,
        Another,
    }

    /// <summary>Whether the words up to a place of the sentence say that the quantity there is not the company's.</summary>
    public bool IsAnothers(Sentence sentence, int position)
    {
        for (var at = sentence.ClauseAt(position); at >= 0; at--)
        {
            if (Of(sentence, at, position) is { } whose)
            {
                return whose is Whose.Another;
            }
        }

        var previous = sentence.Index > 0 ? page.Sentences[sentence.Index - 1] : null;
        return previous is { Section: Section.Body } && previous.Paragraph == sentence.Paragraph
            && Enumerable.Range(1, previous.Clauses.Count).Select(back => Of(previous, previous.Clauses.Count - back, previous.Span.End)).FirstOrDefault(whose => whose is not null) is Whose.Another;
    }

    private Whose? Of(Sentence sentence, int at, int position)
    {
        var clause = sentence.Clauses[at];
        var span = new Span(clause.Start, Math.Clamp(position, clause.Start, clause.End));
        var words = page.Lower(span);
        if (OthersOfTheirs().IsMatch(page.Text.Cased.AsSpan(span.Start, span.Length)) || ServesAnother(span) || IsNamedParty(span))
        {
            return Whose.Another;
        }

        var actors = page.Subjects.In(sentence).Where(a => span.Contains(a.Span)).ToList();
        if (actors.Exists(a => a.Kind is ActorKind.Asked or ActorKind.Pronoun))
        {
            return Whose.Company;
        }

        if (Market().IsMatch(words) || Everywhere().IsMatch(page.Lower(clause)) || (at > 0 && MarketSource().IsMatch(page.Lower(sentence.Clauses[at - 1]))))
        {
            return Whose.Another;
        }

        if (IsOfModel(sentence, at, span))
        {
            return DoesTheWork().IsMatch(page.Lower(clause)) ? null : Whose.Another;
        }

        return OwnProduct().IsMatch(words) ? Whose.Company : null;
    }

    /// <summary>豆包大模型日均…, "Alibaba Cloud serves …", "…, which processes …" behind a model: the model or its maker is what the clause tells of.</summary>
    private bool IsOfModel(Sentence sentence, int at, Span span)
    {
        var words = page.Lower(span);
        if (at > 0 && Which().IsMatch(words))
        {
            return page.In(sentence.Clauses[at - 1]).Exists(m => IsAnothers(m) && page.Lower(new Span(m.Span.End, span.Start)).Trim(' ', ',', '，').Length == 0);
        }

        var heads = page.In(span).Where(IsAnothers).ToList();
        var head = heads.Find(m => BeforeHead().IsMatch(WithoutMentions(span.Start, m.Span.Start)));
        return head is not null && !DrivenBy().IsMatch(page.Lower(new Span(head.Span.End, span.End)));
    }

    private string WithoutMentions(int start, int end)
    {
        var before = new Span(start, end);
        var words = page.Lower(before);
        return page.In(before).OrderByDescending(m => m.Span.Start).Aggregate(words, (text, m) => text.Remove(m.Span.Start - start, m.Span.Length));
    }

    private bool IsAnothers(Mention mention) => !mention.Coined && !page.IsOwnMake(mention) && (page.AskedVendor is null || mention.Vendor != page.AskedVendor);

    /// <summary>为青木家居搭建客服助手: what is built for another company works for that company.</summary>
    private bool ServesAnother(Span span) => Serves().Matches(page.Text.Cased[span.Start..span.End]).Any(m =>
        m.Groups["name"] is { } name && !page.AskedNames.Contains(name.Value) && (char.IsAsciiLetterUpper(name.Value[0]) || Organizations.EndsLikeCompany(name.Value)));

    /// <summary>海桐的客服每天…, "Haitong's assistant handles …": whose it is stands first.</summary>
    private bool IsNamedParty(Span span)
    {
        var match = Possessor().Match(page.Text.Cased, span.Start, span.Length);
        var name = match.Groups["name"];
        return match.Success && !page.AskedNames.Contains(name.Value)
            && !page.Subjects.IsNamed(new Span(name.Index, name.Index + name.Length), ActorKind.Asked) && !page.Mentions.Any(m => m.Span.Overlaps(new Span(name.Index, name.Index + name.Length)));
    }

    private const string Lead = @"[\s“""*·•(（-]*(?:(?:而|但|其中|同时|目前|截至目前|截至今年|截至|此外|另外|据悉|如今|现在|去年|今年|年底|年初|\d{4}年(?:\d{1,2}月)?(?:底|末|初)?|\d{1,2}月|and|but|while|meanwhile|today|currently|in 20\d\d)[\s,]*)*";
    private const string Product = "客服|助手|机器人|智能体|问答|系统|知识库|外呼|坐席|热线|团队|门店|小程序";

    // 其客户青木家居有员工1.2万人, 这套系统所在的园区有员工5万人, its customer Greenwood employs …
    [GeneratedRegex(@"(?:大?客户(?!服务|咨询|经理|成功|体验|会话|对话|联络|中心|支持|关系|[每来发满人])|合作伙伴|合作方|供应商|竞争对手|同行|友商|母公司|股东|经销商)[\u4e00-\u9fff]{2,10}?(?:现?有|拥有|共有|员工)|(?:客户|合作伙伴|合作方|供应商|竞争对手|同行|友商|母公司|股东)(?:的员工|的?现有员工|有员工|拥有)|所在的?[\u4e00-\u9fff]{0,6}(?:园区|大厦|城市|行业|地区|集群|区|市|省)|^" + Lead + @"(?:[\u4e00-\u9fff]{0,4}(?:园区|产业园))|\b(?i:its|our|their|the) (?:\w+ )?(?:customer|client|partner|supplier|rival|competitor|parent),? [A-Z][a-z]", RegexOptions.None, 10_000)]
    private static partial Regex OthersOfTheirs();

    [GeneratedRegex(@"(?:为|帮助?|给|替)(?<name>[\u4e00-\u9fff]{2,10}?|[A-Z][\w&'-]+(?: [A-Z][\w&'-]*){0,3})\s?(?:集团|公司)?(?:搭建|开发|打造|建设|部署|定制|交付|构建|提供|上线)|\b(?:built|build|builds|made|developed|deployed|runs?|ran|delivered|launched|created)\b[^,.;]{0,40}\bfor (?<name>[A-Z][\w&'-]+(?: [A-Z][\w&'-]*){0,3})", RegexOptions.None, 10_000)]
    private static partial Regex Serves();

    // the last character tells a name from a part, a person, a time or a verb, as far as one can
    [GeneratedRegex(@"\G(?:而|但|其中|同时|目前|如今)?(?<name>(?!公司|我们|自己|集团|平台|微信|官网|内部|国内|海外|全|各|每|多|这|那|该|其|此|本|新|旧|原|现|老)[\u4e00-\u9fff]{2,4}(?<![款型版代品端侧线店部组队员师者人方们院校馆行局厂所台网车机库群号屏期年月日后前时中上下内里外间初底末统手服心务用份序块件层面站司家会项生户业些都此其还又再便则建造发署入接开升改做成到出立理制动能合供持支研商区市省县界天同样])的(?:智能|AI|在线)?(?:客服|助手|机器人|智能体|系统|团队|员工|坐席))|\G\s*(?:And |But |Meanwhile,? )?(?<name>(?!It|That|This|Today|There|Here|What|Yesterday|Last|Everyone|Nobody|Customers|Company|China|America|Europe|Asia)[A-Z][\w&-]+(?: [A-Z][\w&-]*){0,2})['’]s? (?:[\w-]+ ){0,2}(?:assistant|bot|chatbot|agents?|service|support|desk|team|system|platform|staff)\b", RegexOptions.None, 10_000)]
    private static partial Regex Possessor();

    [GeneratedRegex("^" + Lead + @"(?:(?:全国|全球|全世界|全市|全省)(?![\u4e00-\u9fff]{0,6}(?:门店|员工|团队|网点|用户|客户|会员|玩家|买家|坐席|公司|办公室|客服中心))|我国|全行业|整个行业|行业(?!大模型|助手|问答|知识)|业内|业界|(?:国内|国外|海外)?(?:头部|主流|大型|各大)[\u4e00-\u9fff]{0,6}(?:平台|厂商|企业|公司|电商|银行|机构)|市场上|同行|友商|竞争对手|各大|[\u4e00-\u9fff]{0,6}(?:协会|统计局|研究院|工信部|联盟)|(?:across )?(?:the|this|our|its|an?|whole|entire|global) ?(?:[\w-]+ )?(?:industry|market|sector|world|country|nation)\b|industry|nationwide|worldwide|globally|analysts|companies|peers|rivals)", RegexOptions.None, 10_000)]
    private static partial Regex Market();

    [GeneratedRegex(@"^(?!.*\b(?:its|the|our) [\w -]{0,20}(?:assistant|bot|chatbot|agents?|desk|system|platform)\b).*\b(?:worldwide|globally|nationwide|around the world|across the (?:industry|country|globe))\b", RegexOptions.None, 10_000)]
    private static partial Regex Everywhere();

    [GeneratedRegex(@"^[\s“]*(?:据|根据)[^，]*(?:协会|行业|咨询|研究院|统计局|工信部|第三方|市场|联盟|机构)|^[\s“]*(?:在|放眼|纵观)[^，]{0,10}(?:行业|市场)[内里中]?[，]?$|^\s*according to (?:the )?[\w -]*(?:association|analysts|industry|market|ministry|bureau|research)", RegexOptions.None, 10_000)]
    private static partial Regex MarketSource();

    [GeneratedRegex("^" + Lead + @"(?:国产|自研|旗下|其|的|大模型|模型|平台|系列|\(|\)|、|和|与|['’]s|the|both|\s|“|”)*$", RegexOptions.None, 10_000)]
    private static partial Regex BeforeHead();

    // 通义千问驱动的客服助手: the assistant is the subject
    [GeneratedRegex(@"驱动|加持|支撑|提供支持|powered|-based|" + Product + @"|\b(?:assistant|bot|chatbot|agent)s?\b", RegexOptions.None, 10_000)]
    private static partial Regex DrivenBy();

    // "通义千问每天处理8万次会话": the model at the company's work, unless it is its tokens, calls or users that are counted
    [GeneratedRegex(@"^(?!.*(?:token|词元|调用|请求|下载|用户|\bcalls?\b|\brequests?\b|downloads?|\busers?\b|\bcustomers\b|全球|全国|全网|worldwide|globally)).*(?:处理|回答|接待|接听|回复|承接|生成|撰写|翻译|审核|完成|\b(?:handl|answer|process|draft|writ|translat|review|resolv|generat|produc)(?:e|es|ed|s|ing)?\b)", RegexOptions.None, 10_000)]
    private static partial Regex DoesTheWork();

    [GeneratedRegex("^" + Lead + @"(?!该|这|此|其|它)[\u4e00-\u9fff]{0,6}(?:" + Product + ")", RegexOptions.None, 10_000)]
    private static partial Regex OwnProduct();

    [GeneratedRegex(@"^\s*(?:(?:which|that|the latter)\b|后者)", RegexOptions.None, 10_000)]
    private static partial Regex Which();
}
