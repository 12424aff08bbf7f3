using System.Text.Json;
using System.Text.Json.Serialization;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.RolePlay;

/// <summary>The files of RolePlay/Data, which a sales trainer edits: topics, words, personas, challenges, lines, answers, weights.</summary>
public static class RolePlayData
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>What can be talked about, with the words that speak of it and the question that asks for it.</summary>
    public static IReadOnlyList<Topic> Topics { get; } = Read<List<Topic>>("topics");

    /// <summary>The fictional buyers that come with the product.</summary>
    public static IReadOnlyList<Persona> Personas { get; } = [.. Read<List<PersonaEntry>>("personas").Select(p => p.ToPersona())];

    /// <summary>Objections and questions of buyers.</summary>
    public static IReadOnlyList<Challenge> Challenges { get; } = Read<List<Challenge>>("challenges");

    /// <summary>What a good rep may answer on a topic, with the document it rests on.</summary>
    public static IReadOnlyList<ModelAnswer> Answers { get; } = Read<List<ModelAnswer>>("answers");

    /// <summary>Scenarios with their topics and the weights of their rubric.</summary>
    public static IReadOnlyList<ScenarioEntry> Scenarios { get; } = Read<List<ScenarioEntry>>("scenarios");

    /// <summary>What reps claim of products, and whether it is so.</summary>
    internal static IReadOnlyList<KnownClaim> Claims { get; } = Read<List<KnownClaim>>("claims");

    /// <summary>Words by which messages are told apart.</summary>
    internal static IReadOnlyDictionary<string, WordList> Words { get; } = Read<Dictionary<string, WordList>>("words");

    /// <summary>What buyers say when no fact and no challenge is due.</summary>
    internal static IReadOnlyDictionary<string, WordList> Lines { get; } = Read<Dictionary<string, WordList>>("lines");

    /// <summary>The scenario of an id.</summary>
    public static ScenarioEntry Of(Scenario scenario) => Scenarios.First(s => s.Id == scenario);

    /// <summary>The topic of an id.</summary>
    public static Topic Topic(string id) => Topics.First(t => t.Id == id);

    /// <summary>The challenge of an id, or null.</summary>
    public static Challenge? Challenge(string? id) => id is null ? null : Challenges.FirstOrDefault(c => c.Id == id);

    private static T Read<T>(string name)
    {
        using var stream = typeof(RolePlayData).Assembly.GetManifestResourceStream($"Data/role-play-{name}.json")
            ?? throw new InvalidOperationException($"The resource Data/role-play-{name}.json is missing from the assembly.");
        return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidOperationException($"role-play-{name}.json is empty.");
    }

    private sealed record PersonaEntry(
        string Id, LocalizedText Company, LocalizedText Person, LocalizedText Role, string Industry, LocalizedText IndustryName, string Size, string Maturity, string Temper, Dictionary<string, LocalizedText> Facts)
    {
        public Persona ToPersona() => new()
        {
            Id = Id, Company = Company, Person = Person, Role = Role, Industry = Industry, IndustryName = IndustryName, Size = Size, Maturity = Maturity, Temper = Temper,
            Fictional = true, Facts = [.. Facts.Select(f => new HiddenFact(f.Key, f.Value))],
        };
    }
}

/// <summary>Something that can be talked about.</summary>
public sealed record Topic(string Id, LocalizedText Name, IReadOnlyList<string> Zh, IReadOnlyList<string> En, LocalizedText Question);

/// <summary>An objection or question of the buyer on a topic, used <paramref name="From"/> a difficulty upwards.</summary>
public sealed record Challenge(string Id, Scenario Scenario, Difficulty From, string Topic, string Zh, string En)
{
    /// <summary>Its words.</summary>
    public string In(ReplyLanguage language) => language is ReplyLanguage.En ? En : Zh;
}

/// <summary>A good answer on a topic; <paramref name="Source"/> is a starting document without its language.</summary>
public sealed record ModelAnswer(string Topic, string Source, string Zh, string En)
{
    /// <summary>Its words.</summary>
    public string In(ReplyLanguage language) => language is ReplyLanguage.En ? En : Zh;
}

/// <summary>A scenario: its hidden topics, those the buyer guards, its time limit and what its rubric weighs.</summary>
public sealed record ScenarioEntry(Scenario Id, IReadOnlyList<string> Topics, IReadOnlyList<string> Guarded, int Minutes, IReadOnlyDictionary<string, int> Weights);

/// <summary>
/// A statement about products that reps make: right or wrong by its words, or, with <paramref name="Percents"/>, by the share of the price it names; none where
/// <paramref name="Unless"/> is said too.
/// </summary>
internal sealed record KnownClaim(string Id, bool Right, string Source, string Pattern, LocalizedText Truth, string? Unless = null, IReadOnlyList<double>? Percents = null);

/// <summary>Words or lines in both languages.</summary>
internal sealed record WordList(IReadOnlyList<string> Zh, IReadOnlyList<string> En)
{
    public IReadOnlyList<string> In(ReplyLanguage language) => language is ReplyLanguage.En ? En : Zh;
}
