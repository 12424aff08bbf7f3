using System.Text.RegularExpressions;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>
/// A question that asks for a value of a kind – a sum, a telephone number, a person, a year's figure – is answered only by a document that
/// holds a value of that kind: what speaks of the product and not of its founder does not say who founded it.
/// </summary>
internal static partial class AskedValue
{
    private static readonly (Regex Asks, Regex Holds, bool InPassage)[] Kinds =
    [
        (AsksSpending(), HoldsSpending(), true), (AsksChange(), HoldsChange(), true), (AsksSales(), HoldsSales(), false), (AsksContact(), HoldsContact(), false), (AsksMobile(), HoldsMobile(), false), (AsksPerson(), HoldsPerson(), true), (AsksPeople(), HoldsPeople(), false),
        (AsksMoney(), HoldsMoney(), false), (AsksAccounts(), HoldsAccounts(), false), (AsksWeight(), HoldsWeight(), false), (AsksColour(), HoldsColour(), false),
    ];

    /// <summary>
    /// Null when the documents hold every value that is asked for; else the name, year or version that none of them has, or nothing where what is missing is no name but a kind of value.
    /// A passage that says that a price is not known, and who knows it, answers too; and whoever asks for something and, besides, its price is answered the former.
    /// </summary>
    public static string? Missing(string question, IReadOnlyList<Hit> hits)
    {
        foreach (var (asks, holds, inPassage) in Kinds)
        {
            if (asks.Match(question) is { Success: true } asked && !hits.Any(h => holds.IsMatch(inPassage ? h.Quote : h.Document.Text))
                && !(holds == HoldsMoney() && (Besides().IsMatch(question[..asked.Index]) || hits.Any(h => SaysUnknown().IsMatch(h.Quote)))))
                return "";
        }

        if (AsksPayment().Match(question) is { Success: true } payment && payment.Groups["means"].Value.Trim() is { Length: > 0 } means
            && !hits.Any(h => Plain(h.Document.Text).Contains(Plain(means), StringComparison.OrdinalIgnoreCase)))
            return means;

        foreach (var year in Year().EnumerateMatches(question))
        {
            var number = question.Substring(year.Index, year.Length);
            if (!hits.Any(h => h.Document.Text.Contains(number, StringComparison.Ordinal)))
                return number;
        }

        foreach (var name in Version().EnumerateMatches(question))
        {
            var model = question.Substring(name.Index, name.Length);
            if (!hits.Any(h => Plain(h.Document.Text).Contains(Plain(model), StringComparison.OrdinalIgnoreCase)))
                return model;
        }

        return Generation().Matches(question).FirstOrDefault(g => !hits.Any(h => Has(h.Document.Text, g.Groups["family"].Value, g.Groups["number"].Value)))?.Value;
    }

    /// <summary>Whether the question asks for money, or how it is reckoned.</summary>
    public static bool IsMoney(string question) => AsksMoney().IsMatch(question) || AsksCharge().IsMatch(question);

    /// <summary>Whether a question may want the price of something it names.</summary>
    public static bool MayBePrice(string question) => IsMoney(question) || AsksPrice().IsMatch(question);

    /// <summary>Whether a text states a sum or a discount, or that there is none to be had.</summary>
    public static bool StatesMoney(string text) => HoldsMoney().IsMatch(text) || SaysUnknown().IsMatch(text);

    /// <summary>Whether a name is a generation of a family of models ("GPT-5") that a text has, in whatever version.</summary>
    public static bool HasGeneration(string name, string text) => Generation().Match(name) is { Success: true } g && Has(text, g.Groups["family"].Value, g.Groups["number"].Value);

    // Doubao 2.1 is doubao-seed-2.1-pro in a price list: between the family and its number may stand a few letters, and no other number. GPT-5 is gpt-5.4 as well, GPT-5.1 is not.
    private static bool Has(string text, string family, string number) =>
        Regex.IsMatch(text, $@"{family}[^\d\n]{{0,12}}{Regex.Escape(number)}(?!{(number.Contains('.', StringComparison.Ordinal) ? @"\.?" : "")}\d)", Options, TimeSpan.FromSeconds(1));

