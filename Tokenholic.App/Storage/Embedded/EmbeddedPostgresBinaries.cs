using System.Globalization;

namespace Tokenholic.App.Storage.Embedded;

/// <summary>An installed Postgres: its folder of programs and its major version.</summary>
internal sealed record EmbeddedPostgresBinaries(string Folder, int Major)
{
    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    /// <summary>The path of one of its programs.</summary>
    public string this[string program] => Path.Combine(Folder, program);

    /// <summary>The installed version that made the data, or the newest one for new data (<paramref name="dataMajor"/> null).</summary>
    /// <exception cref="EmbeddedPostgresException">None is installed, or none of that major version.</exception>
    public static async Task<EmbeddedPostgresBinaries> FindAsync(string? named, int? dataMajor, CancellationToken cancellationToken)
    {
        var places = named is { Length: > 0 } ? [named] : Places().Distinct(StringComparer.Ordinal).ToList();
        var found = new List<EmbeddedPostgresBinaries>();
        foreach (var place in places.Where(p => Needed.All(n => File.Exists(Path.Combine(p, n)))))
        {
            if (await MajorAsync(Path.Combine(place, "postgres"), cancellationToken) is { } major)
            {
                found.Add(new(place, major));
            }
        }

        if (found.Count == 0)
        {
            throw new EmbeddedPostgresException(EmbeddedPostgresProblem.NoBinaries, string.Join(", ", places));
        }

        return (dataMajor is null ? found.MaxBy(b => b.Major) : found.Find(b => b.Major == dataMajor))
            ?? throw new EmbeddedPostgresException(
                EmbeddedPostgresProblem.OtherMajorVersion,
                string.Create(CultureInfo.InvariantCulture, $"data {dataMajor}, installed {string.Join(", ", found.Select(b => b.Major))}"));
    }

    private static IEnumerable<string> Places()
    {
        const string debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(debian) ? Directory.GetDirectories(debian).Select(d => Path.Combine(d, "bin")) : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return installed.Concat(path);
    }

    // "postgres (PostgreSQL) 15.18 (Debian …)", "postgres (PostgreSQL) 19beta1"
    private static async Task<int?> MajorAsync(string postgres, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await ServerCommand.RunAsync(asServerUser: false, postgres, ["--version"], cancellationToken);
        var digits = string.Concat(output[(output.IndexOf(')', StringComparison.Ordinal) + 1)..].TrimStart().TakeWhile(char.IsAsciiDigit));
        return exitCode == 0 && int.TryParse(digits, CultureInfo.InvariantCulture, out var major) ? major : null;
    }
}
