namespace Tokenholic.App.Features.BattleMap.Present;

/// <summary>Names the resource files of what leaves the app: PresentText.resx (Chinese) and PresentText.en.resx.</summary>
internal sealed class PresentText;
