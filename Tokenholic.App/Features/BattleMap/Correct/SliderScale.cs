using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Features.BattleMap.Correct;

/// <summary>A slider over a driver: logarithmic, because ranges span orders of magnitude; wider than the range, so that a rep can leave it.</summary>
internal sealed record SliderScale(double Low, double High)
{
    /// <summary>The slider's own steps.</summary>
    internal const int Steps = 400;

    internal static SliderScale Of(Driver driver)
    {
        var range = driver.Value;
        var share = range.High <= 1 && range.Mid > 0;
        var low = range.Low > 0 ? range.Low / 3 : range.Mid / 100;
        var high = share ? 1 : Math.Max(range.High, range.Mid) * 3;
        return low > 0 && high > low ? new(low, high) : new(0, Math.Max(1, high));
    }

    /// <summary>The step nearest to a value.</summary>
    internal int StepOf(double value)
    {
        var share = Low > 0 ? Math.Log(Math.Max(value, Low) / Low) / Math.Log(High / Low) : value / High;
        return (int)Math.Round(Math.Clamp(share, 0, 1) * Steps);
    }

    /// <summary>The value of a step, with three digits: more is not known.</summary>
    internal double ValueOf(int step)
    {
        var share = (double)Math.Clamp(step, 0, Steps) / Steps;
        var value = Low > 0 ? Low * Math.Pow(High / Low, share) : High * share;
        if (value == 0)
        {
            return 0;
        }

        var digit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 2);
        return (double)(Math.Round((decimal)(value / digit)) * (decimal)digit);
    }
}
