using System.ComponentModel;
using System.Data.Common;
using ModelContextProtocol;
using ModelContextProtocol.Server;
using Tokenholic.App.Shared;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Api;

/// <summary>The verbs of the API for agents. What goes wrong is told them as the sentence a person would read.</summary>
[McpServerToolType]
internal sealed class McpTools(ApiVerbs verbs, ErrorText errors)
{
    [McpServerTool(Name = "list_customers", ReadOnly = true), Description("Customers with their newest battle map's version and figures, the latest touched first. / 客户列表")]
    public Task<string> ListCustomers(
        [Description("Part of a name or web site; empty for all.")] string search = "", [Description("At most 100.")] int take = 20, CancellationToken cancellationToken = default) =>
        DoAsync(async () => JsonText.Write(await verbs.CustomersAsync(search, 0, take, cancellationToken)));

    [McpServerTool(Name = "start_map"), Description("Starts making a token battle map of a company; returns the run, to be asked about with get_run. / 生成 Token 战场图")]
    public Task<string> StartMap(
        [Description("The company's name.")] string name,
        [Description("Its own web sites, which are crawled.")] string[]? sites = null,
        [Description("Single further pages.")] string[]? urls = null,
        [Description("A text about it that somebody else wrote.")] string? text = null,
        [Description("What you know yourself.")] string? facts = null,
        [Description("zh or en.")] string? language = null,
        CancellationToken cancellationToken = default) =>
        DoAsync(async () => JsonText.Write(await verbs.StartMapAsync(new(name, sites, urls, text, facts, null, language), cancellationToken)));

    [McpServerTool(Name = "get_run", ReadOnly = true), Description("How a run stands: queued, running, succeeded, failed or cancelled. / 任务状态")]
    public Task<string> GetRun(Guid id, CancellationToken cancellationToken = default) =>
        DoAsync(async () => await verbs.RunAsync(id, cancellationToken) is { } run ? JsonText.Write(run) : null);

    [McpServerTool(Name = "cancel_run"), Description("Asks a run to stop. / 停止任务")]
    public Task<string> CancelRun(Guid id, CancellationToken cancellationToken = default) =>
        DoAsync(async () => await verbs.CancelAsync(id, cancellationToken) is { } run ? JsonText.Write(run) : null);

    [McpServerTool(Name = "get_map", ReadOnly = true), Description("A customer's battle map as JSON: use cases, models, clouds, tokens, money, evidence with quotes. / 读取战场图")]
    public Task<string> GetMap(Guid customerId, [Description("The newest when left out.")] int? version = null, CancellationToken cancellationToken = default) =>
        DoAsync(() => verbs.MapAsync(customerId, version, cancellationToken));

    [McpServerTool(Name = "get_proposal", ReadOnly = true), Description("A customer's proposal as JSON. / 读取方案")]
    public Task<string> GetProposal(Guid customerId, [Description("The newest when left out.")] int? version = null, CancellationToken cancellationToken = default) =>
        DoAsync(() => verbs.ProposalAsync(customerId, version, cancellationToken));

    [McpServerTool(Name = "make_proposal"), Description("Makes a proposal from a customer's newest map; returns the version, or the run that makes it. / 生成方案")]
    public Task<string> MakeProposal(
        Guid customerId, [Description("What the proposal should answer, if anything in particular.")] string? question = null, [Description("zh or en.")] string? language = null,
        CancellationToken cancellationToken = default) =>
        DoAsync(async () => await verbs.MakeProposalAsync(customerId, new(question, language), cancellationToken) is { } made ? JsonText.Write(made) : null);

    [McpServerTool(Name = "ask", ReadOnly = true), Description("Answers a question about Alibaba Cloud's models and products in the words of the knowledge base, with sources; or says that it has no answer. / 知识库问答")]
    public Task<string> Ask([Description("In Chinese or English.")] string question, CancellationToken cancellationToken = default) =>
        DoAsync(async () => JsonText.Write(await verbs.AskAsync(new(question), cancellationToken)));

    private async Task<string> DoAsync(Func<Task<string?>> verb)
    {
        try
        {
            return await verb() ?? throw new McpException(errors.ForCode("ApiNotFound"));
        }
        catch (InvalidInputException e)
        {
            throw new McpException($"{errors.For(e)} {string.Join(' ', e.Problems.SelectMany(p => p.Value))}", e);
        }
        catch (Exception e) when (e is DbException or TimeoutException or TokenholicException)
        {
            throw new McpException(errors.For(e), e);
        }
    }
}
