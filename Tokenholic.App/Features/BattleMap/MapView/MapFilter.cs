using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Features.BattleMap.MapView;

/// <summary>Which workloads the board shows. It lives in the address bar, so back, reload and a sent link keep it; empty means all.</summary>
public sealed record MapFilter(IReadOnlySet<Label> Labels, IReadOnlySet<string> Clouds)
{
    internal static readonly MapFilter All = new(new HashSet<Label>(), new HashSet<string>());

    internal bool IsEmpty => Labels.Count == 0 && Clouds.Count == 0;

    /// <summary>Reads "fact,inferred" and "aliyun,baidu"; what is neither is passed over.</summary>
    internal static MapFilter Parse(string? labels, string? clouds) => new(
        Split(labels).Select(ParseLabel).OfType<Label>().ToHashSet(),
        Split(clouds).Where(MapWords.Clouds.Contains).ToHashSet());

    internal bool Shows(Workload workload) =>
        (Labels.Count == 0 || Labels.Contains(workload.Label)) && (Clouds.Count == 0 || Clouds.Contains(MapWords.Cloud(workload.Vendor)));

    internal MapFilter Toggle(Label label) => this with { Labels = Toggled(Labels, label) };

    internal MapFilter Toggle(string cloud) => this with { Clouds = Toggled(Clouds, cloud) };

    /// <summary>The query parameters; null removes one.</summary>
    internal IReadOnlyDictionary<string, object?> ToQuery() => new Dictionary<string, object?>
    {
        ["label"] = Labels.Count == 0 ? null : string.Join(',', Labels.Order().Select(label => label.Code())),
        ["cloud"] = Clouds.Count == 0 ? null : string.Join(',', MapWords.Clouds.Where(Clouds.Contains)),
    };

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
