using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

public class EvidenceLedgerTests
{
    [Fact]
    public void A_page_that_was_redirected_is_listed_under_the_address_its_snapshot_is_stored_under()
    {
        var scenario = new MapScenario().Page("我们用通义千问写剧本。");

        Assert.Equal(scenario.Pages[0].Url, Assert.Single(scenario.Map().Pages).Url);
    }
}
