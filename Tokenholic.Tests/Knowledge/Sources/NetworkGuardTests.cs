using System.Net;
using System.Net.Sockets;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Fetching;

namespace Tokenholic.Tests.Knowledge.Sources;

public class NetworkGuardTests
{
    private static readonly Dictionary<string, string[]> Dns = new(StringComparer.Ordinal)
    {
        ["public.example.com"] = ["93.184.215.14"],
        ["xn--fiq228c.com"] = ["93.184.215.14"],
        ["dual.example.com"] = ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"],
        ["nat64.example.com"] = ["64:ff9b::5db8:d70e"],
        ["private.example.com"] = ["10.1.2.3"],
        ["mixed.example.com"] = ["93.184.215.14", "192.168.0.7"],
        ["v6loop.example.com"] = ["::1"],
        ["mapped.example.com"] = ["::ffff:169.254.169.254"],
        ["metadata.example.com"] = ["169.254.169.254"],
        ["empty.example.com"] = [],
    };

    private static NetworkGuard Guard(Dictionary<string, IPEndPoint>? fixedHosts = null) => new(new NetworkGuardOptions
    {
        FixedHosts = fixedHosts ?? [],
        Resolve = (host, _) => Dns.TryGetValue(host, out var found)
            ? Task.FromResult(found.Select(IPAddress.Parse).ToArray())
            : throw new SocketException((int)SocketError.HostNotFound),
    });

    [Theory]
    [InlineData("http://127.0.0.1:9321/s", true)]
    [InlineData("http://2130706433:9321/s", true)] // another spelling of the same server
    [InlineData("http://127.0.0.1/s", false)]
    [InlineData("http://127.0.0.1:5432/", false)]
    [InlineData("http://127.0.0.2:9321/s", false)]
    [InlineData("ftp://127.0.0.1:9321/s", false)]
    public async Task A_server_of_the_configuration_is_reached_at_its_own_port_only(string url, bool reached)
    {
        var guard = new NetworkGuard(new NetworkGuardOptions { Configured = new HashSet<string> { "127.0.0.1:9321" } });

        Assert.Equal(reached, await guard.CheckAsync(new Uri(url), default) is null);
    }

    public static TheoryData<string> RefusedAddresses =>
    [
        // loopback in every spelling
        "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/",
        "http://0177.0.0.1/", "http://0177.0.0.01/", "http://017700000001/", "http://127.0.0.1./", "http://127.255.255.254/", "http://127.0.0.0x/",
        "http://１２７.０.０.１/", "http://127。0。0。1/", "http://①②⑦.⓪.⓪.①/", "http://0x7F.1/", "http://00000000177.1/",
        "http://localhost/", "http://LOCALHOST./", "http://localhost。/", "http://app.localhost/", "http://ｌｏｃａｌｈｏｓｔ/",
        "http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/",
        "http://[::1%25lo]/",
        // unspecified, private, shared, link-local
        "http://0/", "http://0.0.0.0/", "http://[::]/", "http://10.0.0.1/", "http://10.1/", "http://167772161/", "http://172.16.0.1/",
        "http://172.31.255.255/", "http://192.168.1.1/", "http://0xc0a80101/", "http://192.168.257/", "http://100.64.0.1/",
        "http://169.254.0.1/", "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fc00::1]/", "http://[fd12:3456::1]/", "http://[fec0::1]/",
        // metadata services
        "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xa9.0xfe.0xa9.0xfe/", "http://0251.0376.0251.0376/",
        "http://[::ffff:a9fe:a9fe]/", "http://[64:ff9b::a9fe:a9fe]/", "http://100.100.100.200/latest/meta-data/", "http://168.63.129.16/",
        "http://metadata.google.internal/", "http://[fd00:ec2::254]/",
        // translated, tunnelled, reserved, multicast
        "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::10.0.0.1]/", "http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/", "http://[2002:a00:1::1]/",
        "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", "http://[2001:db8::1]/", "http://[3fff::1]/", "http://[ff02::1]/",
        "http://224.0.0.1/", "http://239.255.255.250/", "http://240.0.0.1/", "http://255.255.255.255/", "http://192.0.2.1/",
        "http://198.18.0.1/", "http://198.51.100.7/", "http://203.0.113.9/", "http://192.0.0.192/", "http://192.88.99.1/",
        // names that lead there
        "http://private.example.com/", "http://mixed.example.com/", "http://v6loop.example.com/", "http://mapped.example.com/",
        "http://metadata.example.com/", "http://METADATA.example.com./", "http://intranet/", "http://printer.local/", "http://db.internal/", "http://nas.lan/",
        // private and at a port that is not read: the first is what counts
        "http://127.0.0.1:9000/", "http://intranet:9000/",
        // credentials
        "http://admin:secret@public.example.com/", "http://public.example.com@127.0.0.1/",
    ];

