using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Tests.Agents.BattleMap.Analysis;

/// <summary>What stands beside the company's own use: others' uses, contrasts, ends, and job ads.</summary>
public sealed class NeighbourRulesTests
{
    [Theory]
    [InlineData("云杉出行", "选型", "石桥用Kimi，枫林用GPT-4o，云杉出行用通义千问。", "aliyun qwen in_use")]
    [InlineData("云杉出行", "选型", "云杉出行使用通义千问，石桥使用Kimi。", "aliyun qwen in_use")]
    [InlineData("云杉出行", "选型", "云杉出行用通义千问做客服，研发用Kimi。", "aliyun qwen in_use; other kimi in_use")]
    [InlineData("Marlowe", "Choices", "Marlowe runs Gemini, Corbridge runs Kimi and Tarn runs GPT-4o.", "overseas gemini in_use")]
    [InlineData("Marlowe", "Choices", "Corbridge picked Kimi, Marlowe picked Gemini.", "overseas gemini in_use")]
    public void Clauses_built_alike_have_companies_for_their_subjects(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("D'Arcy uses GPT-4o for its catalogue.")]
    [InlineData("9-Twelve uses GPT-4o in its stores.")]
    [InlineData("Q5.ai runs on GPT-4o.")]
    [InlineData("Hoopla! built its mail search on GPT-4o.")]
    [InlineData("Tom & Ada's has deployed GPT-4o for its menus.")]
    [InlineData("Corwin's migrated to GPT-4o in May.")]
    public void A_name_with_a_mark_or_a_digit_is_another_company(string other) =>
        Expected.Facts("Marlowe", "Marlowe and its support desk", "Marlowe runs Gemini in support. " + other, "overseas gemini in_use");

    [Theory]
    [InlineData("云杉出行", "云杉出行没有像同行那样用GPT-4o，而是用通义千问。", "aliyun qwen in_use; ?overseas gpt-4o denied")]
    [InlineData("云杉出行", "云杉出行的客服系统，与其用GPT-4o，更愿意用通义千问。", "aliyun qwen in_use; ?overseas gpt-4o denied")]
    [InlineData("Marlowe", "Unlike most peers, which use GPT-4o, Marlowe runs Gemini.", "overseas gemini in_use")]
    [InlineData("Marlowe", "Unlike its peers, who rely on GPT-4o, Marlowe runs its desk on Gemini.", "overseas gemini in_use")]
    public void What_the_company_is_held_against_is_not_in_use(string company, string text, string facts) =>
        Expected.Facts(company, "", text, facts);

    [Theory]
    [InlineData("Marlowe", "Marlowe let its GPT-4o contract lapse in May.", "overseas gpt-4o past")]
    [InlineData("Marlowe", "Marlowe's previous assistant, built on GPT-4o, was switched off in June.", "overseas gpt-4o past")]
    [InlineData("Marlowe", "Marlowe stopped short of signing for GPT-4o.", "?overseas gpt-4o denied")]
    [InlineData("Marlowe", "Marlowe scrapped its plans to adopt GPT-4o.", "?overseas gpt-4o denied")]
    [InlineData("云杉出行", "云杉出行原定接入通义千问的计划已搁置。", "?aliyun qwen denied")]
    [InlineData("云杉出行", "云杉出行暂停了接入通义千问的计划。", "?aliyun qwen denied")]
    public void What_ended_or_never_began_is_neither_in_use_nor_planned(string company, string text, string facts) =>
        Expected.Facts(company, "", text, facts);

    [Theory]
    [InlineData("加入云杉出行\n推荐算法工程师\n岗位职责：推动客服系统接入通义千问；", SourceTier.JobAd)]
    [InlineData("云杉出行招聘\n算法工程师\n岗位职责：推动客服系统接入通义千问；", SourceTier.Press)]
    [InlineData("招聘算法工程师\n公司：云杉出行\n岗位职责\n1. 推动客服系统接入通义千问；", SourceTier.Press)]
    [InlineData("加入云杉出行\n推荐算法工程师\n推动客服系统接入通义千问。", SourceTier.OwnSite)]
    public void A_job_title_under_the_companys_name_is_no_other_company(string text, SourceTier tier)
    {
        var claim = Assert.Single(Expected.Read("云杉出行", "", text, tier).Claims);
        Assert.Equal((UsageStatus.Planned, "aliyun"), (claim.Status, claim.Vendor));
    }
}
