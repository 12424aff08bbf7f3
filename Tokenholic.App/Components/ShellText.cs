namespace Tokenholic.App.Components;

/// <summary>The words of the shell: ShellText.resx (Chinese) and ShellText.en.resx.</summary>
internal sealed class ShellText;
