using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Features.BattleMap;

/// <summary>Puts customers, maps and runs into the database of a running app, so that a screen has something to show.</summary>
internal sealed class Arranged(IServiceProvider services)
{
    private readonly NpgsqlDataSource _data = services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>A customer of a name nobody else has.</summary>
    public async Task<Customer> CustomerAsync(string name = "星屿短剧", bool fictional = true) =>
        (await services.GetRequiredService<CustomerStore>().GetOrCreateAsync(Names.Of($"{name} {Guid.NewGuid():n}"[..(name.Length + 9)]), "https://starisle.example/", "短剧", fictional, default)).Customer;

    /// <summary>A customer with that map, made by a finished run, its pages kept.</summary>
    public async Task<Customer> MapAsync(BattleMapDocument map, string name = "星屿短剧")
    {
        var customer = await CustomerAsync(name);
        var run = await RunAsync(customer, "succeeded", []);
        var pages = services.GetRequiredService<PageSnapshots>().Of(run);
        foreach (var page in map.Pages)
        {
            var text = page.Id == "p1" ? SampleMaps.NewsText : SampleMaps.InterviewText;
            await pages.SaveAsync(
                new StoredPage { Url = page.Url, FinalUrl = page.Url, Tier = page.Tier, FetchedAt = page.FetchedAt, Title = page.Title, Text = text, Sha256 = page.Sha256 },
                default);
        }

        var body = map with { Company = map.Company with { Name = name } };
        await services.GetRequiredService<DocumentStore>().AppendAsync(Guid.CreateVersion7(), 0, DocumentKinds.BattleMap, customer.Id, run, body, null, default);
        return customer;
    }

    /// <summary>A run as some other node would have left it; one that is "running" is claimed far into the future, so that nobody takes it over.</summary>
    public async Task<Guid> RunAsync(Customer customer, string state, IReadOnlyList<AgentEvent> events, string? error = null, MapRequest? request = null)
    {
        var id = Guid.CreateVersion7();
        request ??= new() { CompanyName = customer.Name, Language = ReplyLanguage.Zh };
        await ExecuteAsync(
            """
            insert into run (id, kind, customer_id, state, request, started_at, finished_at, error_code, claim, claim_seen_at)
            values ($1, 'battle_map', $2, $3, $4::jsonb, now() - interval '83 seconds', case when $3 = 'running' then null else now() end, $5,
                    case when $3 = 'running' then $1 end, now() + interval '1 day')
            """,
            id, customer.Id, state, JsonText.Write(request with { Given = [] }), error ?? (object)DBNull.Value);
        foreach (var (index, given) in request.Given.Index())
        {
            await ExecuteAsync("insert into run_input (run_id, position, kind, name, content) values ($1, $2, $3, $4, $5)", id, index, given.Kind.ToString(), given.Name, given.Content);
        }

        foreach (var (index, item) in events.Index())
        {
            await TellAsync(id, index + 1, item);
        }

        return id;
    }

    /// <summary>Adds an event to a run, and tells its watchers.</summary>
    public async Task TellAsync(Guid runId, long sequence, AgentEvent item)
    {
        await ExecuteAsync(
            "insert into run_event (run_id, sequence, key_hash, event) values ($1, $2, $3, $4::jsonb)",
            runId, sequence, SHA256.HashData(Encoding.UTF8.GetBytes(item.Key)), JsonText.Write(item));
        await ChangedAsync(runId);
    }

    /// <summary>Ends a run the way its worker would.</summary>
    public async Task EndAsync(Guid runId, string state)
    {
        await ExecuteAsync("update run set state = $2, finished_at = now(), claim = null where id = $1", runId, state);
        await ChangedAsync(runId);
    }

    private Task ChangedAsync(Guid runId) => ExecuteAsync("select pg_notify($1, $2)", RunChannels.Changed, runId.ToString());

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = _data.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}
