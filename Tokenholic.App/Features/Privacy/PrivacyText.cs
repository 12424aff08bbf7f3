namespace Tokenholic.App.Features.Privacy;

/// <summary>Names the resource files of the pages about what leaves the house: PrivacyText.resx (Chinese) and PrivacyText.en.resx.</summary>
internal sealed class PrivacyText;
