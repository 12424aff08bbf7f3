namespace Tokenholic.App.Storage.Embedded;

/// <summary>Where the embedded Postgres is and keeps its data.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The environment variable that names the folder of <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>.</summary>
    public const string BinariesVariable = "TOKENHOLIC_POSTGRES_BIN";

    /// <summary>The folder of the data, the socket and the log.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder of the binaries; null to look for them.</summary>
    public string? Binaries { get; init; }

    /// <summary>False for tests: data that outlives no power cut is written faster.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>How long another process may take to start or stop the same server before it is reported.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary><c>Postgres:Folder</c> and <c>Postgres:Binaries</c>, or the defaults.</summary>
    public static EmbeddedPostgresOptions From(IConfiguration configuration) => new()
    {
        Folder = configuration["Postgres:Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : DefaultFolder(),
        Binaries = configuration["Postgres:Binaries"] ?? Environment.GetEnvironmentVariable(BinariesVariable),
    };

    // The server of a root process runs as another user, who may not enter root's home.
    private static string DefaultFolder() => Environment.IsPrivilegedProcess
        ? "/var/lib/tokenholic/postgres"
        : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify)
            is { Length: > 0 } data
            ? Path.Combine(data, "tokenholic", "postgres")
            : throw new EmbeddedPostgresException(EmbeddedPostgresProblem.FolderNotWritable, "no home folder; set Postgres__Folder");
}
