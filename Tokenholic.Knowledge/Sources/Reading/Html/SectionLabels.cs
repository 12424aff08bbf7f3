using System.Text.RegularExpressions;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Short lines that stand above something other than the page's own text.</summary>
internal static partial class SectionLabels
{
    private const int LongestLabel = 24;

    /// <summary>Comments, sharing, contact, friendly links: furniture on any page.</summary>
    public static bool IsFurniture(Line line) => line.Units <= LongestLabel && (FurnitureZh().IsMatch(line.Text) || FurnitureEn().IsMatch(line.Text));

    /// <summary>Related, popular and recommended things: furniture beside an article.</summary>
    public static bool IsElsewhere(Line line) => line.Units <= LongestLabel && (ElsewhereZh().IsMatch(line.Text) || ElsewhereEn().IsMatch(line.Text));

    private const string Before = @"^[\s【\[■●◆▼▶>»|·:：]*(?:";
    private const string After = @")[\s】\]:：>»…|·（(\d)）+]*$";

    [GeneratedRegex(Before + """
        (?:网友|用户|最新|全部|精彩|热门|文章|查看|读者)?(?:评论|跟帖|留言)(?:区|列表|板)?|发表(?:评论|留言|回复)|(?:我来)?说两句|我要(?:评论|留言)|最新回复
        |分享(?:到|至|本文|文章)?[^，。]{0,8}|关注我们|扫码关注|扫一扫[^，。]{0,10}|联系(?:我们|方式)|在线(?:客服|咨询|留言)|友情链接|合作(?:伙伴|媒体)?链接|快速(?:链接|导航|入口)
        |网站(?:导航|地图|首页)|站内搜索|文章归档|免责声明|版权(?:声明|所有|信息)|法律声明|(?:用户)?登录|(?:免费)?注册|账号登录|手机扫码[^，。]{0,6}|下载(?:APP|客户端|app)|当前位置.{0,16}|您(?:的|当前)?(?:所在的?)?位置.{0,16}
        """ + After, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex FurnitureZh();

    [GeneratedRegex(Before + """
        comments?|leave\ a\ (?:comment|reply)|\d+\ (?:comments?|responses?|replies)|post\ a\ comment|join\ the\ (?:conversation|discussion)|add\ a\ comment|view\ comments
        |share(?:\ (?:this|on|via|with).{0,24})?|follow\ us.{0,20}|connect\ with\ us|contact(?:\ us)?|get\ in\ touch|subscribe.{0,30}|(?:our\ )?newsletters?.{0,20}|sign\ up.{0,30}|stay\ (?:connected|up\ to\ date|informed).{0,20}
        |quick\ links|useful\ links|site\ ?map|navigation|archives|recent\ comments|legal|advertisements?|sponsored.{0,20}|log\ ?in|sign\ in|register|cookie.{0,20}|skip\ to.{0,20}
        """ + After, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex FurnitureEn();

    [GeneratedRegex(Before + """
        (?:相似|推荐|热门|其他|更多|相关|最新)(?:职位|岗位|招聘)|更多(?:案例|客户)|(?:与本文)?相关(?:阅读|新闻|文章|推荐|链接|资讯|报道|专题|内容|信息|主题|搜索|标签|视频|下载|话题|热词|文档)
        |(?:推荐|延伸|扩展|拓展|关联|继续)(?:阅读|文章|新闻|内容|资讯|视频|信息)|为[您你]推荐.{0,4}|(?:编辑|小编|站长|精彩|精选|今日|热门|热点|特别|本站|随机|智能|图文|好文|重点)推荐|猜[您你]喜欢.{0,4}|[您你]可能(?:也|还)?(?:会)?(?:喜欢|感兴趣).{0,6}|大家(?:都|还|正)?在?(?:看|搜|关注).{0,4}|看了?.{0,6}还看.{0,4}
        |(?:热门|热点|最热|最新|今日|本周|本月|精彩|点击|阅读|新闻|文章|实时|人气|周|月|日)(?:文章|新闻|资讯|排行榜?|专题|评论|话题|标签|搜索|视频|图片|图集|头条|关注|发布|更新|热点|热文|热榜|榜单?)
        |(?:24|48|72)小时.{0,8}|排行榜|热榜|热搜.{0,2}|热文|要闻|更多(?:精彩|新闻|文章|相关|推荐|资讯|阅读|内容).{0,4}|往期.{0,6}|标签云?|文章标签|关键词|分类(?:目录)?|近期文章|最近(?:文章|更新)|作者(?:简介|介绍|其他文章|最新文章)|关于作者|本文作者|上一篇.{0,20}|下一篇.{0,20}|专题(?:推荐|报道)|参考资料|参考文献|外部链接|网友热议|广告|赞助商.{0,4}|TA的(?:最新|更多|其他).{0,6}
        """ + After, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ElsewhereZh();

    [GeneratedRegex(Before + """
        (?:similar|other|related|more|recommended)\ jobs?.{0,16}|related(?:\ (?:articles?|posts?|stories|story|content|news|topics?|links?|coverage|reading|to\ this|videos?))?|(?:read|see)\ (?:more|next|also).{0,30}|more\ (?:from|on|in|about|stories|news|articles|posts|by|like).{0,30}|(?:also\ )?recommended.{0,30}|you\ (?:may|might|could)\ (?:also\ )?(?:like|enjoy|be\ interested).{0,20}
        |(?:most|top)\ (?:read|popular|viewed|stories|news|shared|commented|recent|emailed).{0,20}|trending.{0,20}|popular(?:\ .{0,20})?|latest(?:\ .{0,20})?|recent(?:\ (?:posts|stories|articles|news))?|editor.{0,3}\ picks?|what\ to\ read\ next|up\ next|next\ up|don.?t\ miss.{0,12}|around\ the\ web|from\ (?:around\ )?the\ web|from\ our\ (?:partners|sponsors).{0,6}
        |about\ the\ authors?|tags|categories|filed\ under.{0,20}|keep\ reading|further\ reading|featured(?:\ (?:articles|stories|posts|videos?))?|in\ case\ you\ missed\ it|topics|references|external\ links|see\ also
        """ + After, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex ElsewhereEn();
}
