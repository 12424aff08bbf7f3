using Microsoft.Extensions.Localization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Editing;
using Tokenholic.App.Shared;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Features.BattleMap.Correct;

/// <summary>Edits in the reader's words.</summary>
internal static class EditWords
{
    /// <summary>"会话数：912 万 → 500 万"; <paramref name="cell"/> names drivers where it still has them.</summary>
    internal static string Edit(this IStringLocalizer<BattleMapText> text, MapEdit edit, Workload? cell) => edit.Kind switch
    {
        EditKinds.Note => edit.To?.Text ?? "",
        EditKinds.Add => text["Edit_Add"],
        EditKinds.Remove => text["Edit_Remove"],
        _ => text["Edit_Change", text.EditField(edit, cell), text.EditValue(edit, edit.From, cell), text.EditValue(edit, edit.To, cell)],
    };

    /// <summary>The same where the cell is one of the map's, as far as it is still there.</summary>
    internal static string Edit(this IStringLocalizer<BattleMapText> text, MapEdit edit, IReadOnlyList<UseCaseColumn> columns) =>
        text.Edit(edit, columns.SelectMany(column => column.Workloads).FirstOrDefault(workload => workload.Id == edit.WorkloadId && ResearchedValue.Driver(workload, edit.Driver) is not null));

    /// <summary>The cell that an edit is of, as research had it: "智能客服 · 豆包 1.6 · 火山引擎"; a use case that a person added has its name in <paramref name="columns"/> only.</summary>
    internal static string EditCell(this IStringLocalizer<BattleMapText> text, MapEdit edit, IReadOnlyList<UseCaseColumn> columns) =>
        $"{columns.FirstOrDefault(column => column.Id == edit.Cell.UseCase)?.Name.Here() ?? MapWords.UseCase(edit.Cell.UseCase)} · {(edit.Cell.Model is { } model ? MapWords.ModelName(model) : text["ModelUnknown"])} · {MapWords.Vendor(edit.Cell.Vendor)}";

    internal static string EditValue(this IStringLocalizer<BattleMapText> text, MapEdit edit, EditValue? value, Workload? cell) => value switch
    {
        { Range: { } range } => Range(edit, range, cell),
        { Text: { } code } => edit.Kind switch
        {
            EditKinds.Vendor => MapWords.Vendor(code),
            EditKinds.Model => MapWords.ModelName(code),
            EditKinds.Status => text.Word("UsageStatus", code),
            _ => code,
        },
        _ => edit.Kind == EditKinds.Model ? text["ModelUnknown"] : "—",
    };

    private static string EditField(this IStringLocalizer<BattleMapText> text, MapEdit edit, Workload? cell) => edit.Kind switch
    {
        EditKinds.Driver => ResearchedValue.Driver(cell, edit.Driver)?.Name.Here() ?? EstimationTemplates.Default.Drivers.FirstOrDefault(driver => driver.Id == edit.Driver)?.Name.Here()
            ?? EstimationTemplates.Default.Metric(edit.Driver ?? "")?.Name.Here() ?? edit.Driver ?? "",
        EditKinds.Volume => text["Field_Workload_Volume"],
        EditKinds.Growth => text["EditGrowth"],
        EditKinds.Vendor => text["Field_Workload_Vendor"],
        EditKinds.Model => text["Field_Workload_Model"],
        _ => text["Field_Workload_Status"],
    };

    private static string Range(MapEdit edit, MapRange range, Workload? cell)
    {
        string Say(double value) => edit.Kind == EditKinds.Growth ? Figures.Change(value) : edit.Kind == EditKinds.Driver && ResearchedValue.Driver(cell, edit.Driver) is { } driver ? driver.Say(value) : Figures.Count(value);
        return range.Low == range.High ? Say(range.Mid) : $"{Say(range.Mid)} ({Say(range.Low)}–{Say(range.High)})";
    }
}
