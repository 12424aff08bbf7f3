using Microsoft.Extensions.Localization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.App.Shared;
using Tokenholic.App.Shared.Office;

namespace Tokenholic.App.Features.BattleMap.Present;

/// <summary>
/// A map as an Excel workbook that computes: drivers and prices are cells to change, every volume, every ¥ and the totals are
/// formulas over them. It is given the part for customers only.
/// </summary>
internal sealed class MapWorkbook
{
    private static readonly RangeBound[] Bounds = [RangeBound.Low, RangeBound.Mid, RangeBound.High];

    private readonly BattleMapDocument _map;
    private readonly IStringLocalizer<BattleMapText> _text;
    private readonly IStringLocalizer<PresentText> _words;
    private readonly SheetFile _file = new();
    private readonly Sheet _summary;
    private readonly Sheet _estimates;
    private readonly Sheet _drivers;
    private readonly Sheet _prices;

    private MapWorkbook(BattleMapDocument map, IStringLocalizer<BattleMapText> text, IStringLocalizer<PresentText> words)
    {
        (_map, _text, _words) = (map, text, words);
        _summary = _file.Add(words["SheetSummary"], 34, 20, 20, 20, 60);
        _estimates = _file.Add(words["SheetEstimates"], 20, 14, 20, 9, 11, 10, 16, 19, 19, 19, 15, 15, 15, 15, 15, 15);
        _drivers = _file.Add(words["SheetDrivers"], 20, 24, 26, 14, 16, 16, 16, 12, 70);
        _prices = _file.Add(words["SheetPrices"], 34, 14, 26, 14, 14, 14, 12, 50);
    }

    internal static byte[] Write(BattleMapDocument map, int version, IStringLocalizer<BattleMapText> text, IStringLocalizer<PresentText> words)
    {
        var book = new MapWorkbook(map, text, words);
        var prices = book.Prices();
        var rows = book.Estimates(book.Drivers(), prices);
        book.Summary(version, rows);
        return book._file.ToBytes();
    }

    /// <summary>The price rows, by their ids.</summary>
    private Dictionary<string, int> Prices()
    {
        Head(_prices, 3..6, _words["PriceId"], _words["Cloud"], _words["PriceModel"], _words["PriceInput"], _words["PriceOutput"], _words["PricePerUnit"], _words["PriceAsOf"], _words["PriceSource"]);
        return _map.Prices.ToDictionary(price => price.Id, price => _prices.Row(
            SheetCell.Of(price.Id), SheetCell.Of(MapWords.Vendor(price.Vendor)), SheetCell.Of(price.Model),
            SheetCell.Of(price.Input, CellLook.Input), SheetCell.Of(price.Output, CellLook.Input), SheetCell.Of(price.PerUnit, CellLook.Input), SheetCell.Of(Figures.Date(price.AsOf)), SheetCell.Of(_text.PriceSource(price.Source))));
    }

    /// <summary>The drivers' rows, by workload and driver.</summary>
    private Dictionary<(string Workload, string Driver), int> Drivers()
    {
        Head(_drivers, 4..7, _text["ColumnUseCase"], _text["Field_Workload_Model"], _words["Driver"], _text["CsvUnit"], _text["CsvLow"], _text["CsvMid"], _text["CsvHigh"], _text["Field_Workload_Label"], _words["DriverReason"]);
        var rows = new Dictionary<(string, string), int>();
        foreach (var (column, workload) in Workloads())
        {
            foreach (var driver in workload.Estimate?.Drivers ?? [])
            {
                var look = DriverEdit.IsShare(driver) ? CellLook.InputPercent : CellLook.Input;
                rows[(workload.Id, driver.Id)] = _drivers.Row(
                    SheetCell.Of(column.Name.Here()), SheetCell.Of(_text.Name(workload)), SheetCell.Of(driver.Name.Here()), SheetCell.Of(driver.UnitHere()),
                    SheetCell.Of(driver.Value.Low, look), SheetCell.Of(driver.Value.Mid, look), SheetCell.Of(driver.Value.High, look),
                    SheetCell.Of($"{driver.Label.Sign()} {_text.LabelWord(driver.Label)}"), SheetCell.Of(driver.Reason.Here(), CellLook.Note));
            }
        }

        return rows;
    }

    /// <summary>The first and last row of the workloads.</summary>
    private (int First, int Last) Estimates(Dictionary<(string Workload, string Driver), int> drivers, Dictionary<string, int> prices)
    {
        Head(
            _estimates, 7..16, _text["ColumnUseCase"], _words["Cloud"], _text["Field_Workload_Model"], _text["Field_Workload_Status"], _text["Field_Workload_Label"], _words["InTotals"], _text["CsvUnit"],
            _words["VolumeLow"], _words["VolumeMid"], _words["VolumeHigh"], _words["AliyunLow"], _words["AliyunMid"], _words["AliyunHigh"], _words["TodayLow"], _words["TodayMid"], _words["TodayHigh"]);
        var first = _estimates.NextRow;
        foreach (var (column, workload) in Workloads())
        {
            var row = _estimates.NextRow;
            var estimate = workload.Estimate;
            string Driver(string id, RangeBound bound) => Sheet.Address(4 + (int)bound, drivers[(workload.Id, id)], _drivers);
            _estimates.Row(
                [
                    SheetCell.Of(column.Name.Here()), SheetCell.Of(MapWords.Vendor(workload.Vendor)), SheetCell.Of(workload.ModelName?.Here()), SheetCell.Of(_text.Status(workload.Status)),
                    SheetCell.Of($"{workload.Label.Sign()} {_text.LabelWord(workload.Label)}"), SheetCell.Of(workload.InTotals ? 1 : 0, CellLook.Input), SheetCell.Of(estimate is null ? "" : _text.Word("UnitMonth", estimate.Unit.ToString())),
                    .. Bounds.Select(bound => estimate is null ? SheetCell.Empty : SheetCell.Computed(Expression(estimate, estimate.Formula, bound, Driver), estimate.PerMonth.At(bound))),
                    .. new[] { estimate?.OnAliyun, estimate?.Today }.SelectMany(cost => Bounds.Select(bound => estimate is null || cost is null
                        ? SheetCell.Empty
                        : SheetCell.Computed(Money(estimate, cost, bound, row, Driver, prices[cost.PriceId]), cost.YuanPerMonth.At(bound), CellLook.Money))),
                ]);
        }

        return (first, Math.Max(first, _estimates.NextRow - 1));
    }

