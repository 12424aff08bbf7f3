using System.Collections.Frozen;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Words in class and id attributes by which authors name the parts of a page that are not its text.</summary>
internal static class BoilerplateNames
{
    // Conversation and housekeeping: never the text, however long it is.
    private static readonly FrozenSet<string> Never = Words("""
        comment comments commentlist commentary respond disqus replies pinglun liuyan guestbook cmt cmts gitalk valine livere duoshuo changyan
        cookie cookies cookiebar cookiebanner consent gdpr ccpa onetrust didomi truste iubenda cybotcookiebotdialog usercentrics
        login loginbox signin signup logon passport denglu register registration paywall
        footer foot dibu copyright banquan colophon icp beian
        """);

    // Names of furniture: not the text, unless most of the page is inside.
    private static readonly FrozenSet<string> Furniture = Words("""
        nav navbar navi navigation subnav topnav mainnav sidenav menubar submenu dropdown megamenu daohang breadcrumb breadcrumbs crumb crumbs mianbaoxie
        sidebar sidebox rightbar leftbar related relative xiangguan recommend recommends recommended recommendation recommendations tuijian reco recirc readmore
        share shares sharing sharebar sharebox bdshare bdsharebuttonbox jiathis addthis addtoany sharedaddy sharethis fenxiang social socials sns followus
        pagination pager paging pagebar fanye prevnext qrcode erweima ewm weixincode wxcode
        ad ads adv adbox adsbygoogle advert adverts advertise advertisement advertising advertorial adsense guanggao gg sponsor sponsored sponsors taboola outbrain dfp gpt
        popup popups modal lightbox overlay toast tooltip newsletter newsletters subscribe subscription mailchimp
        searchbox searchbar searchform sousuo toolbar toolbox feedback gotop totop backtop backtotop gototop scrolltop kefu onlineservice
        friendlink friendlinks flink yqlj youlian youqing blogroll sitemap tagcloud taglist widget widgets skip skiplink screen reader visuallyhidden
        hotnews hotlist toplist ranklist paihang paihangbang rank ranking trending mostread mostpopular popular-posts hotsearch
        disclaimer mianze metadata postmeta promo promos promobox cta calltoaction download-app appdownload openapp
        """);

    // Ambiguous: furniture when there are links or controls instead of sentences.
    private static readonly FrozenSet<string> Perhaps = Words("""
        header topbar masthead logo brand menu menus links link side aside hot pop popular rec more tags tag keywords
        tools tool bar bars search lang language languages locale country region print fontsize author byline editor meta source contact contacts lianxi
        complain jubao zan like likes dianzan favor favorite collect shoucang vote rating rate prev next
        category categories archive archives weather calendar ticker suspend qr weixin wechat weibo download
        account avatar tel hotline help
        """);

    private static readonly string[] Starts = ["footer", "sidebar", "breadcrumb", "navbar", "cookie", "sharebar", "sharebtn", "qrcode", "pagination", "recommend", "related", "advert"];
    private static readonly string[] Ends = ["footer", "foot", "nav", "navi", "sidebar", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "copyright", "qrcode", "pagination", "toolbar", "searchbox", "friendlink", "share"];
    private static readonly string[] NeverStarts = ["comment", "login", "footer", "cookie", "copyright", "disqus"];
    private static readonly string[] NeverEnds = ["comment", "comments", "login", "footer", "copyright", "cookies"];
    private static readonly string[] None = [];

    /// <summary>The text of an article, or an introduction to it.</summary>
    private static readonly FrozenSet<string> Lead = Words("lead lede summary abstract intro introduction digest subtitle deck standfirst dek excerpt zhaiyao daodu desc description headline title");

    private static readonly FrozenSet<string> BodyNouns = Words("article post entry news story detail details blog content page artibody artical text wenzhang zhengwen xiangqing doc body");
    private static readonly FrozenSet<string> BodyParts = Words("content contents body text main con cont txt detail article inner neirong zhengwen artibody articlebody articlecontent");

    public static bool IsNever(NameWords names) => names.Any(Never, NeverStarts, NeverEnds);

    public static bool IsFurniture(NameWords names) => names.Any(Furniture, Starts, Ends);

    public static bool IsPerhaps(NameWords names) => names.Any(Perhaps, None, None);

    public static bool IsLead(NameWords names) => names.Any(Lead, None, None);

    /// <summary>Named as what holds an article's text, such as "post-content" or "articleBody".</summary>
    public static bool IsArticleBody(NameWords names)
        => names.Any(BodyNouns) && names.Any(BodyParts) && names.Count >= 2 || names.Any(WholeNames);

    private static readonly FrozenSet<string> WholeNames = Words("articlebody articlecontent artibody articletext newscontent postcontent postbody entrycontent zhengwen storybody contenttext newstext");

    private static FrozenSet<string> Words(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
