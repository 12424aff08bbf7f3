using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Tells worries, demands, questions and praise apart.</summary>
internal static partial class PointKinds
{
    public static PointKind Of(string words, IReadOnlyList<Constraint> constraints, bool names)
    {
        if (constraints.Count == 0 && (Aside().IsMatch(words) || Letters(words) < FewestLetters))
            return PointKind.OutOfScope;
        var asks = Asks().IsMatch(words);
        var request = Request().IsMatch(words);
        if (asks && !(request && (constraints.Count > 0 || Form().IsMatch(words))))
            return PointKind.Question;
        var calm = Calm().Replace(words, " "); // "no concerns" is none
        if ((Praise().IsMatch(words) || calm != words) && !Concern().IsMatch(calm) && !Form().IsMatch(words) && !Must().IsMatch(words) && constraints.All(c => c is { Negated: true, Kind: not ConstraintKind.UseCase }) && (calm == words || constraints.Count > 0 || !Demand().IsMatch(words)))
            return PointKind.Praise;
        if (constraints.Any(c => c.Kind is ConstraintKind.PriceConcern or ConstraintKind.LockIn or ConstraintKind.Security) && !Demand().IsMatch(words))
            return PointKind.Concern;
        if ((Form().IsMatch(words) || Terms().IsMatch(words)) && constraints.Count == 0)
            return PointKind.Requirement;
        if (Concern().IsMatch(calm) && !Demand().IsMatch(words))
            return constraints.Count > 0 || names || Topic().IsMatch(words) ? PointKind.Concern : PointKind.OutOfScope;
        if (constraints.Count > 0)
            return PointKind.Requirement;
        return (Demand().IsMatch(words) || request) && (names || Topic().IsMatch(words) || Fill().IsMatch(words)) ? PointKind.Requirement : PointKind.OutOfScope;
    }

    /// <summary>Whether they speak of how the document is written rather than of what it proposes.</summary>
    public static bool IsForm(string words) => Form().IsMatch(words);

    /// <summary>Whether they speak of the contract, of paying and of how long an offer holds, which no proposal settles.</summary>
    public static bool IsTerms(string words) => Terms().IsMatch(words);

    /// <summary>"If that cannot be done in the public cloud, then in our own rooms": it depends on an answer of ours.</summary>
    public static bool IsFallback(string words) => Fallback().IsMatch(words);

    // "huh?" asks nothing that anybody could answer
    private static int Letters(string words) => words.Sum(c => c > 0x2E80 ? 3 : char.IsLetterOrDigit(c) ? 1 : 0);

    private const int FewestLetters = 5;

    [GeneratedRegex(@"合同(?!审)|条款|付款|账期|发票|专票|含税|税率|报价有效|有效期|锁价|锁定价格|涨价|价格(保护|承诺|锁定)|商务|盖章|采购流程|payment|billing|net[- ]?\d+|invoice|\bVAT\b|\btax(es)?\b|price (lock|guarantee|protection|cap|freeze)|\bquote\b|quotation|valid (for|until)|contract|purchase order|terms and conditions", RegexOptions.IgnoreCase)]
    private static partial Regex Terms();

