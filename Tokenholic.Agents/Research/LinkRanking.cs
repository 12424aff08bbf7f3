using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.Research;

/// <summary>Guesses from address and link text what a page promises, before it is fetched.</summary>
internal static partial class LinkRanking
{
    private const double Plain = 3;

    // A page that speaks of AI is worth most, then where companies tell of their work, then who they are; forms and rules are worth little.
    private static readonly (double Score, Regex Words)[] Promises =
    [
        (10, Ai()),
        (9, Cases()),
        (8, Blog()),
        (7, News()),
        (6, Jobs()),
        (5, Products()),
        (4.5, Company()),
    ];

    /// <summary>The higher, the sooner it is read; 10 at most.</summary>
    public static double Score(Uri url, string text)
    {
        var said = $"{Uri.UnescapeDataString(url.AbsolutePath)} {text}";
        if (said.Length > 600)
            said = said[..600];
        var score = Plain;
        foreach (var (value, words) in Promises)
        {
            if (words.IsMatch(said))
            {
                score = value;
                break;
            }
        }
        if (Unpromising().IsMatch(said))
            score -= 6;
        var depth = url.AbsolutePath.Count(c => c == '/') - 1;
        return score - (0.3 * Math.Max(0, depth)) - (url.Query.Length > 0 ? 1 : 0);
    }

    /// <summary>False for pictures, archives, programs and other files that hold no text for us.</summary>
    public static bool IsPage(Uri url) => !OtherFile().IsMatch(url.AbsolutePath);

    /// <summary>True for a link to an RSS or Atom feed.</summary>
    public static bool IsFeed(PageLink link) => link.Text == FeedText || Feed().IsMatch(link.Url.AbsolutePath);

    /// <summary>The text of links that a page's head, not its body, has.</summary>
    public const string FeedText = "application/rss+xml";

    [GeneratedRegex(@"(?<![a-z])(ai|aigc|agi|llm|gpt|agent|copilot|qwen|deepseek|gemini|claude|doubao|chatbot)(?![a-z])|大模型|人工智能|智能体|智能客服|生成式|通义|文心|豆包|混元|盘古|数字人|机器学习|machine-?learning|generative", RegexOptions.IgnoreCase)]
    private static partial Regex Ai();

    [GeneratedRegex(@"(?<![a-z])(cases?|case-stud(y|ies)|customers?|customer-stor(y|ies)|success|stor(y|ies)|showcase|practice)(?![a-z])|案例|客户故事|实践|手记|anli", RegexOptions.IgnoreCase)]
    private static partial Regex Cases();

    [GeneratedRegex(@"(?<![a-z])(blogs?|tech|technology|engineering|developers?|research|insights?|labs?|articles?|posts?|r-?d)(?![a-z])|博客|技术|研发|工程|专栏|文章|开发者|研究院", RegexOptions.IgnoreCase)]
    private static partial Regex Blog();

    [GeneratedRegex(@"(?<![a-z])(news|newsroom|press|media|events?|announcements?|updates|interviews?|reports?|investors?|ir|esg|annual)(?![a-z])|新闻|动态|资讯|公告|媒体|报道|专访|年报|年度报告|财报|投资者|xinwen|dongtai", RegexOptions.IgnoreCase)]
    private static partial Regex News();

    [GeneratedRegex(@"(?<![a-z])(careers?|jobs?|join|join-?us|hiring|recruit(ment)?|positions?|vacanc(y|ies))(?![a-z])|招聘|加入我们|职位|岗位|人才|zhaopin", RegexOptions.IgnoreCase)]
    private static partial Regex Jobs();

    [GeneratedRegex(@"(?<![a-z])(products?|solutions?|services?|platform|features|business|industr(y|ies))(?![a-z])|产品|解决方案|服务|平台|业务|行业|chanpin", RegexOptions.IgnoreCase)]
    private static partial Regex Products();

    [GeneratedRegex(@"(?<![a-z])(about|about-?us|company|who-we-are|history|team|overview)(?![a-z])|关于|简介|概况|介绍|公司|团队|guanyu", RegexOptions.IgnoreCase)]
    private static partial Regex Company();

    [GeneratedRegex(@"(?<![a-z])(log-?in|sign-?(in|up)|register|account|cart|checkout|privacy|terms|cookies?|legal|policy|tags?|search|feedback|unsubscribe|share|print|calendar|wp-admin|wp-login|sitemap)(?![a-z])|登录|注册|隐私|条款|法律声明|购物车|搜索|打印|日历|网站地图", RegexOptions.IgnoreCase)]
    private static partial Regex Unpromising();

    [GeneratedRegex(@"\.(jpe?g|png|gif|webp|svg|ico|bmp|tiff?|mp[34]|m4[av]|mov|avi|wmv|flv|webm|wav|ogg|zip|rar|7z|gz|tar|exe|msi|dmg|apk|ipa|iso|css|js|mjs|json|woff2?|ttf|eot|xlsx?|pptx?|xml|rss|atom)$", RegexOptions.IgnoreCase)]
    private static partial Regex OtherFile();

    [GeneratedRegex(@"(/(feed|rss|atom)/?|[./](rss|atom|feed)\.xml|\.(rss|atom))$", RegexOptions.IgnoreCase)]
    private static partial Regex Feed();
}
