namespace Tokenholic.App.Hosting;

/// <summary>
/// Settings that are files: <c>/run/secrets/ConnectionStrings__Postgres</c> is <c>ConnectionStrings:Postgres</c>. So secrets need not
/// stand in the environment, which every child process and every crash report can read.
/// </summary>
internal static class SecretFiles
{
    private const string Usual = "/run/secrets";

    /// <summary>Adds the files of <c>Secrets:Folder</c> (where containers mount them, unless it is set); they win over the environment.</summary>
    internal static IConfigurationBuilder AddSecretFiles(this IConfigurationManager configuration)
    {
        var folder = configuration["Secrets:Folder"] is { Length: > 0 } named ? named : Usual;
        return Directory.Exists(folder) ? configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: true) : configuration;
    }
}
