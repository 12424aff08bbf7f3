using System.Text.RegularExpressions;

namespace Tokenholic.Agents.RolePlay.ByModel;

/// <summary>What a buyer does not say of their own accord, as patterns; words that stand in the line by rules are the buyer's own and may be said.</summary>
internal static partial class LineWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Whether the line says something of a kind that its line by rules does not say.</summary>
    public static bool Says(Regex kind, string line, string own) => kind.Matches(line).Any(m => !own.Contains(m.Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Marks, markup, addresses; nobody speaks them.</summary>
    [GeneratedRegex(@"[()（）\[\]【】{}<>*_#`|\\^“”""]|&#?\w+;|\.\.\.\.|https?:|——.{0,10}——", Options, 1000)]
    public static partial Regex Markup();

    /// <summary>What is done, told instead of said.</summary>
    [GeneratedRegex(
        @"^\W*(他|她|对方|he|she)\s?[^，。,.]{0,12}(说|叹|看|笑|沉默|点头|摇头|皱|sigh|look|nod|smile|frown|shrug|pause|lean|glance|cross)|叹了?口?气|皱了?皱?眉|沉默(了?一会|片刻)|点了?点头|摇了?摇头|看了?看?(手机|手表|表)|\b(sighs?|nods?|frowns?|shrugs?|smiles?|pauses?|leans? back|looks? at (his|her|the|my) (watch|phone))\b",
        Options, 1000)]
    public static partial Regex Staged();

    /// <summary>The seller's part.</summary>
    [GeneratedRegex(
        @"我们的?(平台|产品|方案)|我推荐|向[您你]推荐|建议[您你](购买|使用|采用|用)|为[您你](提供|介绍|安排)|我(来|可以)?[给帮为][您你].{0,6}(介绍|安排|推荐|申请|打折|演示|解决|处理)|我们(可以|能)(提供|帮)|有什么可以帮|介绍一下.{0,4}(方案|产品)"
        + @"|\bour (platform|product|solution|offer)|\bi recommend|\b(i|we) can (offer|get|give|help|show)|\bwe offer|\blet me (show|walk|introduce|tell|explain)|would you like to (buy|see|hear)|(happy|glad) to help|how (can|may) i help"
        + @"|(阿里|百炼|通义|千问|[你您]们的?|[你您]家的?)[^，。！？]{0,10}(最?(好|适合|强|便宜|划算|专业|靠谱|优秀|领先)|喜欢|值)|值得买|性价比|(alibaba|qwen|model studio|\byour (product|platform|offer|solution|model)s?)\b.{0,30}\b(best|great|good|perfect|love|impress|like)",
        Options, 1000)]
    public static partial Regex Selling();

    /// <summary>The coach's part.</summary>
    [GeneratedRegex(
        @"[您你](应该|可以|不妨|最好)先?(这样)?(问|说|讲|了解)|不妨先?问|作为销售|建议[你您](先|多|换)|[你您]的(提问|技巧|话术|表现|开场)|加油|开放式|封闭式|换个?(问法|问题)|问题试试|继续保持|(讲|问|说|表现|做)得(很|真|非常|挺)?(好|专业|不错|棒)|很专业|有进步|得分|评分|打分"
        + @"|should ask|could have asked|try asking|as a (salesperson|rep)\b|open[- ]ended|(open|closed) question|\b(better|great|good|nice|excellent) (question|technique|pitch|job|work)\b|keep it up|well done|your (pitch|technique|questions?) (was|is|were|are)|next time,? try",
        Options, 1000)]
    public static partial Regex Coaching();

    /// <summary>Out of the part.</summary>
    [GeneratedRegex(
        @"作为(一[个名])?\s*ai|我(只|其实)?是(一[个名]|个)?\s*(ai|人工智能|机器人|程序|助手|模型|虚拟)|ai ?助手|人工智能助手|语言模型|系统提示|虚拟(客户|人物|角色)|只是个?(程序|模拟|练习)|模拟(练习|客户|对话)|角色扮演|演练"
        + @"|\bas an? (ai|chat ?bot|bot|assistant|language model)|\bi(?:'m| am) (just |only )?an? (ai|bot|chat ?bot|virtual|program|assistant|machine|model)\b|virtual assistant|language model|system prompt|my instructions|role[- ]?play|simulat(ion|ed)|this is (only|just) an? (exercise|practice|training)",
        Options, 1000)]
    public static partial Regex Machine();

    /// <summary>Asks the rep what the rep should ask.</summary>
    [GeneratedRegex(
        @"贵(司|公司|行|方|校|厂|院)|[您你](的|这边的?|目前的?|现在的?)(预算|痛点|需求|用量|业务)|[您你](目前|现在|这边)(用|使用|采购|跑)|有什么(需求|痛点|困难)|感谢[您你]抽|\byour (pain|budget|needs|challenges|current|company|business|requirements|goals)|challenges (are )?you\b|what do you (use|need)|thank(s| you) for your time",
        Options, 1000)]
    public static partial Regex Inverted();

    /// <summary>Nobody signs in a first meeting, whatever the move.</summary>
    [GeneratedRegex(@"成交|签合同|签约|我们签|我们买|马上(采购|签)|今天就?(签|定|今天)|明天就?签|签吧|\blet(?:'s| us) sign|we(?:'ll| will) (sign|buy)|it's a deal|we have a deal|^deal\b|\bsold\b|sign me up|sign (today|now)", Options, 1000)]
    public static partial Regex Signing();

    /// <summary>Agrees to what was proposed.</summary>
    [GeneratedRegex(
        @"(?<!不|没法|没)同意|就这么(定|办)|按[你您]说的|听[你您]的|那就(定|签|用|这么)|定了(吧|$|。)|(选|决定用|就用)(你们|你家|您|它)|说服了?我|合作(吧|愉快)|(?<!not |n't |cannot |never )\bagree(d|s)?\b|\bwe(?:'re| are) in\b|\bi(?:'m| am) in\b|count (me|us) in|go with you|convinced me|let(?:'s| us) (do|start|go ahead|proceed|book|set)|you(?:'ve| have) (won|convinced)",
        Options, 1000)]
    public static partial Regex Agreeing();

    /// <summary>Content where there is reason not to be.</summary>
    [GeneratedRegex(
        @"^(嗯，?|哦，?)?(行|好的?|可以|没问题|成|当然|是的|对)(吧|啊|呀|的)?([，,。!！]|$)|没问题|(能|可以)接受|很便宜|不贵|挺好|很好|太好了|不错|满意|放心了|相信[你您]|^(yes|yeah|sure|ok(ay)?|fine|all right|alright|great|perfect|absolutely|of course)\b|no problem|\bacceptable|sounds (good|great)|love (it|that)|happy with",
        Options, 1000)]
    public static partial Regex Content();

    [GeneratedRegex(@"不(?!瞒|少)|没|未|别(?!提|说|的|家|人)|无(?!论)|\b(not|no|never|none|without|cannot)\b|n't\b", Options, 1000)]
    public static partial Regex Denial();

    /// <summary>Small words of which every English sentence has one.</summary>
    [GeneratedRegex(@"\b(the|a|an|i|you|we|it|is|are|that|this|to|of|and|not|no|in|on|for|what|do|did|go|so|my|our|your|hello|hi|with|have|has|was|be|at|me|us|more|that's|it's)\b", Options, 1000)]
    public static partial Regex EnglishWords();

    /// <summary>Figures, in digits and in words; a numeral alone where it counts something.</summary>
    [GeneratedRegex(
        @"\d+(\.\d+)?|[一二三四五六七八九十百千万亿两几]{2,}|[二两三四五六七八九十](?=[倍成个周天月年份台家块档位])|一(?=[倍成半])|\b(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|ninety|hundred|thousand|million)( (hundred|thousand|million|five|half))*\b|\b(doubled?|tripled?|halved?|half|third|quarter|fifth)\b",
        Options, 1000)]
    public static partial Regex Figure();
}
