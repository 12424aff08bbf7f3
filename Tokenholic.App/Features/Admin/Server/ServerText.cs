namespace Tokenholic.App.Features.Admin.Server;

/// <summary>Names the resource files of the page about the server: ServerText.resx (Chinese) and ServerText.en.resx.</summary>
internal sealed class ServerText;
