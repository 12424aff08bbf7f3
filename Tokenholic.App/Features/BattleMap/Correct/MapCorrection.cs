using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Editing;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Features.BattleMap.Correct;

/// <summary>
/// What a person entered on a map. It can be done to the version it was entered on, and again to a newer one: cells are known by
/// use case, cloud and model there, because ids change with new research.
/// </summary>
public abstract record MapCorrection
{
    /// <summary>Who, as they named themselves.</summary>
    public string? By { get; init; }

    /// <summary>Why; it stands beside the version.</summary>
    public string? Why { get; init; }

    /// <summary>The form it was typed into; what that keeps is let go of once this is saved. Null for a button.</summary>
    public string? Draft { get; init; }

    /// <summary>The map with the correction.</summary>
    internal abstract BattleMapDocument Apply(BattleMapDocument map, EstimationBasis basis, DateTimeOffset at);

    /// <summary>The same for another version; <paramref name="idThere"/> says a cell's id there, and throws when it is gone.</summary>
    internal virtual MapCorrection For(Func<string, string> idThere) => this;
}

/// <summary>What the customer said of a cell.</summary>
public sealed record CellJudgement(string WorkloadId, bool Confirmed, IReadOnlyDictionary<string, double> Figures) : MapCorrection
{
    internal override BattleMapDocument Apply(BattleMapDocument map, EstimationBasis basis, DateTimeOffset at) =>
        VerdictEdit.Set(map, WorkloadId, Confirmed, Why, Figures, at, Catalog.Default);

    internal override MapCorrection For(Func<string, string> idThere) => this with { WorkloadId = idThere(WorkloadId) };
}

/// <summary>A discount; a share of 0 takes it back.</summary>
public sealed record CloudDiscount(string Vendor, double Share) : MapCorrection
{
    internal override BattleMapDocument Apply(BattleMapDocument map, EstimationBasis basis, DateTimeOffset at) => DiscountEdit.Set(map, Vendor, Share, Why, at, Catalog.Default);
}

/// <summary>Changes of cells, saved as one version.</summary>
public sealed record CellCorrection(IReadOnlyList<CellChange> Changes) : MapCorrection
{
    internal override BattleMapDocument Apply(BattleMapDocument map, EstimationBasis basis, DateTimeOffset at) =>
        MapEditing.Apply(map, Changes, new(at, By, Why), basis, Catalog.Default);

    internal override MapCorrection For(Func<string, string> idThere) => this with { Changes = [.. Changes.Select(c => c with { WorkloadId = idThere(c.WorkloadId) })] };
}

/// <summary>A cell nobody had found.</summary>
public sealed record CellAddition(AddedCell Cell) : MapCorrection
{
    internal override BattleMapDocument Apply(BattleMapDocument map, EstimationBasis basis, DateTimeOffset at) =>
        MapEditing.Add(map, Cell, new(at, By, Why), basis, Catalog.Default);
}

/// <summary>Edits taken back: what research says holds again.</summary>
public sealed record EditTakenBack(params IReadOnlyList<string> EditIds) : MapCorrection
{
    internal override BattleMapDocument Apply(BattleMapDocument map, EstimationBasis basis, DateTimeOffset at) =>
        EditIds.Aggregate(map, (edited, id) => MapEditing.Undo(edited, id, basis, Catalog.Default));
}

/// <summary>An edit kept over what new research offers.</summary>
public sealed record EditKept(string EditId) : MapCorrection
{
    internal override BattleMapDocument Apply(BattleMapDocument map, EstimationBasis basis, DateTimeOffset at) => MapEditing.Keep(map, EditId);
}
