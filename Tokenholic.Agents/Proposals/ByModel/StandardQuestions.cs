using Tokenholic.Knowledge;

namespace Tokenholic.Agents.Proposals.ByModel;

/// <summary>What is always looked up for a section, whatever a model plans.</summary>
internal static class StandardQuestions
{
    private const int MostUseCases = 6;

    public static IEnumerable<string> Of(SectionId section, ProposalDocument composed)
    {
        var zh = composed.Language is ReplyLanguage.Zh;
        var topics = composed.Sections.First(s => s.Id is SectionId.Needs).Statements.Select(s => s.Topic).Where(t => t.Length > 0).Distinct().Take(MostUseCases);
        return section switch
        {
            SectionId.Recommendation when composed.Question is { } question => [question],
            SectionId.Recommendation => topics.Select(t => zh ? $"{t} 用例与阿里云产品" : $"{t} use case Alibaba Cloud products"),
            SectionId.Difference => [zh ? "第三方与开放权重模型 同一个接口" : "third-party open-weight models same interface"],
            SectionId.Migration => [zh ? "迁移步骤 灰度切流 回退" : "migration steps shift traffic keep the old platform"],
            SectionId.Risks => [zh ? "迁移风险与回退" : "migration risks way back", zh ? "数据位置 地域 私网访问" : "data region private link", zh ? "限流 提额 退避" : "rate limits quota back off"],
            SectionId.Cases => [zh ? "客户案例" : "customer cases"],
            _ => [],
        };
    }
}
