using Microsoft.Extensions.Localization;

namespace Tokenholic.App.Features.Proposals;

/// <summary>The headings of a proposal's sections in the language of the screen.</summary>
internal sealed class SectionNames(IStringLocalizer<ProposalsText> text)
{
    internal string Of(string id) => text[$"Section_{id}"];
}
