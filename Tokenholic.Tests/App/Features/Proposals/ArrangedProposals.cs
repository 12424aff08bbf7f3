using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.Agents.Proposals;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Tests.Agents.Proposals.Revision;
using Tokenholic.Tests.App.Features.BattleMap;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;

namespace Tokenholic.Tests.App.Features.Proposals;

/// <summary>The sample company's first proposal in the app that the screens' tests share, and its versions.</summary>
internal sealed class ArrangedProposals(AppFixture app)
{
    /// <summary>For the first page of a proposal, which reads the whole knowledge base, and for runs.</summary>
    internal static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 60_000 };

    internal async Task<(Customer Customer, Guid Document)> FirstAsync(ReplyLanguage language)
    {
        foreach (var source in StartingKnowledge.Documents)
        {
            await app.Services.GetRequiredService<KnowledgeStore>().SaveAsync(source, default);
        }

        var customer = await new Arranged(app.Services).MapAsync(SampleMaps.Starisle);
        var document = Guid.CreateVersion7();
        await app.Services.GetRequiredService<DocumentStore>().AppendAsync(document, 0, DocumentKinds.Proposal, customer.Id, null, Rounds.First(language), null, default);
        return (customer, document);
    }

    internal async Task<ProposalDocument> GetAsync(Guid document, int version) =>
        (await app.Services.GetRequiredService<DocumentStore>().GetAsync<ProposalDocument>(document, version, default))!.Body;
}
