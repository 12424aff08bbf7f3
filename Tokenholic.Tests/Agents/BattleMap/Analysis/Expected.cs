using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Tests.Agents.BattleMap.Analysis;

/// <summary>
/// Says what a passage states: "vendor model status; …", "-" for no model, "a|b" where either will do, "?" before a fact that
/// may be left out. Models are compared by family and version as far as the expectation says.
/// </summary>
internal static class Expected
{
    private static readonly ClaimExtractor Extractor = new(Catalog.Default);

    public static Extraction Read(string company, string title, string text, SourceTier tier = SourceTier.Press) =>
        Extractor.Extract(new CompanyProfile(company, []), new Passage("https://example.org/page", title, text, tier, null));

    public static void Facts(string company, string title, string text, string facts)
    {
        var extraction = Read(company, title, text);
        var expected = facts.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse).ToList();
        var found = string.Join("; ", extraction.Claims.Select(c => $"{c.Vendor} {c.Model ?? "-"} {Code(c.Status)}"));
        foreach (var fact in expected.Where(f => !f.Optional))
        {
            Assert.True(extraction.Claims.Any(c => fact.Fits(c)), $"missing: {fact}; found: {found}");
        }

        foreach (var claim in extraction.Claims)
        {
            Assert.True(expected.Exists(f => f.Fits(claim)), $"invented: {claim.Vendor} {claim.Model ?? "-"} {Code(claim.Status)} from “{claim.Quote}”");
            Assert.True(QuoteCheck.Stands(claim.Quote, claim.Start, text), $"not verbatim: {claim.Quote}");
        }
    }

    private static string Code(UsageStatus status) => System.Text.Json.JsonSerializer.Serialize(status, BattleMapJson.Options).Trim('"');

    private static Fact Parse(string text)
    {
        var parts = text.TrimStart('?').Split(' ');
        return new Fact(parts[0].Split('|'), parts[1], parts[2].Split('|'), text.StartsWith('?'));
    }

    private sealed record Fact(string[] Vendors, string Model, string[] Statuses, bool Optional)
    {
        public bool Fits(Claim claim) =>
            Vendors.Contains(claim.Vendor) && Statuses.Contains(Code(claim.Status))
            && (Model == "-" ? claim.Model is null : claim.Model is { } model && Family(model) == Family(Model));

        public override string ToString() => $"{string.Join('|', Vendors)} {Model} {string.Join('|', Statuses)}";

        private static string Family(string id) => Catalog.Default.Model(id)?.Family ?? id;
    }
}