    private void Summary(int version, (int First, int Last) rows)
    {
        _summary.Wide(SheetCell.Of($"{_map.Company.Name} · {_text["BattleMap"]}", CellLook.Title));
        _summary.Wide(SheetCell.Of($"{Figures.Date(_map.GeneratedAt)} · {_text["Version", version]}{(_map.Company.Fictional ? " · " + _text["Fictional"] : "")}", CellLook.Note));
        _summary.Row();
        Head(_summary, 1..4, _words["Total"], _text["CsvLow"], _text["CsvMid"], _text["CsvHigh"], _words["TotalNote"]);
        Total(_text.Word("UnitMonth", nameof(VolumeUnit.TextTokens)), _words["TotalTextNote"], CellLook.TotalNumber, bound => SumOf(bound, 7, VolumeUnit.TextTokens, rows), _map.Totals.Known.TextTokensPerMonth);
        Total(_text.Word("UnitMonth", nameof(VolumeUnit.VideoTokens)), _words["TotalTextNote"], CellLook.TotalNumber, bound => SumOf(bound, 7, VolumeUnit.VideoTokens, rows), _map.Totals.Known.VideoTokensPerMonth);
        Total(_words["AliyunYear"], _words["AliyunNote"], CellLook.TotalMoney, bound => $"12*{SumOf(bound, 10, null, rows)}", Year(estimate => estimate.OnAliyun));
        if (Workloads().Any(pair => pair.Workload.Estimate?.Today is not null))
        {
            Total(_words["TodayYear"], _words["TodayNote"], CellLook.TotalMoney, bound => $"12*{SumOf(bound, 13, null, rows)}", Year(estimate => estimate.Today));
        }

        _summary.Row();
        _summary.Wide(SheetCell.Of(_words["HowToUse"], CellLook.Note));
        _summary.Wide(SheetCell.Of(_words["HowItCounts"], CellLook.Note));
    }

    private void Total(string name, string note, CellLook look, Func<RangeBound, string> formula, MapRange? value) =>
        _summary.Row([SheetCell.Of(name, CellLook.TotalText), .. Bounds.Select(bound => SheetCell.Computed(formula(bound), value?.At(bound) ?? 0, look)), SheetCell.Of(note, CellLook.Note)]);

    private string SumOf(RangeBound bound, int column, VolumeUnit? unit, (int First, int Last) rows)
    {
        string Range(int at) => $"{Sheet.Address(at, rows.First, _estimates)}:{Sheet.Address(at, rows.Last)}";
        var unitIs = unit is null ? "" : $",{Range(6)},\"{_text.Word("UnitMonth", unit.ToString()!)}\"";
        return $"SUMIFS({Range(column + (int)bound)},{Range(5)},1{unitIs})";
    }

    private MapRange? Year(Func<Estimate, Cost?> cost) => Workloads().Where(pair => pair.Workload.InTotals).Select(pair => pair.Workload.Estimate).OfType<Estimate>()
        .Select(cost).OfType<Cost>().Aggregate((MapRange?)null, (sum, one) => sum is null ? one.YuanPerMonth : sum + one.YuanPerMonth)?.Times(12);

    private string Money(Estimate estimate, Cost cost, RangeBound bound, int row, Func<string, RangeBound, string> driver, int price)
    {
        var volume = cost.Volume is { } other ? $"({Expression(estimate, other.Formula, bound, driver)})" : Sheet.Address(7 + (int)bound, row);
        string Price(int column) => Sheet.Address(column, price, _prices);
        return (cost.Volume?.Unit ?? estimate.Unit) switch
        {
            VolumeUnit.TextTokens => $"{volume}/1000000*({Ooxml.Number(estimate.InputShare!.Value)}*{Price(3)}+(1-{Ooxml.Number(estimate.InputShare.Value)})*{Price(4)})",
            VolumeUnit.VideoTokens => $"{volume}/1000000*{Price(4)}",
            _ => $"{volume}*{Price(5)}",
        };
    }

    private static string Expression(Estimate estimate, string formula, RangeBound bound, Func<string, RangeBound, string> driver) =>
        SpreadsheetFormula.Of(formula, bound, estimate.Drivers.ToDictionary(one => one.Id, one => one.Value, StringComparer.Ordinal), driver);

    private IEnumerable<(UseCaseColumn Column, Workload Workload)> Workloads() => _map.UseCases.SelectMany(column => column.Workloads.Select(workload => (column, workload)));

    private static void Head(Sheet sheet, Range numbers, params string[] names) =>
        sheet.Frozen = sheet.Row([.. names.Select((name, at) => SheetCell.Of(name, at >= numbers.Start.Value && at < numbers.End.Value ? CellLook.NumberHeading : CellLook.Heading))]);
}