    [Theory]
    [MemberData(nameof(RefusedAddresses))]
    public async Task An_address_that_is_not_a_public_web_server_is_refused(string address)
    {
        var refusal = await Guard().CheckAsync(new Uri(address), default);

        Assert.Equal(PageProblem.Forbidden, refusal?.Problem);
    }

    [Theory]
    [InlineData("http://public.example.com:22/")]
    [InlineData("http://public.example.com:6379/")]
    [InlineData("http://public.example.com:9000/")]
    [InlineData("https://public.example.com:9200/")]
    public async Task A_port_that_web_sites_do_not_use_is_refused_as_such(string address)
    {
        var refusal = await Guard().CheckAsync(new Uri(address), default);

        Assert.Equal(PageProblem.Port, refusal?.Problem);
    }

    [Theory]
    [InlineData("ftp://public.example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://public.example.com/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("ws://public.example.com/")]
    [InlineData("http://256.1.1.1/")]
    [InlineData("http://1.2.3.4.5/")]
    [InlineData("http://4294967296/")]
    [InlineData("http://0x100000000/")]
    [InlineData("http://09.0.0.1/")]
    public async Task What_is_no_web_address_is_refused_as_such(string address)
    {
        var refusal = await Guard().CheckAsync(new Uri(address), default);

        Assert.Equal(PageProblem.BadAddress, refusal?.Problem);
    }

    [Theory]
    [InlineData("http://public.example.com/")]
    [InlineData("https://PUBLIC.example.com./path?q=1#f")]
    [InlineData("https://public.example.com:8443/")]
    [InlineData("https://中文.com/")]
    [InlineData("http://dual.example.com/")]
    [InlineData("http://nat64.example.com/")]
    [InlineData("http://93.184.215.14/")]
    [InlineData("http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/")]
    public async Task A_public_web_server_passes(string address)
    {
        Assert.Null(await Guard().CheckAsync(new Uri(address), default));
    }

    [Theory]
    [InlineData("http://nowhere.example.com/")]
    [InlineData("http://empty.example.com/")]
    public async Task A_name_that_does_not_resolve_is_an_unknown_host(string address)
    {
        var refusal = await Guard().CheckAsync(new Uri(address), default);

        Assert.Equal(PageProblem.UnknownHost, refusal?.Problem);
    }

    [Fact]
    public async Task Only_the_exact_fixed_host_reaches_loopback()
    {
        var guard = Guard(new() { ["Sample.Example"] = new IPEndPoint(IPAddress.Loopback, 5000) });

        Assert.Null(await guard.CheckAsync(new Uri("http://sample.example./page"), default));
        Assert.NotNull(await guard.CheckAsync(new Uri("http://www.sample.example/"), default));
        Assert.NotNull(await guard.CheckAsync(new Uri("http://127.0.0.1/"), default));
        Assert.NotNull(await guard.CheckAsync(new Uri("http://user@sample.example/"), default));
    }

    [Fact]
    public async Task A_name_that_turns_to_loopback_after_the_check_is_not_connected_to()
    {
        await using var web = await LocalWeb.StartAsync();
        var answers = 0;
        var guard = new NetworkGuard(new NetworkGuardOptions
        {
            Ports = new HashSet<int> { web.EndPoint.Port },
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([answers++ == 0 ? IPAddress.Parse("93.184.215.14") : IPAddress.Loopback]),
        });
        var url = new Uri($"http://rebind.example.com:{web.EndPoint.Port}/");
        using var fetcher = new PageFetcher(guard);

        var before = await guard.CheckAsync(url, default);
        var fetched = await fetcher.FetchAsync(url, default);

        Assert.Null(before);
        Assert.Equal(PageProblem.Forbidden, fetched.Problem);
        Assert.Empty(web.Requests);
    }

    [Fact]
    public async Task One_fetch_asks_the_resolver_once_so_the_checked_address_is_the_connected_one()
    {
        var answers = 0;
        var guard = new NetworkGuard(new NetworkGuardOptions
        {
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([answers++ == 0 ? IPAddress.Parse("192.168.0.1") : IPAddress.Parse("93.184.215.14")]),
        });
        using var fetcher = new PageFetcher(guard);

        var fetched = await fetcher.FetchAsync(new Uri("http://rebind.example.com/"), default);

        Assert.Equal(PageProblem.Forbidden, fetched.Problem);
        Assert.Equal(1, answers);
    }
}
