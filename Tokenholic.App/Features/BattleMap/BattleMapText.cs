namespace Tokenholic.App.Features.BattleMap;

/// <summary>Names the resource files of the battle map's screens: BattleMapText.resx (Chinese) and BattleMapText.en.resx.</summary>
internal sealed class BattleMapText;
