using System.Globalization;
using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Tests.Knowledge.Documents;

public sealed partial class StartingPricesTests
{
    // Seen on 2026-08-21; what was announced for September then is named as it came to be.
    private static readonly DateOnly Day = new(2026, 9, 1);

    [Theory]
    [InlineData("tokenholic:kb-prices-zh.md")]
    [InlineData("tokenholic:kb-prices-en.md")]
    public void The_documents_name_every_tier_of_a_price_as_the_price_book_has_it(string address)
    {
        var rows = PriceLine().Matches(StartingKnowledge.Documents.Single(d => d.Address == address).Text);
        Assert.NotEmpty(rows);
        foreach (Match row in rows)
        {
            var name = row.Groups["model"].Value.ToLowerInvariant().Replace(' ', '-');
            var known = PriceBook.Default.Rows.Where(r => name.EndsWith(r.Model, StringComparison.Ordinal)).MaxBy(r => r.Model.Length);
            Assert.True(known is not null, name);
            var tiers = PriceBook.Default.Find(known.Vendor, known.Model, Day);
            var told = Prices().Matches(row.Groups["rest"].Value).Select(m => m.Groups[1].Success ? (Number(m.Groups[1]), null) : (Number(m.Groups[2]), Number(m.Groups[3])));
            Assert.Equal(tiers.Select(t => (t.Input, t.Output)).Order(), told.Order());
        }
    }

    private static double? Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| (?<model>[^|]+) \| (?<rest>\d[^\n]*)$", RegexOptions.Multiline)]
    private static partial Regex PriceLine();

    // "2 / 8" of input and output, or the only number of the cell.
    [GeneratedRegex(@"^([\d.]+)(?= \|)|([\d.]+) / ([\d.]+)")]
    private static partial Regex Prices();
}
