using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Features.BattleMap.MapView;

/// <summary>Which workloads are shown. It lives in the address bar, so back, reload and a sent link keep it; empty means all.</summary>
public sealed record MapFilter(IReadOnlySet<Label> Labels, IReadOnlySet<string> Clouds)
{
    /// <summary>The key of workloads whose model is not named.</summary>
    internal const string NoModel = "none";

    private const string RemovedStatus = "removed";

    private static readonly HashSet<string> None = [];

    internal static readonly MapFilter All = new(new HashSet<Label>(), None);

    /// <summary>Ids of use cases.</summary>
    public IReadOnlySet<string> UseCases { get; init; } = None;

    /// <summary>Ids of models, or <see cref="NoModel"/>.</summary>
    public IReadOnlySet<string> Models { get; init; } = None;

    /// <summary>Statuses as documents write them, and "removed".</summary>
    public IReadOnlySet<string> Statuses { get; init; } = None;

    internal bool IsEmpty => Labels.Count + Clouds.Count + UseCases.Count + Models.Count + Statuses.Count == 0;

    /// <summary>Reads "fact,inferred", "aliyun,baidu" and the like; a label or cloud that is none is passed over.</summary>
    internal static MapFilter Parse(string? labels, string? clouds, string? useCases = null, string? models = null, string? statuses = null) => new(
        Split(labels).Select(ParseLabel).OfType<Label>().ToHashSet(),
        Split(clouds).Where(MapWords.Clouds.Contains).ToHashSet())
    {
        UseCases = Split(useCases).Select(Uri.UnescapeDataString).ToHashSet(StringComparer.Ordinal), Models = Split(models).Select(Uri.UnescapeDataString).ToHashSet(StringComparer.Ordinal), Statuses = Split(statuses).ToHashSet(StringComparer.Ordinal),
    };

    internal static string ModelKey(Workload workload) => workload.Model ?? NoModel;

    internal static string StatusKey(Workload workload) =>
        workload.Removed is true ? RemovedStatus : System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(workload.Status.ToString());

    internal bool Shows(string useCase, Workload workload) =>
        (Labels.Count == 0 || Labels.Contains(workload.Label)) && Has(Clouds, MapWords.Cloud(workload.Vendor)) && Has(UseCases, useCase)
        && Has(Models, ModelKey(workload)) && Has(Statuses, StatusKey(workload));

    /// <summary>The workloads of a map that are shown, each with its column.</summary>
    internal IReadOnlyList<(UseCaseColumn Column, Workload Cell)> Of(BattleMapDocument map) =>
        [.. map.UseCases.SelectMany(column => column.Workloads, (column, cell) => (column, cell)).Where(pair => Shows(pair.column.Id, pair.cell))];

    internal MapFilter Toggle(Label label) => this with { Labels = Toggled(Labels, label) };

    internal MapFilter Toggle(string cloud) => this with { Clouds = Toggled(Clouds, cloud) };

    /// <summary>One use case, model or status only; null for all of them.</summary>
    internal static IReadOnlySet<string> Only(string? value) => string.IsNullOrEmpty(value) ? None : new HashSet<string> { value };

    /// <summary>The query parameters; null removes one.</summary>
    internal IReadOnlyDictionary<string, object?> ToQuery() => new Dictionary<string, object?>
    {
        ["label"] = Labels.Count == 0 ? null : string.Join(',', Labels.Order().Select(label => label.Code())),
        ["cloud"] = Clouds.Count == 0 ? null : string.Join(',', MapWords.Clouds.Where(Clouds.Contains)),
        ["use"] = Joined(UseCases),
        ["model"] = Joined(Models),
        ["status"] = Joined(Statuses),
    };

    // A model that a person named may have a comma in its name.
    private static string? Joined(IReadOnlySet<string> set) => set.Count == 0 ? null : string.Join(',', set.Order(StringComparer.Ordinal).Select(item => item.Replace("%", "%25", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal)));

    private static bool Has(IReadOnlySet<string> set, string value) => set.Count == 0 || set.Contains(value);

    private static HashSet<T> Toggled<T>(IReadOnlySet<T> set, T value)
    {
        var toggled = set.ToHashSet();
        if (!toggled.Remove(value))
        {
            toggled.Add(value);
        }

        return toggled;
    }

    private static Label? ParseLabel(string code) =>
        Enum.GetValues<Label>().Cast<Label?>().FirstOrDefault(label => label!.Value.Code() == code);

    private static string[] Split(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
