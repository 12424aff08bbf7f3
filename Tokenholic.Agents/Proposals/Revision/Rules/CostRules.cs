using System.Globalization;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Agents.Proposals.Revision.Feedback;

namespace Tokenholic.Agents.Proposals.Revision.Rules;

/// <summary>Meets budgets and cuts with cheaper models of the price book, the largest saving first, and says what remains to be tested.</summary>
internal sealed class CostRules(RevisionDraft draft, Pricing pricing, Func<string, bool> excluded, ISet<int> settled)
{
    /// <summary>The lines that have another model, by their place.</summary>
    public Dictionary<int, PricedModel> Changed { get; } = [];

    private double Total => draft.Costs.Where((_, i) => !draft.Dropped.Contains(i)).Sum(c => c.AliyunPerYear?.Mid ?? 0);

    public RuleResult Budget(Constraint budget)
    {
        if (budget.Amount is not { } amount)
            return Total > 0 ? RuleResult.Addressed("BudgetUnchanged", RuleResult.Yuan(Total)) : NoFigures();
        var limit = amount * (budget.Value == "CNY" ? 1 : draft.Input.Basis.Prices.Rate(budget.Value, DateOnly.FromDateTime(draft.Input.Now.UtcDateTime))?.Yuan ?? 1);
        return Meet(limit, "Budget", draft.Word("预算：", "Budget: "), [RuleResult.Yuan(limit)]);
    }

    public RuleResult Cut(Constraint cut) => Meet(
        Total * (1 - cut.Amount!.Value), "Cut", draft.Word("降本：", "Saving: "), [(cut.Amount.Value * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%"]);

    /// <summary>No figure was named: one step down where it saves the most.</summary>
    public RuleResult Concern()
    {
        if (Total <= 0)
            return NoFigures();
        if (!draft.MayChangeModels())
            return RuleResult.Not("Locked");
        var before = Total;
        var changed = Step();
        if (changed)
            Conclude(draft.Word("降本：", "Saving: "), before, null);
        var levers = draft.Quote(SectionId.Cost, "", draft.Word("降低成本 上下文缓存 批量推理 选对档位", "lower cost context cache batch tier"), 3);
        return changed ? RuleResult.Addressed("Cheaper", RuleResult.Yuan(before), RuleResult.Yuan(Total)) : levers ? RuleResult.Addressed("CostLevers") : RuleResult.Not("NoCheaper");
    }

    private RuleResult Meet(double limit, string code, string beginning, string[] arguments)
    {
        if (Total <= 0)
            return NoFigures();
        if (!draft.MayChangeModels())
            return RuleResult.Not("Locked");
        var before = Total;
        // Where the lowest tiers do not get there, nobody wants them: the customer is asked first.
        var lowest = Lowest();
        while (lowest <= limit && Total > limit && Step())
        {
            // the next largest saving
        }

        Conclude(beginning, before, limit);
        if (Total <= limit)
            return RuleResult.Addressed(before <= limit ? code + "Already" : code + "Met", [.. arguments, RuleResult.Yuan(before), RuleResult.Yuan(Total)]);
        draft.Ask("", draft.Word(
            $"用价格表里更低的档位，年费用中值最低到 {Yuan(lowest)}，仍高于目标 {Yuan(limit)}：可以减少用量、分期上线，还是另行申请折扣？",
            $"With the lowest tiers of the price book the middle of the yearly cost comes down to {Yuan(lowest)}, still above the target of {Yuan(limit)}: can volume be reduced, go-live be phased, or a discount be applied for?"));
        return RuleResult.Asked(code + "NotReached", [.. arguments, RuleResult.Yuan(before), RuleResult.Yuan(lowest)]);
    }

    // What it would cost with the cheapest model that each line may have.
    private double Lowest() => draft.Costs.Index().Where(c => !draft.Dropped.Contains(c.Index)).Sum(c =>
    {
        var line = c.Item;
        while (!settled.Contains(c.Index) && pricing.Cheaper(line, excluded) is { } next)
            line = line with { OnAliyun = next.Name, AliyunPerYear = next.PerYear };
        return line.AliyunPerYear?.Mid ?? 0;
    });

    private RuleResult NoFigures()
    {
        draft.Ask("", draft.Word("还没有可计价的用量：每个用例每月大约多少次调用、多少 token？", "There is no volume yet that can be priced: about how many calls and tokens a month does each use case take?"));
        return RuleResult.Asked("NoFigures");
    }

    private bool Step()
    {
        var best = draft.Costs.Select((line, i) => (Line: line, Index: i, Next: settled.Contains(i) || draft.Dropped.Contains(i) ? null : pricing.Cheaper(line, excluded)))
            .Where(c => c.Next is not null).OrderByDescending(c => c.Line.AliyunPerYear!.Mid - c.Next!.PerYear.Mid).FirstOrDefault();
        if (best.Next is null)
            return false;
        Change(best.Index, best.Next, draft.Word("为控制成本，", "To control cost: "));
        return true;
    }

    /// <summary>Gives a line another model: the line, the sentence, and the choice.</summary>
    public void Change(int index, PricedModel next, string beginning)
    {
        var line = draft.Costs[index];
        // What the version before this one proposed, however many steps were taken since.
        var original = draft.Input.Current.Costs.Count > index ? draft.Input.Current.Costs[index] : line;
        draft.SetCost(index, line with { OnAliyun = next.Name, AliyunPerYear = next.PerYear, Unverified = line.Unverified || next.Unverified });
        Changed[index] = next;
        draft.Reword(SectionId.Difference, line.UseCase, ChoiceMaker.InPlace(pricing.Name(line.OnAliyun), draft.Zh), ChoiceMaker.InPlace(next.Name, draft.Zh) + next.ListPrice + draft.Word("。", "."));
        var money = original.AliyunPerYear is { } before ? $"{Yuan(before.Mid)} → {Yuan(next.PerYear.Mid)}" : Yuan(next.PerYear.Mid);
        draft.Say(SectionId.Recommendation, line.UseCase, beginning, draft.Word(
            $"{line.UseCase}改用 {next.Name}（原方案 {pricing.Name(original.OnAliyun)}），年费用中值 {money}，按目录价；切换前用真实题目评测。",
            $"{line.UseCase} moves to {next.Name} (before: {pricing.Name(original.OnAliyun)}), middle of the yearly cost {money} at list price; evaluate on real requests before switching."));
    }

    private void Conclude(string beginning, double before, double? limit)
    {
        var target = limit is { } l ? draft.Word($"，目标 {Yuan(l)}", $", target {Yuan(l)}") : "";
        var money = before == Total ? Yuan(Total) : $"{Yuan(before)} → {Yuan(Total)}";
        var told = draft.Costs.Exists(c => c.Volume is not null);
        draft.Say(SectionId.Cost, "", beginning, draft.Word(
            $"年费用中值 {money}{target}，按目录价，用量按{(told ? "您所说的，其余按" : "")}现有估算。",
            $"middle of the yearly cost {money}{target}, at list price, volumes as {(told ? "you told us, else as " : "")}estimated so far."));
        if (before != Total)
            draft.Say(SectionId.Risks, "", draft.Word("降档风险：", "Smaller model: "), draft.Word("更低档位的模型在复杂请求上可能变差；先用同一套题比较，只把达标的请求切过去。", "a lower tier may do worse on hard requests; compare on the same questions first and move only what passes."));
    }

    private string Yuan(double value) => "¥" + Words.Figure(value).In(draft.Input.Current.Language);
}
