namespace Tokenholic.Tests.Doubles;

/// <summary>What a provider can do to us.</summary>
public enum Fault
{
    /// <summary>Nothing: it answers.</summary>
    None,
    SlowStream,
    Stalls,
    CutsStream,
    TooManyRequestsWithRetryAfter,
    TooManyRequests,
    ServerError,
    BadKey,
    Arrearage,
    DataInspectionFailed,
    DataInspectionFailedInStream,
    ModelNotFound,
    InvalidJson,
    WrongSchema,
    EmptyAnswer,
    MegabyteAnswer,
    ReasoningOnly,
    DuplicateChunks,
    OutOfOrderChunks,
    NotUtf8,
    InjectedInstructions,
    HtmlPage,
    Redirects,
}
