using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Tests.Architecture;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

public class MarketBasisTests
{
    [Fact]
    public void Every_basis_is_one_analysts_newest_and_says_what_it_measures()
    {
        Assert.Equal(["idc", "frost_sullivan", "omdia"], MarketBasis.All.Select(b => b.Prior.Basis));
        Assert.Equal((.27, .321, .358), (MarketBasis.Of("idc").Aliyun, MarketBasis.Of("frost_sullivan").Aliyun, MarketBasis.Of("omdia").Aliyun));
        Assert.Equal([false, true, false], MarketBasis.All.Select(b => b.ByModel));
        Assert.Equal("idc", MarketBasis.Of("nobody").Prior.Basis);
    }

    [Fact]
    public void Another_basis_moves_only_work_whose_cloud_is_unknown()
    {
        var map = new MapScenario().Page("客服用了大模型。代码用 GPT-4o。").Use("客服用了大模型", "customer_service", "unknown").Use("代码用 GPT-4o", "coding", "overseas", "gpt-4o").Map();
        var (unknown, known) = (Score(map, "unknown"), Score(map, "overseas"));
        Assert.Equal(unknown.Value, MarketBasis.Of("idc").On(unknown).Value, 1e-9);
        Assert.Equal(unknown.Value * Math.Pow(.642 / .73, .15), MarketBasis.Of("omdia").On(unknown).Value, 1e-9);
        Assert.Same(known, MarketBasis.Of("omdia").On(known));

        static Tokenholic.Agents.BattleMap.Document.OpportunityScore Score(Tokenholic.Agents.BattleMap.Document.BattleMapDocument map, string vendor) =>
            map.UseCases.SelectMany(u => u.Workloads).Single(w => w.Vendor == vendor).Opportunity.Score!;
    }

    [Fact]
    public void Products_are_those_of_the_catalogue_and_the_one_made_for_the_work_comes_first()
    {
        var platforms = Catalog.Default.Vendor(VendorIds.Aliyun).Platforms.ToDictionary(p => p.Id);
        var models = Catalog.Default.Models.Where(m => m.Owner == VendorIds.Aliyun).SelectMany(m => m.Aliases).ToHashSet();
        Assert.All(AliyunProducts.Default, p => Assert.True(p.Title is not null || (platforms.ContainsKey(p.Platform!) && (p.Alias is null || platforms[p.Platform!].Aliases.Contains(p.Alias) || models.Contains(p.Alias))), p.Name.Zh));
        Assert.All(AliyunProducts.Default, p => Assert.All(p.UseCases, u => Assert.Contains(u, UseCaseIds.All)));
        Assert.Equal(["通义灵码", "百炼"], AliyunProducts.For("coding", "overseas").Select(p => p.Name.Zh));
        // nothing is offered that the documents of the knowledge base do not speak of
        var documents = string.Concat(Directory.GetFiles(Path.Combine(SourceTree.Root, "Tokenholic.Knowledge", "Documents", "Data"), "kb-*-zh.md").Select(File.ReadAllText));
        Assert.All(AliyunProducts.Default, p => Assert.Contains(p.Name.Zh, documents, StringComparison.Ordinal));
        Assert.All(UseCaseIds.All, u => Assert.Single(AliyunProducts.For(u, "volcengine"), p => p.Name.Zh == "百炼"));
        Assert.Contains(AliyunProducts.For("content_moderation", "self_hosted"), p => p.Platform == "pai");
    }
}
