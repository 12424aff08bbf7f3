namespace Tokenholic.Knowledge.Prices;

/// <summary>What can be wrong with a line of the price book; each is a sentence on screen.</summary>
public enum PriceProblem
{
    /// <summary>The line has another number of cells than the header.</summary>
    Cells,

    /// <summary>The vendor is none of the known ones.</summary>
    Vendor,

    /// <summary>There is no model.</summary>
    Model,

    /// <summary>The unit is none of the known ones.</summary>
    Unit,

    /// <summary>Something that should be a number is none, or is negative.</summary>
    Number,

    /// <summary>There is no price, or one of the wrong kind for the unit.</summary>
    Price,

    /// <summary>A batch share is not between 0 and 1.</summary>
    Batch,

    /// <summary>The currency has no exchange rate.</summary>
    Currency,

    /// <summary>The day is not written yyyy-MM-dd, or is not one of this century.</summary>
    Day,

    /// <summary>The certainty is none of A, B, C, D, M.</summary>
    Certainty,

    /// <summary>There is no source.</summary>
    Source,

    /// <summary>A text is too long.</summary>
    TooLong,
}

/// <summary>What a line must be before it may enter the price book, wherever it comes from.</summary>
public static class PriceRules
{
    /// <summary>The longest text of a line.</summary>
    public const int MaxText = 300;

    /// <summary>The first thing that is wrong with a line; null when nothing is.</summary>
    public static PriceProblem? Check(PriceRow row, IReadOnlyCollection<string> vendors, PriceBook book)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(book);
        double?[] numbers = [row.Input, row.Output, row.ThinkingOutput, row.CacheHit, row.CacheCreate, row.PerUnit, row.Batch];
        return row switch
        {
            _ when !vendors.Contains(row.Vendor) => PriceProblem.Vendor,
            _ when string.IsNullOrWhiteSpace(row.Model) => PriceProblem.Model,
            _ when string.IsNullOrWhiteSpace(row.Source) => PriceProblem.Source,
            _ when new[] { row.Model, row.ListedAs, row.Variant, row.Source, row.Note?.Zh ?? "", row.Note?.En ?? "" }.Any(t => t.Length > MaxText) => PriceProblem.TooLong,
            _ when numbers.Any(n => n is { } number && !(number >= 0 && double.IsFinite(number))) || row.MaxInputTokens <= 0 => PriceProblem.Number,
            _ when row.Batch > 1 => PriceProblem.Batch,
            _ when row.AsOf.Year is < 2020 or > 2099 => PriceProblem.Day,
            _ when row.Currency != "CNY" && book.Rate(row.Currency, row.AsOf) is null => PriceProblem.Currency,
            _ when !HasItsPrice(row) => PriceProblem.Price,
            _ => null,
        };
    }

    private static bool HasItsPrice(PriceRow row) => row.Unit switch
    {
        PriceUnit.Text => row.Input is not null && row.PerUnit is null,
        PriceUnit.VideoTokens => row.Output is not null && row.PerUnit is null,
        _ => row.PerUnit is not null && row.Input is null && row.Output is null,
    };
}
