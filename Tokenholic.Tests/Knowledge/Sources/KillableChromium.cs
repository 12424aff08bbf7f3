using System.Diagnostics;

namespace Tokenholic.Tests.Knowledge.Sources;

/// <summary>Starts Chromium through a script that writes its process id down, so that a test kills its own browser and no other.</summary>
internal sealed class KillableChromium : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chromium-");

    public KillableChromium()
    {
        File.WriteAllText(Path, $"#!/bin/sh\necho $$ >> {Pids}\nexec /usr/bin/chromium \"$@\"\n");
#pragma warning disable CA1416 // the product and its tests run on Linux
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#pragma warning restore CA1416
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "chromium");

    public int Starts => File.ReadAllLines(Pids).Length;

    private string Pids => System.IO.Path.Combine(_folder.FullName, "pids");

    public void Kill()
    {
        using var newest = Process.GetProcessById(int.Parse(File.ReadAllLines(Pids)[^1]));
        newest.Kill(entireProcessTree: true);
        newest.WaitForExit();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
