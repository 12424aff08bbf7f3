namespace Tokenholic.App.Features.Models;

/// <summary>Names the resource files of the pages about modes and costs: ModelsText.resx (Chinese) and ModelsText.en.resx.</summary>
internal sealed class ModelsText;