    // what is said about the feedback itself, and that the rest may stay
    [GeneratedRegex(@"^以上.{0,16}(必须|要求|意见|内容|请)|逐[条项](响应|回复|答复)|^(其余|其他|其它|剩下)(的)?(都|部分)?.{0,6}(不变|不动|照旧|没(有)?(意见|问题))|(everything|all) else (can |should |may )?(stay|remain|is fine|as is)|^(let|ask) (them|him|her)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Aside();

    [GeneratedRegex(@"^(but |and |then |那|那么|但|另外|还有)?\s*(if|unless|如果|若|要是|万一|假如|实在)(?=.*[，,]).{0,60}(can't|cannot|can not|not possible|isn't possible|impossible|不行|不能|不了|做不到|满足不了|达不到|不支持|不可以)[^，,]{0,40}[，,]", RegexOptions.IgnoreCase)]
    private static partial Regex Fallback();

    // what is to be written into the proposal is about it, whatever it is
    [GeneratedRegex(@"请?(补充|补上|加上|增加|写清|写明|列出|附上|细化|完善|说明一?下?)|\b(please|you|could|can) (also )?(add|describe|explain|include|list|show|spell out|attach|detail|elaborate)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fill();

    [GeneratedRegex(@"必须|务必|\b(must|have to|has to|need to|cannot|will not|won't)\b|\bwe need (a|an|the|to|your|our)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Must();

    [GeneratedRegex(@"篇幅|(方案|文档|文件|内容|材料|报告|写得)\S{0,3}太?(长|啰嗦)|精简|简短|简洁|缩短(?!.{0,4}(周期|时间|工期))|[一二两三四五六\d]\s?页|一页纸|语气|措辞|口吻|(更|再|太)\S{0,2}正式|排版|字体|改名|名称|写成|写错|没(看|读)懂|看不(太)?懂|看不明白|错别字|执行摘要|摘要|重点突出|突出重点|\btone\b|wording|\bshorter\b|concise|\b(one|two|three|\d+)[- ]?page|\bpages\b|pager|\bformal|layout|\bfonts?\b|executive summary|jargon|plain(er)? (language|english)|typos?\b|\brenam(e|ed|ing)\b|calling us|misspel|(wrong|correct|full|official|legal|formal) (company )?name|hard to (read|follow|understand)|confusing|(doc|document|proposal|deck|text|paper|version|\bit)( is|'s)? (\w+ )?too (long|short|wordy|technical)|too wordy", RegexOptions.IgnoreCase)]
    private static partial Regex Form();

    [GeneratedRegex(@"不(用)?担心|没(有)?(什么|太大|大|其他|其它|别的|更多|任何)?(顾虑|意见|异议|担忧|风险|问题)|\b(no|without) (\w+ )?(concerns?|worries|risks?|problems?|issues?|objections?)|(not|n't) (worried|concerned|afraid|worry)|(is not|isn't|are not|aren't) (an? )?(\w+ )?(problem|concern|issue|risk)", RegexOptions.IgnoreCase)]
    private static partial Regex Calm();

    [GeneratedRegex(@"[?？]\s*$|吗[。.]?$|(如何|怎么(?!样都)|怎样|是否|(?<!没|没有)什么|多少(?!有)|哪[些个里]|为什么|有没有)|^(how|what|when|which|why|who|where|is there|are there|do you|does|is it|can|could|would)\b|\b(want to know|wondering|whether)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    // a question by its form, a wish by its meaning
    [GeneratedRegex(@"(能不能|能否|可否|可不可以|能.{0,12}吗|可以.{0,12}吗|是不是可以)|\b(can|could|would) (you|we|it|this)\b|\bis it possible\b", RegexOptions.IgnoreCase)]
    private static partial Regex Request();

    [GeneratedRegex(@"不错|很好|满意|喜欢|认可|点赞|清晰|专业|没问题|可以接受|great|\bgood\b|\blike(d)?\b|impress|love|nice|happy with|\bfine\b(?!-)|\bsolid\b|all good|excellent|well done|\b(is|are|was|very|quite|really|so) clear|\bclear (and|structure|layout)|\bship it\b|go ahead|\bapproved?\b|looks? (much |a lot )?better|就按这个|可以往下|往下(走|推进)|同意|overall (ok|okay|fine)", RegexOptions.IgnoreCase)]
    private static partial Regex Praise();

    [GeneratedRegex(@"担心|顾虑|担忧|怕|太[^好棒赞]|偏高|过高|风险|不放心|疑虑|worr|concern|afraid|risk|\btoo\b|problem|not sure|hesita|nervous|expensive|贵(?!司|方|公司|集团|单位|团队|部门?|行|院|校)", RegexOptions.IgnoreCase)]
    private static partial Regex Concern();

    [GeneratedRegex(@"必须|需要|要求|希望|请|务必|不能|不得|应该|应当|要(?!是)|想(?!到)|改成|换成|不用|不要|不做|别做|别上|去掉|拿掉|砍掉|删|保留|维持|继续|坚持|must|need|require|should|have to|has to|please|want|would like|prefer|make sure|cannot|can't|won't|may not|\badd\b|remove|\bdrop\b|leave out|take out|\bkeep\b|\bplan for\b|not up for discussion", RegexOptions.IgnoreCase)]
    private static partial Regex Demand();

    [GeneratedRegex(@"模型|方案|平台|部署|数据|接口|迁移|成本|价格|架构|案例|安全|服务|客服|视频|图像|系统|云|上线|工期|分期|进度|地域|海外|境外|售后|支持|培训|合同|token|model|proposal|platform|deploy|data|api|migrat|cost|price|architect|case|security|service|system|cloud|timeline|schedule|phase|go[- ]live|region|overseas|support|reference|contract|accuracy|quality|质量|准确|字幕|翻译|剧本|审核|代码|场景|用例|video|image|translat|subtitle|script|chatbot|use case", RegexOptions.IgnoreCase)]
    private static partial Regex Topic();
}
