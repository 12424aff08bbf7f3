using System.Diagnostics;
using System.Text.Json;

namespace Tokenholic.Tests.App.Cli;

public sealed class MapOutputTests : IDisposable
{
    private readonly TokenholicProcess _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task An_unknown_company_without_sources_gives_an_honest_empty_map()
    {
        var outcome = await _program.RunAsync("map", "谁也没听说过的公司", "--out", "map.json");

        Assert.Equal(0, outcome.Code);
        Assert.Contains("没有找到“谁也没听说过的公司”使用大模型的证据", outcome.Error, StringComparison.Ordinal);
        using var map = JsonDocument.Parse(_program.Read("map.json"));
        Assert.Empty(map.RootElement.GetProperty("use_cases").EnumerateArray());
        Assert.Equal(0, map.RootElement.GetProperty("totals").GetProperty("known").GetProperty("workloads").GetInt32());
        Assert.False(map.RootElement.GetProperty("totals").GetProperty("known").TryGetProperty("yuan_per_year", out _));
        Assert.Equal(["map.json", "map.pages"], _program.Files);
    }

    [Fact]
    public async Task Standard_output_carries_the_map_and_nothing_else()
    {
        var outcome = await _program.RunAsync("map", "Unheard Of Ltd", "--language", "en", "--out", "-");

        Assert.Equal(0, outcome.Code);
        using var map = JsonDocument.Parse(outcome.Output);
        Assert.Equal("en", map.RootElement.GetProperty("language").GetString());
        Assert.Contains("the map is empty", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(_program.Files);
    }

    [Fact]
    public async Task Written_again_the_new_map_replaces_the_old_one_and_says_so()
    {
        _program.Write("saved/a.html", "<html><body><p>甲公司成立于 2001 年。</p></body></html>");
        _program.Write("saved/b.html", "<html><body><p>甲公司在杭州有两个园区。</p></body></html>");
        await _program.RunAsync("map", "甲公司", "--pages", "saved", "--out", "map.json");
        File.Delete(Path.Combine(_program.Folder, "saved", "b.html"));

        var outcome = await _program.RunAsync("map", "甲公司", "--pages", "saved", "--out", "map.json");

        Assert.Equal(0, outcome.Code);
        Assert.Contains("map.json 已存在，已用新的覆盖", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["index.json", "p1.txt"], Directory.EnumerateFiles(Path.Combine(_program.Folder, "map.pages")).Select(Path.GetFileName).Order());
        Assert.Equal(["map.json", "map.pages", "saved"], _program.Files);
    }

    [Fact]
    public async Task A_run_in_which_nothing_could_be_read_keeps_the_former_map_and_says_so()
    {
        _program.Write("saved/a.html", "<html><body><p>甲公司的客服由 DeepSeek 回答，每天约 2 万次会话。</p></body></html>");
        await _program.RunAsync("map", "甲公司", "--pages", "saved", "--out", "map.json");
        var (map, page) = (_program.Read("map.json"), _program.Read("map.pages/p1.txt"));

        var outcome = await _program.RunAsync("map", "甲公司", "--url", "http://www.example.com:9000/", "--out", "map.json");

        Assert.Equal(1, outcome.Code);
        Assert.Contains("没有读到任何页面：请检查网络、网址或文件，然后再试。原来的战场图（map.json）已保留", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("不读取这个端口上的网页，只读取 80、443、8080 和 8443 端口。", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("没有找到", outcome.Error, StringComparison.Ordinal);
        Assert.Equal((map, page), (_program.Read("map.json"), _program.Read("map.pages/p1.txt")));
        Assert.Equal(["map.json", "map.pages", "saved"], _program.Files);
    }

    [Fact]
    public async Task Without_a_former_map_the_reasons_are_written_and_the_run_has_failed_all_the_same()
    {
        var outcome = await _program.RunAsync("map", "Acme", "--url", "http://www.example.com:9000/", "--language", "en", "--out", "map.json");

        Assert.Equal(1, outcome.Code);
        Assert.Contains("Nothing could be read: check the network, the address or the file", outcome.Error, StringComparison.Ordinal);
        using var map = JsonDocument.Parse(_program.Read("map.json"));
        Assert.Equal("port", Assert.Single(map.RootElement.GetProperty("failed_pages").EnumerateArray()).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task The_pages_of_a_map_can_be_read_again_as_saved_pages()
    {
        _program.Write("saved/a.html", "<html><head><title>产品</title></head><body><p>甲公司的客服由 DeepSeek 回答，每天约 2 万次会话。</p></body></html>");
        _program.Write("saved/index.json", """{"a.html": {"url": "https://www.example.com/a", "date": "2026-05-01"}}""");
        await _program.RunAsync("map", "甲公司", "--pages", "saved", "--out", "first.json");

        var outcome = await _program.RunAsync("map", "甲公司", "--pages", "first.pages", "--out", "second.json");

        Assert.Equal(0, outcome.Code);
        var (first, second) = (Page(_program.Read("first.json")), Page(_program.Read("second.json")));
        Assert.Equal("https://www.example.com/a", second.GetProperty("url").GetString());
        Assert.Equal("2026-05-01", second.GetProperty("published").GetString());
        Assert.Equal(first.GetProperty("sha256").GetString(), second.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_not_overwritten()
    {
        _program.Write("map.pages/thesis.txt", "three years of work");

        var outcome = await _program.RunAsync("map", "甲公司", "--out", "map.json");

        Assert.Equal(2, outcome.Code);
        Assert.Contains("不会覆盖", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("three years of work", _program.Read("map.pages/thesis.txt"));
        Assert.Equal(["map.pages"], _program.Files);
    }

    [Theory]
    [InlineData("missing/map.json", "找不到文件夹")]
    [InlineData("/proc/map.json", "写不了")]
    [InlineData("/dev/full", "不是普通文件")]
    [InlineData(".", "是文件夹")]
    public async Task A_place_that_cannot_be_written_is_refused_before_any_work(string path, string sentence)
    {
        var outcome = await _program.RunAsync("map", "星屿短剧", "--out", path);

        Assert.Equal(2, outcome.Code);
        Assert.Contains(sentence, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("研究", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(_program.Files);
    }

    [Fact]
    public async Task A_full_pipe_of_output_is_told()
    {
        var outcome = await _program.RunInShellAsync("> /dev/full", "map", "甲公司", "--out", "-");

        Assert.Equal(2, outcome.Code);
        Assert.Contains("磁盘已满", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_leaves_the_old_map_as_it_was()
    {
        var disk = Path.Combine(_program.Folder, "disk");
        Directory.CreateDirectory(disk);
        if (!Mounted(disk))
        {
            return; // only root can make a disk that is small enough
        }

        try
        {
            _program.Write("disk/map.json", "{\"format\":1}");
            _program.Write("saved/a.txt", string.Concat(Enumerable.Repeat("甲公司的历史很长。\n", 20_000)));

            var outcome = await _program.RunAsync("map", "甲公司", "--pages", "saved", "--out", "disk/map.json");

            Assert.Equal(2, outcome.Code);
            Assert.Contains("磁盘已满", outcome.Error, StringComparison.Ordinal);
            Assert.Equal("{\"format\":1}", _program.Read("disk/map.json"));
            Assert.Single(Directory.EnumerateFileSystemEntries(disk));
        }
        finally
        {
            Process.Start("umount", [disk]).WaitForExit();
        }
    }

    private static bool Mounted(string folder)
    {
        if (Environment.UserName != "root")
        {
            return false;
        }

        using var mount = Process.Start("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]);
        mount.WaitForExit();
        return mount.ExitCode == 0;
    }

    private static JsonElement Page(string json) => JsonDocument.Parse(json).RootElement.GetProperty("pages")[0];
}
