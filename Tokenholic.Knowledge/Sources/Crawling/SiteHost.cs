namespace Tokenholic.Knowledge.Sources.Crawling;

/// <summary>Which hosts belong to one owner: the part of a name that is registered, as far as short lists can tell.</summary>
public static class SiteHost
{
    private static readonly HashSet<string> SecondLevel = new(StringComparer.Ordinal)
    {
        "com", "net", "org", "gov", "edu", "ac", "co", "or", "ne", "go", "mil", "info", "biz", "gob", "nom", "web", "ltd", "plc", "gd", "bj", "sh", "zj", "js",
    };

    // Every customer of these has a name of his own below them.
    private static readonly string[] SharedHosts =
    [
        "github.io", "gitee.io", "gitlab.io", "vercel.app", "netlify.app", "pages.dev", "workers.dev", "web.app", "firebaseapp.com", "herokuapp.com",
        "azurewebsites.net", "cloudfront.net", "amazonaws.com", "aliyuncs.com", "myqcloud.com", "blogspot.com", "wordpress.com", "wixsite.com",
        "myshopify.com", "webflow.io", "notion.site", "readthedocs.io", "hf.space", "jobs.feishu.cn", "feishu.cn", "zhiye.com", "mokahr.com",
    ];

    // On these a customer has a folder, not a name.
    private static readonly HashSet<string> FolderHosts = new(StringComparer.Ordinal)
    {
        "github.com", "gitee.com", "gitlab.com", "huggingface.co", "modelscope.cn", "linkedin.com", "zhihu.com", "juejin.cn", "csdn.net", "medium.com",
        "bilibili.com", "weibo.com", "qq.com", "163.com", "sina.com.cn", "sohu.com", "toutiao.com", "baidu.com", "notion.so", "zhipin.com", "liepin.com",
    };

    /// <summary>The registered name ("a.news.example.com.cn" → "example.com.cn"); an IP address stays as it is.</summary>
    public static string Registered(string host)
    {
        host = host.ToLowerInvariant().TrimEnd('.');
        if (host.Contains(':', StringComparison.Ordinal) || host.Split('.') is not { Length: > 2 } labels || char.IsAsciiDigit(host[^1]))
            return host;
        var suffix = Array.Find(SharedHosts, s => host.EndsWith("." + s, StringComparison.Ordinal))?.Count(c => c == '.') + 1
            ?? (labels[^1].Length == 2 && SecondLevel.Contains(labels[^2]) ? 2 : 1);
        return string.Join('.', labels[^Math.Min(suffix + 1, labels.Length)..]);
    }

    /// <summary>True when the owner is told from others by the path ("github.com/owner").</summary>
    public static bool IsFolderHost(string host) => FolderHosts.Contains(Registered(host));
}
