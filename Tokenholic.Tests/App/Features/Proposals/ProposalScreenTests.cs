using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Tests.App.Features.BattleMap;
using Tokenholic.Tests.App.Features.Models;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.Proposals;

[Collection(OtherEndToEndTests.Name)]
public sealed class ProposalScreenTests(AppFixture app)
{
    [PythonFact]
    public async Task A_proposal_is_composed_read_exported_and_shared_and_a_citation_opens_its_words()
    {
        var customer = await ArrangeAsync();
        var page = await app.OpenAsync($"/proposals/{customer.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "编写方案" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "推荐的产品与模型" }).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page.Locator(".choices")).ToContainTextAsync("百炼");
        await Expect(page.Locator(".walk li")).Not.ToHaveCountAsync(0);
        await Accessibility.AssertCleanAsync(page);
        await Shots.TakeAsync(page, "proposal-1440-zh");
        await page.SetViewportSizeAsync(390, 844);
        await Shots.TakeAsync(page, "proposal-390-zh");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        var files = page.APIRequest;
        var at = new Uri(app.Address, $"/proposals/{customer.Id}/versions/1/export.").AbsoluteUri;
        Assert.Equal("%PDF"u8.ToArray(), (await (await files.GetAsync(at + "pdf")).BodyAsync())[..4]);
        Assert.Contains("百炼", await EntryAsync(await (await files.GetAsync(at + "docx")).BodyAsync(), "word/document.xml"), StringComparison.Ordinal);
        Assert.Contains("百炼", await EntryAsync(await (await files.GetAsync(at + "pptx")).BodyAsync(), "ppt/slides/slide3.xml"), StringComparison.Ordinal);
        Assert.Contains("## 推荐产品与模型", await (await files.GetAsync(at + "md")).TextAsync(), StringComparison.Ordinal);
        await CheckedAsync(await (await files.GetAsync(at + "json")).TextAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "导出与分享" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "生成链接" }).ClickAsync();
        var link = await page.Locator("#link").InputValueAsync();
        var shared = await files.GetAsync(link);
        Assert.Equal(200, shared.Status);
        var html = await shared.TextAsync();
        Assert.Contains("推荐的产品与模型", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/knowledge/documents/", html, StringComparison.Ordinal);
        Assert.Equal(404, (await files.GetAsync(link.Replace("/share/proposal/", "/share/", StringComparison.Ordinal))).Status);

        await page.GotoAsync($"/proposals/{customer.Id}");
        var cite = page.Locator(".cite").First;
        await Expect(cite).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await cite.ClickAsync();
        await Expect(page.Locator("mark#quote")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task A_question_alone_makes_a_proposal_in_its_own_language_and_says_when_nothing_is_known()
    {
        await KnownAsync();
        var customer = await new Arranged(app.Services).CustomerAsync("问题客户");
        var page = await app.OpenAsync($"/proposals/{customer.Id}");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "围绕一个问题写方案" }).FillAsync("How does the context cache lower the cost of model calls?");
        await page.GetByRole(AriaRole.Button, new() { Name = "编写方案" }).ClickAsync();
        await Expect(page.Locator("main#main")).ToContainTextAsync("Your question", new() { Timeout = 30_000 });
        await Expect(page.Locator(".cite")).Not.ToHaveCountAsync(0);
        await Shots.TakeAsync(page, "proposal-question-1440");

        await page.GetByRole(AriaRole.Textbox, new() { Name = "围绕一个问题写方案" }).FillAsync("火星上的可用区支持数字人直播吗？");
        await page.GetByRole(AriaRole.Button, new() { Name = "重新编写" }).ClickAsync();
        await Expect(page.Locator("main#main")).ToContainTextAsync("知识库里没有这个问题的依据", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task With_a_model_it_is_written_as_a_run_that_the_page_follows()
    {
        await using var assigned = new AssignedForTests(app.Services);
        await assigned.StartAsync();
        assigned.Provider.Answer = request => request.Text.Contains("SECTION: migration", StringComparison.Ordinal)
            ? """{"sentences":[{"topic":"","text":"旧平台保留两周，随时退回。","basis":"source","passages":["p1","p2","p3"],"quote":"保留旧平台两周作为回退"}]}"""
            : request.Text.Contains("SECTION:", StringComparison.Ordinal) ? """{"sentences":[]}""" : """{"questions":[]}""";
        var customer = await ArrangeAsync();
        var page = await app.OpenAsync($"/proposals/{customer.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "编写方案" }).ClickAsync();
        await Expect(page.Locator("main#main")).ToContainTextAsync("旧平台保留两周，随时退回。", new() { Timeout = 60_000 });
        await Expect(page.Locator(".sub").First).ToContainTextAsync("模型撰写", new() { Timeout = 60_000 });
    }

    private async Task<Customer> ArrangeAsync()
    {
        await KnownAsync();
        return await new Arranged(app.Services).MapAsync(SampleMaps.Starisle);
    }

    private async Task KnownAsync()
    {
        foreach (var document in StartingKnowledge.Documents)
            await app.Services.GetRequiredService<KnowledgeStore>().SaveAsync(document, default);
    }

    // By the script that knows nothing of the app.
    private async Task CheckedAsync(string proposal)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "proposal.json");
        await File.WriteAllTextAsync(file, proposal);
        foreach (var id in JsonNode.Parse(proposal)!["citations"]!.AsArray().Select(c => (Guid)c!["document_id"]!).Distinct())
            await File.WriteAllTextAsync(Path.Combine(folder.Path, $"{id}.txt"), (await app.Services.GetRequiredService<KnowledgeStore>().FindAsync(id, default))!.Text);
        var (code, output) = await ScriptAsync(file, folder.Path);
        Assert.True(code == 0, output);
        Assert.Contains(" 0 wrong", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> ScriptAsync(string file, string folder)
    {
        var script = Path.Combine(Tokenholic.Tests.Architecture.SourceTree.Root, "tools", "check_citations.py");
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("python3", [script, file, "--documents", folder]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private static async Task<string> EntryAsync(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync();
    }
}
