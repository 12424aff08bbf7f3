using System.Text.RegularExpressions;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Lines that are never the text, wherever they stand: calls to click, credits, legal marks, notices about scripts.</summary>
internal static partial class NoiseLines
{
    private const int Short = 45;
    private const int Notice = 160;

    /// <summary>True for such a line.</summary>
    public static bool Is(Line line)
    {
        var text = line.Text;
        if (line.Units == 0)
            return true;
        if (line.Units <= Short && (WholeZh().IsMatch(text) || WholeEn().IsMatch(text) || LegalMark().IsMatch(text) || Contact().IsMatch(text)))
            return true;
        return (line.Units <= Short && AsksForScripts(text)) || (line.Units <= Notice && (NoticeZh().IsMatch(text) || NoticeEn().IsMatch(text)));
    }

    /// <summary>True for a sentence that asks to switch JavaScript on or to use another browser.</summary>
    public static bool AsksForScripts(string text) => Scripts().IsMatch(text);

    [GeneratedRegex("""
        ^[\s【\[（(>»·|]*(?:责任?编辑?|责编|编辑|审核|校对|监制|编审|终审|值班主任|实习生)\s*[：:／/|]
        |^[\s【\[（(]*(?:打印|关闭|收藏|返回|分享|转发|点赞|举报|投诉|复制链接|纠错|字体|字号|大|中|小|赞|踩|回复|评论|展开|收起|登录|注册|搜索|关注|订阅|更多|首页|目录|导航|全文|阅读全文|展开全文|查看全文|下一页|上一页|尾页|末页|详情|了解更多|了解详情|查看更多|查看详情|立即咨询|立即体验|免费试用|立即购买|加载中|正在加载|加载更多|点击加载更多|没有更多了|广告|换一换|返回顶部|回到顶部|本页|窗口|[\s】\]）)|｜·/.…>»：:]){1,12}$
        |^.{0,6}(?:加载|载入|跳转)中.{0,10}$|^(?:上|下)一?[篇页条个][:：\s]|^[\s\[【]*返回.{2,10}[，,]\s*查看更多|扫描?(?:一扫|上方|下方|左侧|右侧)?.{0,8}二维码|长按.{0,12}二维码|(?:微信|支付宝)扫(?:一扫|码)|点击(?:下载|上方|下方|蓝字|右上角|阅读原文).{0,16}$|(?:欢迎|敬请|请)(?:扫码)?关注.{0,16}(?:公众号|微信|微博)
        |^(?:浏览|阅读|点击|访问|评论|点赞|收藏|转发)(?:次数|数|量)?\s*[：:]?\s*[（(]?\d|^(?:当前|您(?:的|现在的|当前的)?|你(?:的)?)(?:所在)?(?:的)?位置\s*[：:]?|^【?(?:打印|关闭)(?:本页|此页|窗口|本文)|^分享到?[：:]|^(?:标签|关键词|关键字|Tags?)\s*[：:]
        |^(?:来自|发布于)?.{0,6}(?:APP|客户端)(?:打开|下载|内打开)|^打开.{0,8}(?:APP|客户端)|(?:登录|登陆)后.{0,8}(?:评论|查看|回复|发表|阅读)|已有\d*人?(?:评论|参与)|^共?\d+条?(?:评论|回复)$|^\d+\s*(?:人|次)?(?:评论|阅读|浏览|点赞|赞|收藏)$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex WholeZh();

    [GeneratedRegex("""
        ^[\s>»«<←→|·•\[(]*(?:(?:read|learn|see|view|show|load|find\ out|discover|click\ here|click)(?:\ (?:more|all|less|full\ story|details|the\ full\ article|here))*|more|share|tweet|pin(?:\ it)?|print(?:\ (?:this|page|article))?|e-?mail(?:\ (?:this|article))?|save|like|reply|follow|subscribe(?:\ now)?|sign\ (?:in|up)|log\ (?:in|out)|register|menu|close|search|home|back(?:\ to\ (?:top|home|blog|all.{0,12}))?|top|next(?:\ (?:post|article|page|story))?|previous(?:\ (?:post|article|page|story))?|prev|skip\ to.{0,20}|advertisements?|sponsored|loading|please\ wait|(?:checking\ your\ browser|verifying\ (?:that\ )?you\ are\ human).{0,50}|just\ a\ moment|one\ moment(?:\ please)?|loading,?\ please\ wait|get\ started(?:\ (?:now|today|for\ free))?|contact\ (?:us|sales)|book\ a\ demo|request\ a\ demo|try\ (?:it\ )?(?:now|free|for\ free)|buy\ now|add\ to\ cart|download(?:\ now)?|watch\ (?:now|video)|play|\d+\ (?:shares?|comments?|likes?|views?|replies)|comments?(?:\ \(\d+\))?|facebook|twitter|linkedin|whatsapp|pinterest|reddit|copy\ link|rss)[\s.…>»→|·!:]*$
        |^(?:share\ (?:this|on|via)|follow\ (?:us|me)|filed\ under|posted\ (?:in|under|by)|tagged(?:\ (?:with|as))?|tags?|categor(?:y|ies)|photo(?:graph)?\ (?:by|credit)|image\ credit|related)\b\s?.{0,2}[:：]|^(?:read|see)\ (?:more|also|next)\s*[:：]
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex WholeEn();

    [GeneratedRegex(@"[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀贵黔云滇陕甘青桂蒙宁新藏]\s?ICP\s?[备证]|ICP备案|公网安?备|(?:增值电信|信息网络传播视听|互联网新闻信息服务|网络文化经营|广播电视节目制作).{0,12}(?:许可证|证)|版权所有|违法(?:和|与)?不良信息|举报(?:电话|邮箱|热线)|技术支持\s*[：:]|(?:©|&copy;|\(c\)|copyright)\s*(?:\(c\)|©)?\s*(?:19|20)\d\d|all\s+rights\s+reserved|未经.{0,14}(?:许可|授权).{0,16}(?:转载|复制|使用)|^©", RegexOptions.IgnoreCase)]
    private static partial Regex LegalMark();

    [GeneratedRegex(@"^[\s\W]*(?:电\s*话|手\s*机|联系电话|咨询电话|服务热线|全国(?:统一)?(?:服务|咨询|客服)?热线|客服(?:电话|热线)|热线|传\s*真|邮\s*箱|电子邮箱|邮\s*编|公司地址|地\s*址|微\s*信号?|QQ|联系人|网\s*址|Tel(?:ephone)?|Phone|Fax|E-?mail|Address|Hotline|工作时间|营业时间)(?:\s*\d)?\s*[：:]|^[\s+()（）\d–-]{7,24}$|^[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,20}$|^\d{3,4}-\d{3,4}-?\d{3,4}\s*.{0,10}$", RegexOptions.IgnoreCase)]
    private static partial Regex Contact();

    [GeneratedRegex(@"(?:enable|turn\s+on|activate|requires?|allow|without|support)\s+(?:\w+\s+){0,2}java\s?script|java\s?script\s+(?:is\s+|to\s+be\s+)?(?:disabled|required|enabled|not\s+enabled|turned\s+off)|(?:启用|开启|打开|支持|允许|禁用)[^。]{0,8}java\s?script|(?:浏览器)(?:不支持|版本过低)|(?:upgrade|unsupported|outdated)\s+(?:your\s+)?browser", RegexOptions.IgnoreCase)]
    private static partial Regex Scripts();

    [GeneratedRegex(@"^[\s【\[（(*※]*(?:(?:特别|郑重|重要|平台|版权|免责|转载|法律|风险)?(?:声明|提示)|版权说明|版权与免责|本文来源|文章来源|原文(?:链接|地址)|转载(?:须知|说明)|免责条款)\s*[】\]]?\s*[：:]|(?:转载|引用).{0,12}(?:请|须|务必|应).{0,6}(?:注明|标明|联系)|(?:仅代表|不代表).{0,12}(?:作者|本人|本站|本网|平台|.{2,8}网)|如有侵权.{0,10}(?:联系|删除)|侵权.{0,8}(?:联系|告知|请)|(?:图片|文章|内容|部分).{0,6}来(?:自|源)(?:于)?(?:网络|互联网)|违者必究|信息存储空间服务|发布.{0,6}为.{0,8}自媒体|收取.{0,6}(?:押金|费用|财物).{0,16}举报|谨防(?:诈骗|上当)")]
    private static partial Regex NoticeZh();

    [GeneratedRegex(@"^(?:notice|disclaimer)\s*:|protected by reCAPTCHA|your email address will not be published|required fields are marked|by (?:signing up|subscribing|clicking|continuing|submitting)[^.]{0,60}(?:agree|accept)|^(?:©|copyright\b)|all rights reserved|sign up (?:for|to) (?:our|the|receive|get)\b.{0,60}newsletter|subscribe to our newsletter|may not be (?:published|reproduced)[^.]{0,40}(?:broadcast|rewritten|redistributed|permission)|this (?:post|article|page) (?:may )?contains? affiliate|you must be (?:logged in|registered)|notify me of (?:new|follow)", RegexOptions.IgnoreCase)]
    private static partial Regex NoticeEn();
}
