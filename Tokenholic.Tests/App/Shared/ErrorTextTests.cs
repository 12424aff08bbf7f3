using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Tokenholic.App.Shared;
using Tokenholic.App.Storage.Embedded;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;

namespace Tokenholic.Tests.App.Shared;

public sealed class ErrorTextTests
{
    private static readonly ResourceManagerStringLocalizerFactory Factory = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);
    private static readonly StringLocalizer<SharedText> Text = new(Factory);
    private readonly ErrorText _errors = new(Text);

    [Fact]
    public void A_full_disk_of_the_data_folder_is_explained_in_the_readers_language()
    {
        var exception = new EmbeddedPostgresException(EmbeddedPostgresProblem.DiskFull, "/data");

        using (new UseCulture("zh-CN"))
        {
            Assert.StartsWith("磁盘已满", _errors.For(exception), StringComparison.Ordinal);
        }

        using (new UseCulture("en-US"))
        {
            Assert.StartsWith("The disk is full", _errors.For(exception), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_nobody_foresaw_never_shows_its_message() =>
        Assert.DoesNotContain("secret", _errors.For(new InvalidOperationException("secret")), StringComparison.Ordinal);

    [Fact]
    public void A_database_that_is_away_is_not_called_unexpected() =>
        Assert.Contains("数据库", Chinese(new NpgsqlException("refused", new IOException("broken pipe"))), StringComparison.Ordinal);

    [Fact]
    public void A_full_disk_is_named_whether_the_database_or_the_server_ran_out() =>
        Assert.Equal(
            Chinese(new PostgresException("no space", "ERROR", "ERROR", PostgresErrorCodes.DiskFull)),
            Chinese(new IOException("No space left on device", 28)));

    [Fact]
    public void Every_exception_that_screens_meet_has_a_sentence()
    {
        // What agents and sources throw becomes an event or the code of a failed run; what the app itself throws reaches a screen, unless the command line says it.
        var codes = from type in typeof(Program).Assembly.GetTypes()
                    where typeof(TokenholicException).IsAssignableFrom(type) && !type.IsAbstract && type.Namespace != "Tokenholic.App.Cli"
                    let code = type.Name[..^"Exception".Length]
                    from full in type.GetProperty("Problem")?.PropertyType is { IsEnum: true } problems ? Enum.GetNames(problems).Select(name => $"{code}_{name}") : [code]
                    select full;

        Assert.Empty(codes.Where(code => Text[$"Error_{code}", ""].ResourceNotFound).ToList());
    }

    private string Chinese(Exception exception)
    {
        using var _ = new UseCulture("zh-CN");
        return _errors.For(exception);
    }
}
