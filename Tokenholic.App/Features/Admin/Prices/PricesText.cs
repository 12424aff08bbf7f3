namespace Tokenholic.App.Features.Admin.Prices;

/// <summary>Names the resource files of the price book's screens: PricesText.resx (Chinese) and PricesText.en.resx.</summary>
internal sealed class PricesText;
