using System.Globalization;
using Tokenholic.Agents.Proposals.Revision.Feedback;

namespace Tokenholic.Agents.Proposals.Revision.Rules;

/// <summary>When and how well it runs, who helps, and how one leaves again.</summary>
internal sealed class DeliveryRules(RevisionDraft draft)
{
    // Fewer weeks than this leave no room for a pilot of two weeks and a cut-over.
    private const int LeastWeeks = 4;

    public RuleResult Timeline(Constraint wish, string words)
    {
        var topic = draft.Word("时间计划", "Schedule");
        if (wish.Negated)
            return RuleResult.NoLonger(draft.Remove(SectionId.Migration, s => s.Topic == topic));
        var weeks = (int)wish.Amount!.Value;
        draft.Remove(SectionId.Migration, s => s.Topic == topic);
        var (pilot, cut) = (Math.Max(1, Math.Min(2, weeks / 3)), Math.Max(pilotEnd(weeks) + 1, weeks - Math.Max(1, weeks / 4)));
        void Phase(int from, int to, string zh, string en) => draft.Say(SectionId.Migration, topic, from == to ? draft.Word($"第 {from} 周：", $"Week {from}: ") : draft.Word($"第 {from}–{to} 周：", $"Weeks {from}–{to}: "), draft.Word(zh, en));
        var first = First(words);
        Phase(1, pilot, $"试点{first ?? "一个用例"}，用真实题目验收质量、延迟与成本。", $"pilot with {first?.ToLowerInvariant() ?? "one use case"}; accept quality, latency and cost on real requests.");
        if (cut - 1 > pilot)
            Phase(pilot + 1, cut - 1, "按用例分批接入，旧平台并行，灰度切流。", "connect the use cases one after the other beside the old platform and shift traffic step by step.");
        if (weeks > pilot)
            Phase(Math.Min(Math.Max(cut, pilot + 1), weeks), weeks, "全量切换，保留回退，交接运维。", "full cut-over with a way back, hand-over to operations.");
        if (weeks >= LeastWeeks)
            return RuleResult.Addressed("TimelinePhased", weeks.ToString(CultureInfo.InvariantCulture));
        draft.Ask(topic, draft.Word($"{weeks} 周只够一个用例：先上线哪一个，其余能否放到第二期？", $"{weeks} weeks are enough for one use case: which one goes first, and can the others follow in a second phase?"));
        return RuleResult.Asked("TimelineTight", weeks.ToString(CultureInfo.InvariantCulture));

        static int pilotEnd(int weeks) => Math.Max(1, Math.Min(2, weeks / 3));
    }

    // "customer service first", "先上智能客服": the use case that the pilot is for.
    private string? First(string words)
    {
        if (UseCaseScope.Of(draft, words).UseCases is [var only])
            return only;
        var from = words.IndexOf('先', StringComparison.Ordinal) is var zh and >= 0 ? zh : words.IndexOf("first", StringComparison.OrdinalIgnoreCase);
        var clause = from < 0 ? "" : words[from..].Split('，', ',', '。', ';', '；')[0];
        return UseCaseScope.Of(draft, clause).UseCases is [var first, ..] ? first : null;
    }

