using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Tells worries, demands, questions and praise apart.</summary>
internal static partial class PointKinds
{
    public static PointKind Of(string words, IReadOnlyList<Constraint> constraints)
    {
        var asks = Asks().IsMatch(words);
        var request = Request().IsMatch(words);
        if (asks && !(request && (constraints.Count > 0 || Form().IsMatch(words))))
            return PointKind.Question;
        var calm = Calm().Replace(words, " "); // "no concerns" is none
        if ((Praise().IsMatch(words) || calm != words) && !Concern().IsMatch(calm) && !Form().IsMatch(words) && constraints.All(c => c.Negated) && (calm == words || constraints.Count > 0 || !Demand().IsMatch(words)))
            return PointKind.Praise;
        if (constraints.Any(c => c.Kind is ConstraintKind.PriceConcern or ConstraintKind.LockIn or ConstraintKind.Security) && !Demand().IsMatch(words))
            return PointKind.Concern;
        if (Form().IsMatch(words) && constraints.Count == 0)
            return PointKind.Requirement;
        if (Concern().IsMatch(calm) && !Demand().IsMatch(words))
            return constraints.Count > 0 || Topic().IsMatch(words) ? PointKind.Concern : PointKind.OutOfScope;
        if (constraints.Count > 0)
            return PointKind.Requirement;
        return (Demand().IsMatch(words) || request) && Topic().IsMatch(words) ? PointKind.Requirement : PointKind.OutOfScope;
    }

    /// <summary>Whether they speak of how the document is written rather than of what it proposes.</summary>
    public static bool IsForm(string words) => Form().IsMatch(words);

    [GeneratedRegex(@"篇幅|(方案|文档|文件|内容|材料|报告|写得)\S{0,3}太?(长|啰嗦)|精简|简短|简洁|缩短(?!.{0,4}(周期|时间|工期))|[一二两三四五六\d]\s?页|一页纸|语气|措辞|口吻|(更|再|太)\S{0,2}正式|排版|字体|错别字|执行摘要|摘要|重点突出|突出重点|\btone\b|wording|\bshorter\b|concise|\b(one|two|three|\d+)[- ]?page|\bpages\b|pager|\bformal|layout|\bfonts?\b|executive summary|jargon|plain(er)? (language|english)|typos?\b|(doc|document|proposal|deck|text|paper|version|\bit)( is|'s)? (\w+ )?too (long|short|wordy|technical)|too wordy", RegexOptions.IgnoreCase)]
    private static partial Regex Form();

    [GeneratedRegex(@"不(用)?担心|没(有)?(什么|太大|大)?(顾虑|担忧|风险|问题)|\b(no|without) (\w+ )?(concerns?|worries|risks?|problems?|issues?|objections?)|(not|n't) (worried|concerned|afraid|worry)|(is not|isn't|are not|aren't) (an? )?(\w+ )?(problem|concern|issue|risk)", RegexOptions.IgnoreCase)]
    private static partial Regex Calm();

    [GeneratedRegex(@"[?？]\s*$|(吗|呢)[。.]?$|(如何|怎么(?!样都)|怎样|是否|(?<!没|没有)什么|多少(?!有)|哪[些个里]|为什么|有没有)|^(how|what|when|which|why|who|where|is there|are there|do you|does|is it|can|could|would)\b|\b(want to know|wondering|whether)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    // a question by its form, a wish by its meaning
    [GeneratedRegex(@"(能不能|能否|可否|可不可以|能.{0,12}吗|可以.{0,12}吗|是不是可以)|\b(can|could|would) (you|we|it|this)\b|\bis it possible\b", RegexOptions.IgnoreCase)]
    private static partial Regex Request();

    [GeneratedRegex(@"不错|很好|满意|喜欢|认可|点赞|清晰|专业|没问题|可以接受|great|\bgood\b|\blike(d)?\b|impress|love|nice|happy with|\bfine\b|excellent|well done|clear|\bship it\b|go ahead|\bapproved?\b|looks? (much |a lot )?better|就按这个|同意|overall (ok|okay|fine)", RegexOptions.IgnoreCase)]
    private static partial Regex Praise();

    [GeneratedRegex(@"担心|顾虑|担忧|怕|太[^好棒赞]|偏高|过高|风险|不放心|疑虑|worr|concern|afraid|risk|\btoo\b|problem|not sure|hesita|nervous|expensive|贵(?!司|方|公司|集团|单位|团队|部门?|行|院|校)", RegexOptions.IgnoreCase)]
    private static partial Regex Concern();

    [GeneratedRegex(@"必须|需要|要求|希望|请|务必|不能|不得|应该|应当|要(?!是)|想(?!到)|改成|换成|不用|不要|去掉|删|must|need|require|should|have to|has to|please|want|would like|prefer|make sure|cannot|can't|won't|may not|\badd\b|remove|\bdrop\b|leave out|take out", RegexOptions.IgnoreCase)]
    private static partial Regex Demand();

    [GeneratedRegex(@"模型|方案|平台|部署|数据|接口|迁移|成本|价格|架构|案例|安全|服务|客服|视频|图像|系统|云|上线|工期|分期|进度|地域|海外|境外|售后|支持|培训|合同|token|model|proposal|platform|deploy|data|api|migrat|cost|price|architect|case|security|service|system|cloud|timeline|schedule|phase|go[- ]live|region|overseas|support|reference|contract|accuracy|quality|质量|准确|字幕|翻译|剧本|审核|代码|场景|用例|video|image|translat|subtitle|script|chatbot|use case", RegexOptions.IgnoreCase)]
    private static partial Regex Topic();
}
