namespace Tokenholic.App.Features.Customers.Import;

/// <summary>Names the resource files of the import: ImportText.resx (Chinese) and ImportText.en.resx.</summary>
internal sealed class ImportText;
