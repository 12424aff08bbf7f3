using Npgsql;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Comparison;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.Agents.Proposals.Revision.Feedback;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Knowledge.Index.Search;

namespace Tokenholic.Benchmarks;

/// <summary>How much longer a history of 200 versions takes to open than one of 10, and a proposal of 100 pages to compare than one of 10: as ratios.</summary>
internal static class RevisionBenchmark
{
    private const int Few = 10;
    private const int Many = 200;
    private const int Rounds = 20;
    private const int SentencesPerPage = 15;

    internal static async Task RunAsync()
    {
        foreach (var (name, share) in new[] { ("one sentence in twenty reworded", 20), ("every second sentence reworded", 2), ("every sentence reworded", 1), ("everything written anew", 0) })
        {
            double Milliseconds(int pages)
            {
                var (before, after) = (Proposal(pages, 0, 0), share == 0 ? Proposal(pages, 1, 1) : Proposal(pages, 0, share));
                return Median(() => ProposalComparer.Compare(before, after));
            }

            Report($"comparison, {name}", "10 pages", Milliseconds(10), "100 pages", Milliseconds(100));
        }

        var text = string.Concat(Proposal(100, 0, 0).Sections.SelectMany(s => s.Statements).Select(s => s.Text + "\n"));
        var other = string.Concat(Proposal(100, 0, 20).Sections.SelectMany(s => s.Statements).Select(s => s.Text + "\n"));
        Report("plain text, one in twenty", "10 pages", Median(() => TextDiff.Compare(text[..(text.Length / 10)], other[..(other.Length / 10)])), "100 pages", Median(() => TextDiff.Compare(text, other)));
        foreach (var (name, work) in Steps())
            Report(name, "10 pages", Median(work(10)), "100 pages", Median(work(100)));
        await HistoryAsync();
    }

    // What a person does to a proposal, without the database and the browser.
    private static IEnumerable<(string Name, Func<int, Action> Work)> Steps()
    {
        var index = new KnowledgeIndex([.. StartingKnowledge.Documents.Select(d => d.ToIndexed())]);
        var documents = StartingKnowledge.Documents.ToDictionary(d => d.Id.ToString());
        var points = new FeedbackReader(Catalog.Default, TimeProvider.System).Read("三个月内必须上线，客服先上。").Points;
        yield return ("saving by hand, one sentence in twenty", pages =>
        {
            var (before, texts) = (Proposal(pages, 0, 0), Proposal(pages, 0, 20).Sections.ToDictionary(s => s.Id, SectionEdit.Lines));
            return () => ProposalComparer.Compare(before, SectionEdit.Apply(before, texts));
        });
        yield return ("saving second, both changed one in twenty", pages =>
        {
            var (origin, mine, theirs) = (Proposal(pages, 0, 0), Proposal(pages, 0, 20), Proposal(pages, 0, 19));
            return () => ProposalComparer.Compare(theirs, ProposalThreeWay.Merge(origin, mine, theirs));
        });
        foreach (var (name, only) in new[] { ("a section made anew", (SectionId?)SectionId.Migration), ("the next version after feedback", null) })
        {
            yield return (name, pages =>
            {
                var current = Proposal(pages, 0, 0);
                return () => Revise(current, only);
            });
        }

        void Revise(ProposalDocument current, SectionId? only)
        {
            var input = new RevisionInput(current, points, new SourceLibrary(index, documents, ReplyLanguage.Zh), Catalog.Default, EstimationBasis.Shipped, DateTimeOffset.UnixEpoch) { Only = only };
            var reviser = new Reviser(input);
            _ = reviser.Apply().Count();
            ProposalComparer.Compare(current, reviser.Finish().Proposal);
        }
    }

    private static Task HistoryAsync() => OwnPostgres.UseAsync("revision", async data =>
    {
        var (few, many) = (await FillAsync(data, "few", Few), await FillAsync(data, "many", Many));
        await OwnPostgres.AnalyzeAsync(data);
        var (rounds, documents) = (new ProposalRounds(data), new DocumentStore(data));
        await ReportAsync("the tree of versions", customer => rounds.HistoryAsync(customer.Customer, default));
        await ReportAsync("the newest version", customer => documents.GetAsync<ProposalDocument>(customer.Document, customer.Versions, default));
        foreach (var pages in new[] { 10, 100 })
            await ReportAsync($"storing {pages} pages in another proposal", customer => rounds.AppendAsync(Guid.CreateVersion7(), 0, customer.Customer, Proposal(pages, 0, 0), new ProposalRound(RoundKind.Edit, "x"), default));
        await ReportAsync("appending a version", customer => rounds.AppendAsync(Guid.CreateVersion7(), 0, customer.Customer, Proposal(10, 0, 0), new ProposalRound(RoundKind.Edit, "x"), default));

        async Task ReportAsync(string name, Func<(Guid Customer, Guid Document, int Versions), Task> work) =>
            Report(name, $"{Few} versions", await Medians.OfAsync(Rounds, () => work(few)), $"{Many} versions", await Medians.OfAsync(Rounds, () => work(many)));
    });

    private static async Task<(Guid Customer, Guid Document, int Versions)> FillAsync(NpgsqlDataSource data, string name, int versions)
    {
        var (customer, _) = await new CustomerStore(data).GetOrCreateAsync(CompanyName.Parse(name).Value!, null, null, false, default);
        var (rounds, document) = (new ProposalRounds(data), Guid.CreateVersion7());
        for (var version = 0; version < versions; version++)
        {
            FeedbackPoint[] points = [.. Enumerable.Range(0, 8).Select(i => new FeedbackPoint($"p{i}", PointKind.Requirement, 0, Sentence(version, i), [new(ConstraintKind.Latency, "", 800)]))];
            var round = new ProposalRound(RoundKind.Feedback, "x") { Text = string.Concat(points.Select(p => p.Words)), Points = points, Trace = [.. points.Select(p => new TraceLine(p.Id, TraceOutcome.Addressed, "LatencyAdded", ["800 ms"], [SectionId.Migration]))] };
            await rounds.AppendAsync(document, version, customer.Id, Proposal(10, version, 0), round, default);
        }

        return (customer.Id, document, versions);
    }

    private static ProposalDocument Proposal(int pages, int seed, int reworded) => new()
    {
        Company = "Company",
        GeneratedAt = DateTimeOffset.UnixEpoch,
        Language = ReplyLanguage.Zh,
        MapVersion = 1,
        Sections = [.. Enum.GetValues<SectionId>().Select(id => new ProposalSection(id, [.. Enumerable.Range(0, pages * SentencesPerPage / 8).Select(i =>
            new Statement("", Sentence(seed * 7919 + ((int)id * 100_000), i) + (reworded > 0 && i % reworded == 0 ? "，按客户反馈补充说明" : ""), Basis.Judgement, []))]))],
        Diagram = new([], []),
        Costs = [],
        Citations = [],
    };

    // Forty characters that no other sentence has in this order.
    private static string Sentence(int seed, int number)
    {
        var random = new Random((seed * 31) + number);
        return string.Concat(Enumerable.Range(0, 40).Select(_ => (char)(0x4E00 + random.Next(2000)))) + "。";
    }

    private static double Median(Action work) => Medians.Of(Rounds, work);

    private static void Report(string name, string small, double few, string large, double many) =>
        Console.WriteLine($"{name,-46} {small} {few,8:F2} ms, {large} {many,8:F2} ms, ratio {many / few,6:F1}");
}
