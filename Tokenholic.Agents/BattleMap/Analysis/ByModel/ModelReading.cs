using Tokenholic.Agents.BattleMap.Analysis.Volumes;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis.ByModel;

/// <summary>
/// Turns what a model proposes into claims and quantities, as far as the page bears it out: the quote stands there, the names
/// stand there, the number stands in the quote. The rest is listed as rejected.
/// </summary>
internal sealed class ModelReading(Catalog catalog)
{
    /// <summary>How sure a model's reading is at most: what a rule reads the same way is surer.</summary>
    private const double Confidence = 0.7;

    private readonly CatalogNames _names = new(catalog);

    /// <summary>What is left of the proposals for the passage of <paramref name="length"/> from <paramref name="start"/>.</summary>
    public Extraction Read(ClaimAnswer answer, StoredPage page, int start, int length)
    {
        var claims = new List<Claim>();
        var volumes = new List<VolumeFact>();
        var rejected = new List<RejectedClaim>();
        var plain = CatalogNames.Plain(page.Title + "\n" + page.Text);
        foreach (var proposed in answer.Claims)
        {
            if (QuoteFinder.Find(page.Text, start, length, proposed.Quote) is not var (quote, at))
            {
                rejected.Add(new(Shorten(proposed.Quote), -1, DropReason.QuoteNotFound));
            }
            else if (Claim(proposed, plain, quote, at) is { } claim)
            {
                claims.Add(claim);
            }
            else
            {
                rejected.Add(new(quote, at, DropReason.NoUseStated));
            }
        }

        foreach (var proposed in answer.Quantities)
        {
            if (QuoteFinder.Find(page.Text, start, length, proposed.Quote) is var (quote, at) && Volume(proposed, quote, at) is { } volume)
            {
                volumes.Add(volume);
            }
            else
            {
                rejected.Add(new(Shorten(proposed.Quote), -1, DropReason.QuoteNotFound));
            }
        }

        return new(claims, volumes, rejected);
    }

    private Claim? Claim(ProposedClaim proposed, string plain, string quote, int at)
    {
        var model = _names.Model(proposed.Model) is { } known && _names.NamesModel(plain, known) ? known : null;
        var vendor = _names.Vendor(proposed.Vendor);
        if (vendor != VendorIds.Unknown && !_names.NamesVendor(plain, vendor, model))
        {
            vendor = VendorIds.Unknown;
        }

        // neither a model nor a cloud that the page names: nothing is left that could be checked
        return Status(proposed.Status) is { } status && (model is not null || vendor != VendorIds.Unknown)
            ? new Claim(UseCase(proposed.UseCase) ?? UseCaseIds.General, vendor, model, status, quote, at, Confidence)
            : null;
    }

    private static VolumeFact? Volume(ProposedQuantity proposed, string quote, int at)
    {
        if (proposed.Low is not { } low || proposed.Metric is null || EstimationTemplates.Default.Metric(proposed.Metric.ToLowerInvariant()) is not { } metric)
        {
            return null;
        }

        var high = proposed.High ?? low;
        (low, high) = (Math.Min(low, high), Math.Max(low, high));
        var stated = StatedNumber.In(quote).ToList();
        if (!stated.Exists(s => Same(s.Low, low) || Same(s.High, high)))
        {
            // a unit misread (30 for 30 万) is put right by the quote, when it holds one number only
            if (stated is not [var only] || metric.Kind == "ratio")
            {
                return null;
            }

            (low, high) = (only.Low, only.High);
        }

        return low > 0 ? new VolumeFact(metric.Id, low, high, PeriodOf(proposed.Period), UseCase(proposed.UseCase), quote, at) : null;
    }

    private static bool Same(double a, double b) => Math.Abs(a - b) <= 0.01 * Math.Max(Math.Abs(a), Math.Abs(b));

    private static string? UseCase(string? id) => id is not null && UseCaseIds.All.Contains(id.ToLowerInvariant()) ? id.ToLowerInvariant() : null;

    private static UsageStatus? Status(string? status) => status?.ToLowerInvariant().Replace(' ', '_') switch
    {
        "in_use" or "inuse" or "used" or "using" or "current" or "live" => UsageStatus.InUse,
        "planned" or "plan" or "planning" or "exploring" => UsageStatus.Planned,
        "past" or "former" or "replaced" => UsageStatus.Past,
        "denied" or "refused" or "not_used" => UsageStatus.Denied,
        _ => null,
    };

    private static Period PeriodOf(string? period) => period?.ToLowerInvariant() switch
    {
        "day" or "daily" or "天" or "日" => Period.Day,
        "week" or "weekly" or "周" => Period.Week,
        "month" or "monthly" or "月" => Period.Month,
        "quarter" or "quarterly" or "季度" => Period.Quarter,
        "year" or "yearly" or "annual" or "年" => Period.Year,
        _ => Period.None,
    };

    private static string Shorten(string quote) => quote.Length > QuoteCheck.MaxLength ? quote[..QuoteCheck.MaxLength] : quote;
}
