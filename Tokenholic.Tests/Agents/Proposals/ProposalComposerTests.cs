using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.Proposals;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.Proposals;

public sealed class ProposalComposerTests
{
    private static readonly KnowledgeIndex Index = new([.. StartingKnowledge.Documents.Select(d => d.ToIndexed())]);

    [Theory]
    [InlineData(ReplyLanguage.Zh)]
    [InlineData(ReplyLanguage.En)]
    public void Every_sentence_of_a_source_stands_in_it_word_for_word(ReplyLanguage language)
    {
        var proposal = Compose(language);

        var documents = StartingKnowledge.Documents.ToDictionary(d => d.Id);
        Assert.NotEmpty(proposal.Citations);
        Assert.All(proposal.Citations, c => Assert.Equal(c.Quote, documents[c.DocumentId].Text.Substring(c.Start, c.Quote.Length)));
        var statements = proposal.Sections.SelectMany(s => s.Statements).ToList();
        Assert.All(statements.Where(s => s.Basis is Basis.Source), s => Assert.NotEmpty(s.CitationIds));
        Assert.All(statements.SelectMany(s => s.CitationIds), id => Assert.Contains(proposal.Citations, c => c.Id == id));
    }

    [Theory]
    [InlineData(ReplyLanguage.Zh)]
    [InlineData(ReplyLanguage.En)]
    public void Every_use_case_of_the_catalogue_gets_a_recommendation_on_a_fresh_machine(ReplyLanguage language)
    {
        var missing = Catalog.Default.UseCases.Where(useCase => Library(language).Quote("", $"{useCase.Name.In(language)} {(language is ReplyLanguage.Zh ? "用例与阿里云产品" : "use case Alibaba Cloud products")}", 1, "solution").Count == 0);
        Assert.Empty(missing.Select(useCase => useCase.Id));
    }

