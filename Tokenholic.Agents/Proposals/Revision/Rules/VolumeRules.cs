using System.Globalization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Agents.Proposals.Revision.Feedback;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.Proposals.Revision.Rules;

/// <summary>Reckons the cost with the volume that the customer tells: what costs by the piece costs as many times as much as the pieces are.</summary>
internal sealed class VolumeRules(RevisionDraft draft, Pricing pricing)
{
    // Beyond it somebody mistook a unit, ourselves or they.
    private const double Farthest = 1000;

    /// <summary>Whether a line has another volume than before.</summary>
    public bool Changed { get; private set; }

    private ReplyLanguage Language => draft.Input.Current.Language;

    /// <summary>The lines with the volume told; null where it cannot be said which lines are meant, or how many times their volume it is.</summary>
    public RuleResult? Change(Constraint wish, string words)
    {
        if (wish.Amount is not { } amount)
            return null;
        var scope = UseCaseScope.Of(draft, words);
        var meant = draft.Costs.Index().Where(c => scope.Has(c.Index) && !draft.Dropped.Contains(c.Index) && (c.Item.TodayPerYear ?? c.Item.AliyunPerYear) is not null)
            .Select(c => (c.Index, c.Item, Times: Times(wish, amount, c.Item))).Where(c => c.Times is { High: > 1 / Farthest, Low: < Farthest }).ToList();
        // "only 30,000 a day, you reckoned too high", and it would come out higher: somebody means another figure.
        if (meant.Exists(c => c.Times!.Mid > 1.1 ? VolumeWishes.IsLess(words) : c.Times.Mid < .9 && VolumeWishes.IsMore(words)))
            return null;
        if (meant.Count == 0 || (scope.Everywhere && !VolumeWishes.IsOfAll(words) && meant.Select(c => c.Item.UseCase).Distinct().Count() > 1))
            return null;
        if (!draft.MayWrite(SectionId.Cost))
            return RuleResult.Not("Locked");
        foreach (var (index, line, times) in meant)
        {
            var volume = (line.Volume ?? MapRange.Exactly(1)).Times(times!);
            if (pricing.Estimate(line) is { } estimate)
                draft.Reword(SectionId.Needs, line.UseCase, VolumeWords.Of(estimate, line.Volume, Language), VolumeWords.Of(estimate, volume, Language));
            draft.SetCost(index, line with
            {
                TodayPerYear = line.TodayPerYear?.Times(times!), AliyunPerYear = line.AliyunPerYear?.Times(times!), Volume = volume,
                Assumed = line.Assumed && wish.Value is Constraint.TimesOfNow,
            });
        }

        Changed = true;
        foreach (var useCase in meant.GroupBy(c => c.Item.UseCase))
            Say(wish, amount, useCase.Key, useCase.First().Times!);
        return RuleResult.Addressed("VolumeChanged", string.Join(draft.Word("、", ", "), meant.Select(c => c.Item.UseCase).Distinct()), Factor(meant[0].Times!.Mid));
    }

    // What was told before is in the line already: a figure is held against the map's, a half is half of what stands there.
    private MapRange? Times(Constraint wish, double amount, CostLine line)
    {
        if (wish.Value is Constraint.TimesOfNow)
            return MapRange.Exactly(amount);
        var estimate = pricing.Estimate(line);
        var reckoned = wish.Value is Metrics.Tokens ? estimate is { Unit: VolumeUnit.TextTokens } ? estimate.PerMonth : null : estimate?.Drivers.FirstOrDefault(d => d.IsVolume && d.Id == wish.Value)?.Value;
        var told = line.Volume ?? MapRange.Exactly(1);
        return reckoned is { Low: > 0 } ? new(amount / reckoned.Low / told.Low, amount / reckoned.Mid / told.Mid, amount / reckoned.High / told.High) : null;
    }

    private void Say(Constraint wish, double amount, string useCase, MapRange times)
    {
        var name = pricing.Estimate(draft.Costs.First(c => c.UseCase == useCase))?.Drivers.FirstOrDefault(d => d.Id == wish.Value);
        var told = wish.Value is Constraint.TimesOfNow
            ? draft.Word($"{useCase}按您所说为原来的 {Factor(times.Mid)} 倍", $"{useCase}: {Factor(times.Mid)} times what it was, as you told us")
            : draft.Word(
                $"{useCase}的{name?.Name.Zh ?? " token "}按您所说每月 {Words.Figure(amount).Zh}，此前按中值 {VolumeWords.Spaced(Words.Figure(amount / times.Mid).Zh, "估算")}",
                $"{useCase}: {Words.Figure(amount).En} {name?.Name.En ?? "tokens"} a month as you told us, reckoned with a middle of {Words.Figure(amount / times.Mid).En} before");
        draft.Say(SectionId.Cost, useCase, draft.Word("用量：", "Volume: "), told + draft.Word("；年费用同比例变化。", "; the yearly cost changes in proportion."));
    }

    private static string Factor(double times) => times.ToString(times < 10 ? "0.##" : "0", CultureInfo.InvariantCulture);
}
