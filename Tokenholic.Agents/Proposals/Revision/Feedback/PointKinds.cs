using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Tells worries, demands, questions and praise apart.</summary>
internal static partial class PointKinds
{
    public static PointKind Of(string words, IReadOnlyList<Constraint> constraints)
    {
        var asks = Asks().IsMatch(words);
        var request = Request().IsMatch(words) && constraints.Count > 0;
        if (asks && !request)
            return PointKind.Question;
        if (Praise().IsMatch(words) && !Concern().IsMatch(words) && constraints.All(c => c.Negated))
            return PointKind.Praise;
        if (constraints.Any(c => c.Kind is ConstraintKind.PriceConcern or ConstraintKind.LockIn or ConstraintKind.Security) && !Demand().IsMatch(words))
            return PointKind.Concern;
        if (Concern().IsMatch(words) && !Demand().IsMatch(words))
            return constraints.Count > 0 || Topic().IsMatch(words) ? PointKind.Concern : PointKind.OutOfScope;
        if (constraints.Count > 0)
            return PointKind.Requirement;
        return Demand().IsMatch(words) && Topic().IsMatch(words) ? PointKind.Requirement : PointKind.OutOfScope;
    }

    [GeneratedRegex(@"[?？]\s*$|(吗|呢)[。.]?$|(如何|怎么|怎样|是否|什么|多少|哪[些个里]|为什么|有没有)|^(how|what|when|which|why|who|where|is there|are there|do you|does|is it|can|could|would)\b|\b(want to know|wondering|whether)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    // a question by its form, a wish by its meaning
    [GeneratedRegex(@"(能不能|能否|可否|可不可以|能.{0,12}吗|可以.{0,12}吗|是不是可以)|\b(can|could|would) (you|we|it|this)\b|\bis it possible\b", RegexOptions.IgnoreCase)]
    private static partial Regex Request();

    [GeneratedRegex(@"不错|很好|满意|喜欢|认可|点赞|清晰|专业|没问题|可以接受|great|\bgood\b|\blike(d)?\b|impress|love|nice|happy with|\bfine\b|excellent|well done|clear", RegexOptions.IgnoreCase)]
    private static partial Regex Praise();

    [GeneratedRegex(@"担心|顾虑|担忧|怕|太[^好棒赞]|偏高|过高|风险|不放心|疑虑|worr|concern|afraid|risk|\btoo\b|problem|not sure|hesita|nervous|expensive|贵", RegexOptions.IgnoreCase)]
    private static partial Regex Concern();

    [GeneratedRegex(@"必须|需要|要求|希望|请|务必|不能|不得|应该|应当|要(?!是)|想(?!到)|改成|换成|must|need|require|should|have to|has to|please|want|would like|prefer|make sure|cannot|can't|may not|add|remove", RegexOptions.IgnoreCase)]
    private static partial Regex Demand();

    [GeneratedRegex(@"模型|方案|平台|部署|数据|接口|迁移|成本|价格|架构|案例|安全|服务|客服|视频|图像|系统|云|上线|工期|分期|进度|地域|海外|境外|售后|支持|培训|合同|token|model|proposal|platform|deploy|data|api|migrat|cost|price|architect|case|security|service|system|cloud|timeline|schedule|phase|go[- ]live|region|overseas|support|reference|contract|accuracy|quality|质量|准确", RegexOptions.IgnoreCase)]
    private static partial Regex Topic();
}
