namespace Tokenholic.App.Features.BattleMap.Home;

/// <summary>Names the resource files of the home page: HomeText.resx (Chinese) and HomeText.en.resx.</summary>
internal sealed class HomeText;
