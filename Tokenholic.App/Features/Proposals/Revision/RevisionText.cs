namespace Tokenholic.App.Features.Proposals.Revision;

/// <summary>Names the resource files of feedback, versions and comparisons: RevisionText.resx (Chinese) and RevisionText.en.resx.</summary>
internal sealed class RevisionText;
