using System.Globalization;
using Microsoft.Extensions.Localization;
using Npgsql;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage.Embedded;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Shared;

/// <summary>
/// What went wrong, as a sentence that says what to do next. An exception of ours is found by its type's name, or by name
/// and problem (<c>CustomerName_Empty</c>) where it has one; what nobody foresaw gets a sentence without its message.
/// </summary>
internal sealed class ErrorText(IStringLocalizer<SharedText> text)
{
    /// <summary>What is written on, a customer as a rule, was deleted meanwhile.</summary>
    internal const string Gone = "Gone";

    /// <summary>The sentence for an exception.</summary>
    internal string For(Exception exception) => ForCode(CodeOf(exception), Detail(exception));

    /// <summary>The sentence for a code; the one for the unforeseen when the code is not known.</summary>
    internal string ForCode(string code, string detail = "")
    {
        var sentence = text[$"Error_{code}", detail];
        return sentence.ResourceNotFound ? text[$"Error_{RunErrors.Unexpected}"] : sentence;
    }

    /// <summary>The code of an exception, which is also what logs and support talk about.</summary>
    internal static string CodeOf(Exception exception) => exception switch
    {
        TokenholicException => RunErrors.CodeOf(exception) is var code && ProblemOf(exception) is { } problem ? $"{code}_{problem}" : RunErrors.CodeOf(exception),
        TimeoutException => "Timeout",
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => "TooLarge",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => RunErrors.DiskFull,
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName } => "DatabaseRefused",
        PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } => Gone,
        PostgresException { SqlState: not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CannotConnectNow) } => RunErrors.Unexpected,
        NpgsqlException => "DatabaseAway",
        _ => RunErrors.CodeOf(exception),
    };

    /// <summary>By convention an exception that covers several problems has an enum property named Problem.</summary>
    private static Enum? ProblemOf(Exception exception) => exception.GetType().GetProperty("Problem")?.GetValue(exception) as Enum;

    /// <summary>What fills the sentence: a folder, a server, a name, never a message.</summary>
    private static string Detail(Exception exception) => exception switch
    {
        EmbeddedPostgresException postgres => postgres.Detail,
        DatabaseUnreachableException unreachable => unreachable.Server,
        TooManyRunsException many => many.Most.ToString(CultureInfo.CurrentCulture),
        SchemaMismatchException schema => schema.Migration,
        _ => "",
    };
}