    public RuleResult Latency(Constraint wish)
    {
        if (wish.Negated)
            return Withdraw(draft.Word("延迟", "Latency"), SectionId.Recommendation, SectionId.Migration);
        var goal = wish.Amount is { } ms ? ms >= 1000 ? (ms / 1000).ToString("0.#", CultureInfo.InvariantCulture) + draft.Word(" 秒", " s") : ms.ToString("0", CultureInfo.InvariantCulture) + draft.Word(" 毫秒", " ms") : null;
        draft.Say(SectionId.Recommendation, draft.Word("延迟", "Latency"), draft.Word("延迟设计：", "Latency: "), draft.Word(
            "面向用户的请求用流式输出、关闭不需要的思考、固定前缀走缓存，就近地域私网接入；复杂请求异步处理。",
            "requests that users wait for are streamed, without thinking where it is not needed, with cached prefixes, over a private link in the nearest region; hard requests run in the background."));
        draft.Say(SectionId.Migration, draft.Word("延迟", "Latency"), draft.Word("验收指标：", "Acceptance: "), goal is null
            ? draft.Word("试点期间按用例记录首字延迟 P95，与现网对比。", "the pilot records the 95th percentile of the time to the first token per use case and compares it with today.")
            : draft.Word($"首字延迟 P95 不高于 {goal}，试点期间按用例实测。", $"95th percentile of the time to the first token at most {goal}, measured per use case in the pilot."));
        if (goal is null)
            draft.Ask("", draft.Word("延迟目标是多少：首字多少毫秒以内，哪些用例算交互式？", "What is the latency goal: how many milliseconds to the first token, and which use cases are interactive?"));
        return goal is null ? RuleResult.Asked("LatencyGoal") : RuleResult.Addressed("LatencyAdded", goal);
    }

    public RuleResult LockIn(Constraint wish)
    {
        if (wish.Negated)
            return RuleResult.NoLonger(draft.RemoveBox("adapter") | Withdraw(draft.Word("避免锁定", "No lock-in"), SectionId.Difference, SectionId.Migration).Code == "Withdrawn");
        draft.Box("adapter", draft.Word("模型网关：可切换供应商", "Model gateway: any vendor"), 2, "app");
        draft.Arrow("adapter", "studio");
        draft.Quote(SectionId.Difference, draft.Word("避免锁定", "No lock-in"), draft.Word("OpenAI 兼容接口 改三处", "OpenAI-compatible interface changes three things"), 2);
        draft.Quote(SectionId.Difference, draft.Word("避免锁定", "No lock-in"), draft.Word("第三方与开放权重模型 同一个接口", "third-party open-weight models same interface"), 2);
        draft.Say(SectionId.Migration, draft.Word("避免锁定", "No lock-in"), draft.Word("退出方案：", "Way out: "), draft.Word(
            "业务代码只依赖兼容接口与自有网关；提示词、评测集与日志归贵公司所有，每季度演练一次切回。",
            "business code depends on the compatible interface and your own gateway only; prompts, evaluation sets and logs belong to you; switching back is rehearsed every quarter."));
        return RuleResult.Addressed("LockInAdded");
    }

    public RuleResult Support(Constraint wish)
    {
        var topic = draft.Word("服务支持", "Support");
        if (wish.Negated)
            return Withdraw(topic, SectionId.Migration, SectionId.Questions);
        var asked = (wish.Value == "24x7" ? draft.Word("按您的要求 7×24；", "24/7 as you ask; ") : wish.Value.Length > 0 ? draft.Word($"您要求的可用性 {wish.Value}；", $"availability of {wish.Value} as you ask; ") : "")
            + (wish.Amount is { } minutes ? draft.Word($"您要求的响应时限 {minutes:0.#} 分钟；", $"response within {minutes:0.#} minutes as you ask; ") : "");
        draft.Say(SectionId.Migration, topic, draft.Word("支持安排：", "Support: "), asked + draft.Word("试点与切换期指定双方接口人，约定响应时限与升级路径，写入服务附件。", "both sides name a contact for pilot and cut-over and agree response times and escalation in a service annex."));
        draft.Ask(topic, draft.Word("服务支持：需要的响应时限、时段（如 7×24）、语言与驻场人天是多少？", "Support: which response times, hours (such as 24/7), language and days on site are needed?"));
        return RuleResult.Addressed("SupportAdded");
    }

    private RuleResult Withdraw(string topic, params SectionId[] sections) =>
        RuleResult.NoLonger(sections.Aggregate(false, (removed, section) => draft.Remove(section, s => s.Topic == topic) | removed));
}
