namespace Tokenholic.Benchmarks;

/// <summary>A page of the simulated web: how long its server thinks, whose link leads to it, whether only a script shows its text.</summary>
internal sealed record SimulatedPage(string Host, string Path, TimeSpan Latency, string? Parent = null, bool NeedsBrowser = false)
{
    public string Address => Host + Path;
}

/// <summary>A hundred pages: a company's site three links deep, news found by search, some pages that need a browser, one slow host.</summary>
internal static class SimulatedPages
{
    public const string Company = "远岫科技";
    public const string Site = "yuanxiu.test";
    public static readonly TimeSpan SearchLatency = TimeSpan.FromMilliseconds(400);
    public static readonly TimeSpan RobotsLatency = TimeSpan.FromMilliseconds(100);

    public static IReadOnlyList<SimulatedPage> All => Pages.Value;

    private static readonly Lazy<IReadOnlyList<SimulatedPage>> Pages = new(() => [.. Build()]);
    private static readonly string[] Sections = ["news", "cases", "blog", "products", "stories", "research", "about", "careers"];
    private static readonly string[] Articles = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath", "islet", "jetty"];

    /// <summary>What a page says; every third one states a use of AI.</summary>
    public static string TextOf(SimulatedPage page, int number) =>
        $"{Company}第{number}号页面介绍一项业务，写得足够长，好让读者知道讲的是什么事情。"
        + (number % 3 == 0 ? $"{Company}的第{number}号智能客服已接入通义千问，每天处理约{number}千次会话。" : "这里没有提到任何模型，只讲了仓库、门店与配送。")
        + $"本页地址是{page.Path}。";

    private static IEnumerable<SimulatedPage> Build()
    {
        var quick = TimeSpan.FromMilliseconds(150);
        yield return new(Site, "/", quick);
        foreach (var section in Sections)
        {
            yield return new(Site, $"/{section}/", quick, Site + "/");
            foreach (var article in Articles)
                yield return new(Site, $"/{section}/{article}.html", quick, $"{Site}/{section}/", NeedsBrowser: article == Articles[^1]);
        }

        // one of the hosts that only a search names is slow
        foreach (var host in Articles.Append("weekly"))
            yield return new($"{host}-press.test", "/story.html", host == "weekly" ? TimeSpan.FromSeconds(2) : TimeSpan.FromMilliseconds(300));
    }
}