    private static string Plain(string text) => Hyphens().Replace(text, "");

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"(电话|热线|手机号|座机|微信|联系方式|邮箱)(号码?|地址)?(是|有|能|可以|给|发|留)?.{0,4}(多少|什么|啥|哪个|个|给我|几号|吗|[?？]|$)|(phone|hotline|mobile|wechat|whatsapp) (number|id|line)\b|(what is|what's|give me) the .{0,30}(hotline|wechat)|(email address|contact) of\b", Options, 1000)]
    private static partial Regex AsksContact();

    [GeneratedRegex(@"\b(400|800)[- ]?\d{3,4}[- ]?\d{3,4}|(?<!\d)95\d{3}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}|\+\d{1,3}[- ]\d{2,4}[- ]\d{3,4}|\w@\w+\.\w", Options, 1000)]
    private static partial Regex HoldsContact();

    [GeneratedRegex(@"手机号(码)?(是|有|能|给|发|多少|什么)|\b(mobile|cell) (number|phone number)\b", Options, 1000)]
    private static partial Regex AsksMobile();

    [GeneratedRegex(@"(?<!\d)1[3-9]\d{9}(?!\d)", Options, 1000)]
    private static partial Regex HoldsMobile();

    [GeneratedRegex(@"(负责人|创始人|创办人|发明人|总裁|总监|总经理|董事长|首席[^，。？是]{1,6}[官家师]|设计师|产品经理|客户经理|\b[CV][A-Z]O)(现在|目前)?(是|叫|姓|的(名字|手机|电话|微信|邮箱|联系方式))|谁(创立|创办|发明|设计|负责|写的|开发的|做的|管)|(founded|invented|created|designed|led|run|headed) by whom|who (founded|invented|created|leads|runs|wrote|designed|heads|owns)(?!.{0,60}(market|revenue|share|ranking|by tokens))|who('s| is| was)( now| currently)? the( current| new)? ([a-z]+ )?(c[a-z]o|chief|president|vice president|chair|founder|head|owner|author|lead|manager|director|inventor)\b", Options, 1000)]
    private static partial Regex AsksPerson();

    [GeneratedRegex(@"创始人|创办人|发明人|由[^，。\n]{2,20}(设计|发明|创立|创办|创作|撰写)|(设计|发明|创立|创办)者|董事长|总裁|总监|总经理|首席[^，。\n]{1,6}[官家师]|负责人[：:是为]|founder|founded by|invented by|\bc[etfoi]o\b|chief [a-z]+ officer|maintainer|author:", Options, 1000)]
    private static partial Regex HoldsPerson();

    [GeneratedRegex(@"多少(名|个|位)?(工程师|员工|程序员|研究员|科学家|专家|研发人员|技术人员|人在)|多少[名位](?!数)|(工程师|员工|团队)[^，。？]{0,4}有(多少|几)(人|名|个)|how many (engineers|people|employees|staff|developers|researchers|scientists) (work|are|does|do|did|build|have|has)", Options, 1000)]
    private static partial Regex AsksPeople();

    [GeneratedRegex(@"\d[\d,万千]*\s*(余|多)?(名|位|人|个)?\s*(工程师|员工|研究员|科学家|专家|研发人员|技术人员)|\d[\d,万千]*\s*(余|多)?[名位]|\d[\d,]*\+?\s*(engineers|employees|developers|researchers|scientists|staff)\b", Options, 1000)]
    private static partial Regex HoldsPeople();

    [GeneratedRegex(@"多少钱|什么价|几块钱|(价格|租金|年费|月费|售价|费用|授权费|单价|报价)(是|要|大概|一共)?(多少|几)|(花|付|掏)(了|掉)?(多少|几)(?!个?(毫秒|秒|分钟|小时|天|时间|月|token|次))|打几折|how much (does|do|is|are|did|has|will|would|would it) .{0,60}(cost|spend|spent|pay|paid|charge|price)|how much (is|are) (the|a|an|one)\b|what (does|do|did) .{0,60}(cost|pay|spend)|(price|fee|rent) (of|for)\b", Options, 1000)]
    private static partial Regex AsksMoney();

    // "Billed by the picture" answers it as well: what is asked for need not be a sum, but a sum is welcome.
    [GeneratedRegex(@"(怎么|如何|按什么|怎样)(收费|计费|计价|算钱|收钱|卖)|(收费|计费)(标准|方式|规则)|how (is|are|do|does) .{0,60}(billed|charged|priced|bill|charge)\b|what .{0,40}\b(price|pricing|fee)s?\b", Options, 1000)]
    private static partial Regex AsksCharge();

    [GeneratedRegex(@"[¥￥$€]\s?\d|\d(\.\d+)?\s*(元|万元|亿元|美元|人民币|折|RMB|CNY|USD|dollars|yuan)|[（(](元|美元|人民币|USD|CNY)\b|(元|美元|人民币|yuan|RMB|CNY|USD|dollars)\s*([/每]|per\b|a (million|thousand))|(价|费)[^。\n]{0,16}(百分之|\d\s*%|一半|[一二两三四五六七八九]成)|半价|[一二三四五六七八九]折|(price|cost|billed)[^.\n]{0,24}(half|\d\s?%)|(half|\d\s?%)[^.\n]{0,24}(price|cost)|(price|cost|billed|费)[^。.\n]{0,12}(free|免费)|不收费|免费", Options, 1000)]
    private static partial Regex HoldsMoney();

    [GeneratedRegex(@"价|多少钱|\b(cost|price|pricing)s?\b|how much|how expensive", Options, 1000)]
    private static partial Regex AsksPrice();

    [GeneratedRegex(@"没有记录|没有找到可靠|not written down|no reliable public price", Options, 1000)]
    private static partial Regex SaysUnknown();

    // "Which model is for RAG, and what does it cost?"
    [GeneratedRegex(@"\w{4,}.*([，,；;]|\band)\s*\S{0,4}$", Options, 1000)]
    private static partial Regex Besides();

    [GeneratedRegex(@"营收|净利润|利润率|市值|股价|[亏赚](了|损)?(多少|几)|(一共|总共)[亏赚]了?|revenue|net profit|(profit|loss|lose|lost|earn) (did|does|has|in 20)|how much .{0,30}(lose|lost|earn|make a year)|stock price|share price|market cap", Options, 1000)]
    private static partial Regex AsksAccounts();

    [GeneratedRegex(@"营收|收入|利润|市值|股价|revenue|profit|stock price|share price|market cap", Options, 1000)]
    private static partial Regex HoldsAccounts();

    [GeneratedRegex(@"多重|多少(公斤|千克|斤)|how heavy|how much .{0,30}weigh", Options, 1000)]
    private static partial Regex AsksWeight();

    [GeneratedRegex(@"\d\s*(kg|公斤|千克|斤)(?![a-z])", Options, 1000)]
    private static partial Regex HoldsWeight();

    [GeneratedRegex(@"什么颜色|what colou?r", Options, 1000)]
    private static partial Regex AsksColour();

    [GeneratedRegex(@"颜色|[红橙黄绿青蓝紫黑白灰粉棕褐金银]色|colou?r", Options, 1000)]
    private static partial Regex HoldsColour();

    // What one can pay with is named by whoever takes it.
    [GeneratedRegex(@"用\s*(?<means>[^，。？?用]{2,8}?)\s*(来)?(付款|支付|充值|结算|结账|买单|付账|缴费)|\b(pay|paid|settle|settled|top up|topped up)\b.{0,40}\b(in|with|using|via) (?<means>[a-z][\w ]{2,20}?)[?.]", Options, 1000)]
    private static partial Regex AsksPayment();

    // What somebody paid is nobody else's price: the passage itself must tell it.
    [GeneratedRegex(@"(花|付|投入|支付)(了|掉)(多少|几)(?!个?(毫秒|秒|分钟|小时|天|时间|月|token|次))|(公司|集团|银行|厂商|同行)[^，。？]{0,32}(花|付|支付|投入)[^，。？]{0,6}(多少|几)|(?<!(我|我们|咱们|自己|客户)[^，。？]{0,8})给(阿里|阿里云|你们|贵司)[^，。？]{0,4}(交|付|花|掏)|how much (did|does|has) (?!it\b|this\b|that\b|the\b|an?\b|one\b|alibaba|qwen).{0,50}(spend|spent|pay|paid)", Options, 1000)]
    private static partial Regex AsksSpending();

    [GeneratedRegex(@"(花费|支出|花了|付了|支付了|投入|spent|paid|invested)[^。\n]{0,30}\d[^。\n]{0,8}(元|万|亿|美元|人民币|usd|cny|rmb|dollars|yuan)|(spent|paid|invested)[^.\n]{0,30}[$¥]\s?\d", Options, 1000)]
    private static partial Regex HoldsSpending();

    // What a price will be is in no price list of today.
    [GeneratedRegex(@"(下个?|后个?|明|后)(季度|半年|个月|月|年)[^。？?]{0,24}(涨|降|多少钱|几块|什么价|价格)|(会|要|将|打算|计划)(再)?(涨|降)(到|价|多少|几)|next (quarter|month|year).{0,50}(cost|price|charge)|(cost|price|charge)d?\b.{0,50}\bnext (quarter|month|year)", Options, 1000)]
    private static partial Regex AsksChange();

    [GeneratedRegex(@"涨价|降价|调价|上调|下调|价格调整|price (change|increase|decrease|adjustment|cut)", Options, 1000)]
    private static partial Regex HoldsChange();

    [GeneratedRegex(@"卖(了|出|掉)(去)?(多少|几)|销量|销售额|出货量|市场份额|市占率|how many (units|copies|licences|licenses|seats)? ?.{0,30}\bsold|sales (figure|volume)|market share", Options, 1000)]
    private static partial Regex AsksSales();

    [GeneratedRegex(@"销量|销售额|出货量|售出|市场份额|市占率|units sold|sales volume|market share", Options, 1000)]
    private static partial Regex HoldsSales();

    // "Qwen5-Ultra", "5-Ultra": a version that no document has is another product.
    [GeneratedRegex(@"[a-z]*\d+(\.\d+)?-[a-z]{3,}\w*|[a-z]{3,}-?\d+(\.\d+)?-[a-z]{3,}\w*", Options, 1000)]
    private static partial Regex Version();

    // "Qwen 6": a generation of a family of models, which nobody has written of yet.
    [GeneratedRegex(@"\b(?<family>qwen|gpt|claude|gemini|deepseek|doubao|glm|kimi|llama|ernie|hunyuan|wan)[- ]?[vrk]?(?<number>\d{1,2}(\.\d+)?)(?![.\d]*[\dbm])", Options, 1000)]
    private static partial Regex Generation();

    [GeneratedRegex(@"[-_ ‑]", Options, 1000)]
    private static partial Regex Hyphens();

    [GeneratedRegex(@"(?<!\d)20[2-9]\d(?=\s*(年|q[1-4]|\?|？|$|[ ,，]))", Options, 1000)]
    private static partial Regex Year();
}
