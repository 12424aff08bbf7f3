using Microsoft.AspNetCore.DataProtection;

namespace Tokenholic.App.Hosting;

/// <summary>
/// The keys that sign antiforgery cookies and circuit markers: kept in a folder, so that a restart does not turn open pages
/// away. <c>Keys:Folder</c> names it; several nodes share one.
/// </summary>
internal static class Keys
{
    internal static void AddKeys(this WebApplicationBuilder builder)
    {
        var protection = builder.Services.AddDataProtection().SetApplicationName("Tokenholic");
        var folder = builder.Configuration["Keys:Folder"] is { Length: > 0 } named ? named : DefaultFolder();
        if (TryPrepare(folder) is { } problem)
        {
            protection.UseEphemeralDataProtectionProvider();
            Console.Error.WriteLine($"Tokenholic: {folder}: {problem} · 密钥无法保存，重启后已打开的页面需要重新加载；可用 Keys__Folder 换一个目录 · Keys cannot be kept, open pages reload after a restart; choose another folder with Keys__Folder");
        }
        else
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(folder));
        }
    }

    private static string DefaultFolder() => Environment.IsPrivilegedProcess
        ? "/var/lib/tokenholic/keys"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "tokenholic", "keys");

    /// <summary>Makes the folder, for its owner only, and tries to write; what went wrong, or null.</summary>
    private static string? TryPrepare(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            var probe = Path.Combine(folder, $".{Guid.NewGuid():n}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return e.Message;
        }
    }
}
