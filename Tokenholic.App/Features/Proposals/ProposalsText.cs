namespace Tokenholic.App.Features.Proposals;

/// <summary>Names the resource files of the proposals' screens: ProposalsText.resx (Chinese) and ProposalsText.en.resx.</summary>
internal sealed class ProposalsText;
