namespace Tokenholic.App.Shared;

/// <summary>The words of shared parts and the sentences for errors: SharedText.resx (Chinese) and SharedText.en.resx.</summary>
internal sealed class SharedText;
