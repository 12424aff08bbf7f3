namespace Tokenholic.App.Features.RolePlay;

/// <summary>Names the resource files of role-play: RolePlayText.resx (Chinese) and RolePlayText.en.resx.</summary>
internal sealed class RolePlayText;
