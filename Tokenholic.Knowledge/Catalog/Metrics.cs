namespace Tokenholic.Knowledge.Catalog;

/// <summary>What a stated quantity counts; extraction writes these ids and estimation templates name them.</summary>
public static class Metrics
{
    /// <summary>Tokens, as the company or its vendor states them.</summary>
    public const string Tokens = "tokens";

    /// <summary>Tokens of one call, request or turn, input and output together.</summary>
    public const string TokensPerCall = "tokens_per_call";

    /// <summary>Tokens of one piece of work (a conversation, a document), input and output together.</summary>
    public const string TokensPerPiece = "tokens_per_piece";

    /// <summary>Model calls or requests.</summary>
    public const string Calls = "calls";

    /// <summary>Customer conversations (会话, 咨询, 工单).</summary>
    public const string Conversations = "conversations";

    /// <summary>Users active in a day.</summary>
    public const string DailyUsers = "users_daily";

    /// <summary>Users active in a month, or "users" without a period.</summary>
    public const string MonthlyUsers = "users_monthly";

    /// <summary>People employed.</summary>
    public const string Staff = "staff";

    /// <summary>Software developers employed.</summary>
    public const string Developers = "developers";

    /// <summary>Finished videos, shorts or advertisements.</summary>
    public const string Videos = "videos";

    /// <summary>Finished video in minutes.</summary>
    public const string VideoMinutes = "video_minutes";

    /// <summary>Episodes (集) finished.</summary>
    public const string Episodes = "episodes";

    /// <summary>Series or dramas (部) finished.</summary>
    public const string Series = "series";

    /// <summary>Images generated or used.</summary>
    public const string Images = "images";

    /// <summary>Scripts or manuscripts written.</summary>
    public const string Scripts = "scripts";

    /// <summary>Articles, product texts, advertisements or other documents handled.</summary>
    public const string Documents = "documents";

    /// <summary>Characters of text written, translated or spoken.</summary>
    public const string Characters = "characters";

    /// <summary>Minutes of speech or sound.</summary>
    public const string AudioMinutes = "audio_minutes";

    /// <summary>Accelerator cards the company says it runs.</summary>
    public const string Gpus = "gpus";

    /// <summary>Share of generated clips that are used, 0–1 (成品率, 可用率).</summary>
    public const string ClipYield = "clip_yield";

    /// <summary>Exchanges (轮) of one conversation.</summary>
    public const string Turns = "turns";

    /// <summary>Languages that are translated into.</summary>
    public const string Languages = "languages";

    /// <summary>Pixels of a frame of generated video, from 480p, 720p, 1080p.</summary>
    public const string VideoPixels = "video_pixels";

    /// <summary>Growth of AI use stated by the company, as a ratio per year (1.2 = +120 %).</summary>
    public const string GrowthPerYear = "growth_per_year";

    /// <summary>Revenue in ¥ a year.</summary>
    public const string Revenue = "revenue";
}
