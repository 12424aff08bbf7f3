using System.Globalization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;

namespace Tokenholic.Agents.Proposals;

/// <summary>Says what a model costs at list price, with the day of the list, and whether nobody bears the price out.</summary>
internal static class PriceWords
{
    /// <summary>The price in words; <paramref name="counted"/> is the unit of work where the list has a price for each.</summary>
    public static string Of(MapPrice price, VolumeUnit counted, bool zh)
    {
        var day = price.AsOf.ToString(price.IsOfMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture) + (price.IsUnverified ? zh ? "，价格未核实" : ", unverified" : "");
        return price switch
        {
            { Input: { } input, Output: { } output } => zh
                ? $"列表价每百万 token 输入 ¥{Words.Plain(input)}、输出 ¥{Words.Plain(output)}（{day}）"
                : $"lists at ¥{Words.Plain(input)} input and ¥{Words.Plain(output)} output a million tokens ({day})",
            { Output: { } output } => zh ? $"列表价每百万 token ¥{Words.Plain(output)}（{day}）" : $"lists at ¥{Words.Plain(output)} a million tokens ({day})",
            { PerUnit: { } unit } => zh ? $"列表价{UnitOf(counted, zh)} ¥{Words.Plain(unit)}（{day}）" : $"lists at ¥{Words.Plain(unit)} {UnitOf(counted, zh)} ({day})",
            _ => zh ? $"价目日期 {day}" : $"priced on {day}",
        };
    }

    private static string UnitOf(VolumeUnit unit, bool zh) => unit switch
    {
        VolumeUnit.VideoSeconds => zh ? "每秒" : "a second",
        VolumeUnit.Images => zh ? "每张" : "an image",
        _ => zh ? "每字" : "a character",
    };
}
