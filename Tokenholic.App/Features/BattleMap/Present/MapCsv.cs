using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Features.BattleMap.Present;

/// <summary>A map as a table for a spreadsheet: a row a workload, numbers plain, UTF-8 with the mark that Excel needs for Chinese.</summary>
internal static class MapCsv
{
    internal static byte[] Write(BattleMapDocument map, IStringLocalizer<BattleMapText> text)
    {
        var rows = new StringBuilder("\uFEFF");
        Line(rows, text["ColumnUseCase"], text["Field_Workload_Vendor"], text["Field_Workload_Model"], text["Field_Workload_Status"], text["Field_Workload_Label"], text["CsvUnit"], text["CsvLow"], text["CsvMid"], text["CsvHigh"]);
        foreach (var (column, workload) in map.UseCases.SelectMany(column => column.Workloads.Select(workload => (column, workload))))
        {
            var volume = workload.Estimate?.PerMonth;
            Line(
                rows, column.Name.Here(), MapWords.Vendor(workload.Vendor), text.Model(workload), text.Status(workload.Status), text.LabelWord(workload.Label),
                workload.Estimate is { } estimate ? text.Word("UnitMonth", estimate.Unit.ToString()) : "", Number(volume?.Low), Number(volume?.Mid), Number(volume?.High));
        }

        return Encoding.UTF8.GetBytes(rows.ToString());
    }

    private static string Number(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    private static void Line(StringBuilder rows, params string[] cells) => rows.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    // A cell that begins like a formula would be one in a spreadsheet; the names come from web pages.
    private static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
