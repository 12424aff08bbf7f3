namespace Tokenholic.App.Features.Admin.Models;

/// <summary>Names the resource files of the page that administrates models: AdminModelsText.resx (Chinese) and AdminModelsText.en.resx.</summary>
internal sealed class AdminModelsText;
