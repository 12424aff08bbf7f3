namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>How Seedance-like models count video: <c>seconds × width × height × 24 ÷ 1024</c>, plus the one first frame that real bills show.</summary>
public static class VideoTokens
{
    /// <summary>Frames per second that are billed.</summary>
    public const int FramesPerSecond = 24;

    /// <summary>
    /// Tokens of one generated clip: 5 s at 1280×720 without input video are 108,900. <paramref name="pixels"/> is width × height.
    /// The vendor's minimum for clips made from video is not public in figures and not applied.
    /// </summary>
    public static double OfClip(double inputSeconds, double outputSeconds, double pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputSeconds);
        ArgumentOutOfRangeException.ThrowIfNegative(outputSeconds);
        ArgumentOutOfRangeException.ThrowIfNegative(pixels);
        return ((inputSeconds + outputSeconds) * FramesPerSecond + 1) * pixels / 1024;
    }
}