    [Theory]
    [InlineData(ReplyLanguage.Zh)]
    [InlineData(ReplyLanguage.En)]
    public void What_is_recommended_is_said_of_that_very_use_case_and_nothing_said_among_ourselves_is_quoted(ReplyLanguage language)
    {
        var proposal = Compose(language);
        var documents = StartingKnowledge.Documents.ToDictionary(d => d.Id);

        Assert.All(proposal.Sections.Single(s => s.Id is SectionId.Recommendation).Statements.Where(s => Catalog.Default.UseCases.Any(u => u.Name.In(language) == s.Topic)), statement => Assert.All(proposal.Citations.Where(c => statement.CitationIds.Contains(c.Id)), cited =>
            Assert.EndsWith($"## {statement.Topic}", documents[cited.DocumentId].Text[..cited.Start].TrimEnd().Split("\n").Last(l => l.StartsWith('#')), StringComparison.Ordinal)));
        Assert.All(proposal.Citations, c => Assert.NotEqual("internal", documents[c.DocumentId].Kind));
        Assert.All(proposal.Citations, c => Assert.False(c.Quote.StartsWith('|'), c.Quote));
        Assert.All(proposal.Sections.SelectMany(s => s.Statements), s => Assert.DoesNotContain("0–1", s.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void It_has_every_section_and_speaks_one_language()
    {
        var proposal = Compose(ReplyLanguage.En);

        Assert.Equal(Enum.GetValues<SectionId>(), proposal.Sections.Select(s => s.Id));
        Assert.All(proposal.Sections, s => Assert.NotEmpty(s.Statements));
        Assert.All(proposal.Citations, c => Assert.DoesNotContain(c.Quote, ch => ch is >= '一' and <= '龥'));
    }

    [Fact]
    public void What_is_only_supposed_is_no_need_of_the_customer()
    {
        var supposed = SampleMaps.Starisle with
        {
            UseCases = [.. SampleMaps.Starisle.UseCases.Select(u => u with { Workloads = [.. u.Workloads.Select(w => w.Id == "w4" ? w with { Vendor = VendorIds.Unknown, UsageLabel = Tokenholic.Agents.BattleMap.Document.Label.Assumed } : w)] })],
        };
        var proposal = new ProposalComposer(Catalog.Default, TimeProvider.System).Compose(supposed, 1, Library(ReplyLanguage.Zh), ReplyLanguage.Zh);
        Assert.DoesNotContain(proposal.Sections.SelectMany(s => s.Statements), s => s.Topic == "智能客服");
        Assert.DoesNotContain(proposal.Costs, c => c.UseCase == "智能客服");
    }

    [Fact]
    public void A_recommended_model_is_not_borne_out_by_a_sentence_on_another()
    {
        var map = new MapScenario().Page("翻译用 GPT-5.4。").Use("翻译用 GPT-5.4", "translation", "overseas", "gpt-5.4").Map();
        var proposal = new ProposalComposer(Catalog.Default, TimeProvider.System).Compose(map, 1, Library(ReplyLanguage.Zh), ReplyLanguage.Zh);

        var choice = Assert.Single(proposal.Choices, c => c.Model.Length > 0);
        Assert.Equal("Qwen3.7-Max", choice.Model);
        Assert.DoesNotContain(proposal.Citations.Where(c => choice.CitationIds.Contains(c.Id)), c => c.Quote.Contains("Qwen-MT", StringComparison.Ordinal));
    }

    [Fact]
    public void Costs_are_the_maps_own_figures_for_a_year()
    {
        var estimate = SampleMaps.Starisle.UseCases.SelectMany(u => u.Workloads).First(w => w.Estimate?.OnAliyun is not null && w.Estimate.Today is not null && w.Status is Tokenholic.Agents.BattleMap.Analysis.UsageStatus.InUse).Estimate!;
        Assert.Contains(Compose(ReplyLanguage.Zh).Costs, c => c.TodayPerYear == estimate.Today!.YuanPerMonth.Times(12) && c.AliyunPerYear == estimate.OnAliyun!.YuanPerMonth.Times(12));
    }

    [Theory]
    [InlineData(ReplyLanguage.Zh, VendorIds.Unknown, false, UsageStatus.Planned, "：计划使用大模型，用哪个云、哪个模型还不清楚，")]
    [InlineData(ReplyLanguage.Zh, VendorIds.Unknown, true, UsageStatus.InUse, "：目前使用通义千问，在哪个云上还不清楚，")]
    [InlineData(ReplyLanguage.Zh, VendorIds.Volcengine, false, UsageStatus.InUse, "：目前使用火山引擎上的大模型，具体型号还不清楚，")]
    [InlineData(ReplyLanguage.En, VendorIds.Unknown, false, UsageStatus.Planned, ": planned; cloud and model are not known yet, ")]
    [InlineData(ReplyLanguage.En, VendorIds.Unknown, true, UsageStatus.InUse, ": today Qwen; on which cloud is not known yet, ")]
    [InlineData(ReplyLanguage.En, VendorIds.Other, false, UsageStatus.InUse, ": today a model of another vendor; which one is not known yet, ")]
    public void What_is_not_known_of_the_platform_of_today_is_said_as_people_say_it(ReplyLanguage language, string vendor, bool named, UsageStatus status, string said)
    {
        var column = SampleMaps.Starisle.UseCases.First(u => u.Workloads.Any(w => w.ModelName is { Zh: "通义千问" }));
        var workload = column.Workloads.First(w => w.ModelName is { Zh: "通义千问" });
        var map = SampleMaps.Starisle with { UseCases = [column with { Workloads = [workload with { Vendor = vendor, Status = status, ModelName = named ? workload.ModelName : null }] }] };

        var need = new ProposalComposer(Catalog.Default, TimeProvider.System).Compose(map, 1, Library(language), language).Sections.Single(s => s.Id is SectionId.Needs).Statements[0].Text;

        Assert.Contains(said, need, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_knowledge_it_says_so_instead_of_inventing()
    {
        var library = new SourceLibrary(new KnowledgeIndex([]), StartingKnowledge.Documents.ToDictionary(d => d.Id.ToString()), ReplyLanguage.Zh);
        var proposal = new ProposalComposer(Catalog.Default, TimeProvider.System).Compose(SampleMaps.Starisle, 1, library, ReplyLanguage.Zh);

        Assert.Empty(proposal.Citations);
        Assert.All(proposal.Sections.Single(s => s.Id is SectionId.Recommendation).Statements, s => Assert.Equal(Basis.Judgement, s.Basis));
    }

    [Fact]
    public void Markdown_has_no_markup_of_others()
    {
        var proposal = Compose(ReplyLanguage.Zh) with { Company = "<script>alert(1)</script> [x](javascript:1)" };
        Assert.DoesNotContain("<script>", ProposalMarkdown.Write(proposal, id => id), StringComparison.Ordinal);
        Assert.DoesNotContain("[x](", ProposalMarkdown.Write(proposal, id => id), StringComparison.Ordinal);
    }

    private static SourceLibrary Library(ReplyLanguage language) => new(Index, StartingKnowledge.Documents.ToDictionary(d => d.Id.ToString()), language);

    private static ProposalDocument Compose(ReplyLanguage language) =>
        new ProposalComposer(Catalog.Default, TimeProvider.System).Compose(SampleMaps.Starisle, 1, Library(language), language);
}
