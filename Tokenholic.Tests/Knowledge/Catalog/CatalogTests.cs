using Tokenholic.Knowledge.Catalog;
using Shipped = Tokenholic.Knowledge.Catalog.Catalog;

namespace Tokenholic.Tests.Knowledge;

public sealed class CatalogTests
{
    private static readonly string[] VendorOrder =
        [VendorIds.Aliyun, VendorIds.Volcengine, VendorIds.Baidu, VendorIds.Tencent, VendorIds.Huawei, VendorIds.Overseas, VendorIds.SelfHosted, VendorIds.Other, VendorIds.Unknown];

    [Fact]
    public void Every_vendor_id_has_its_entry_and_no_other() => Assert.Equal(VendorOrder, Shipped.Default.Vendors.Select(v => v.Id));

    [Fact]
    public void Every_use_case_id_has_its_entry_in_column_order() => Assert.Equal(UseCaseIds.All, Shipped.Default.UseCases.Select(u => u.Id));

    [Fact]
    public void Every_use_case_but_general_has_words_in_both_languages() =>
        Assert.All(Shipped.Default.UseCases.Where(u => u.Id != UseCaseIds.General), u => Assert.True(u.KeywordsZh.Count > 2 && u.KeywordsEn.Count > 2, u.Id));

    [Fact]
    public void No_name_means_two_things()
    {
        var names = Shipped.Default.Models.SelectMany(m => m.Aliases.Select(a => (Name: Plain(a), Of: m.Id)))
            .Concat(Shipped.Default.Vendors.SelectMany(v => v.Aliases.Concat(v.OwnerNames).Select(a => (Name: Plain(a), Of: v.Id))))
            .Concat(Shipped.Default.Vendors.SelectMany(v => v.Platforms).SelectMany(p => p.Aliases.Select(a => (Name: Plain(a), Of: p.Id))));
        Assert.Empty(names.GroupBy(n => n.Name).Where(g => g.Select(n => n.Of).Distinct().Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Every_model_belongs_to_a_vendor_and_to_a_family_of_the_catalogue()
    {
        var families = Shipped.Default.Models.Select(m => m.Family).ToHashSet();
        Assert.All(Shipped.Default.Models, m =>
        {
            Assert.Contains(m.Owner, VendorOrder);
            Assert.Contains(m.Family, families);
            Assert.NotEmpty(m.Aliases);
            Assert.All(m.OwnerBrand.Concat(m.NeedsContext), alias => Assert.Contains(alias, m.Aliases));
        });
    }

    [Fact]
    public void Names_that_are_ordinary_words_too_are_among_the_aliases() =>
        Assert.All(Shipped.Default.Vendors.SelectMany(v => v.Platforms), p => Assert.All(p.NeedsContext, alias => Assert.Contains(alias, p.Aliases)));

    [Theory]
    [InlineData("deepseek-r1")]
    [InlineData("qwen3-max")]
    [InlineData("doubao")]
    [InlineData("doubao-seed-1.6")]
    [InlineData("seedance-2.0")]
    public void Models_that_prices_and_maps_name_are_known(string id) => Assert.NotNull(Shipped.Default.Model(id));

    [Fact]
    public void Competitors_are_the_other_clouds_not_the_customers_own_machines()
    {
        Assert.False(Shipped.Default.Vendor(VendorIds.Aliyun).Competitor);
        Assert.False(Shipped.Default.Vendor(VendorIds.SelfHosted).Competitor);
        Assert.True(Shipped.Default.Vendor(VendorIds.Volcengine).Competitor);
    }

    private static string Plain(string alias) => new(alias.ToLowerInvariant().Where(c => c is not (' ' or '-' or '·' or '_')).ToArray());
}
