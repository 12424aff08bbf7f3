using System.Text.Json.Serialization;

namespace Tokenholic.Knowledge.Catalog;

/// <summary>A cloud of the map.</summary>
public sealed record Vendor
{
    /// <summary>An id of <see cref="VendorIds"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name on screen.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Whether work that runs there runs on a competitor of Alibaba Cloud.</summary>
    public required bool Competitor { get; init; }

    /// <summary>Names of the cloud itself, and of other providers that count as this one; matched without case, spaces and hyphens.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Names of the group behind it (阿里, 字节, Google): they name the cloud only together with a model or AI word.</summary>
    public IReadOnlyList<string> OwnerNames { get; init; } = [];

    /// <summary>Its serving platforms: a named platform decides the vendor, and is never a model.</summary>
    public IReadOnlyList<Platform> Platforms { get; init; } = [];
}

/// <summary>A platform or product of a vendor on which models are served.</summary>
public sealed record Platform
{
    /// <summary>Unique among platforms.</summary>
    public required string Id { get; init; }

    /// <summary>Its name on screen.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>How texts write it.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>A finished product, such as a coding assistant: it is used, but no other model runs on it.</summary>
    public bool Product { get; init; }

    /// <summary>A product that is paid by seat: the tokens behind it have no price of their own.</summary>
    public bool Seats { get; init; }

    /// <summary>Names of the companies that make it, where that is not the vendor itself.</summary>
    public IReadOnlyList<string> Makers { get; init; } = [];

    /// <summary>Aliases that are also ordinary words (百炼, Bedrock): they name the platform only where the text speaks of AI.</summary>
    public IReadOnlyList<string> NeedsContext { get; init; } = [];
}

/// <summary>What a model reads or makes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Modality>))]
public enum Modality
{
    /// <summary>Text, with or without pictures as input.</summary>
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>Makes images.</summary>
    [JsonStringEnumMemberName("image")]
    Image,

    /// <summary>Makes video.</summary>
    [JsonStringEnumMemberName("video")]
    Video,

    /// <summary>Hears or speaks.</summary>
    [JsonStringEnumMemberName("speech")]
    Speech,

    /// <summary>Embeds or ranks.</summary>
    [JsonStringEnumMemberName("embedding")]
    Embedding,
}

/// <summary>A model or a family of models.</summary>
public sealed record Model
{
    /// <summary>Its canonical name, such as <c>deepseek-r1</c>; a family's own entry has the family's name.</summary>
    public required string Id { get; init; }

    /// <summary>Its name on screen.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What it is a version of.</summary>
    public required string Family { get; init; }

    /// <summary>The vendor whose model it is: an id of <see cref="VendorIds"/>.</summary>
    public required string Owner { get; init; }

    /// <summary>What it reads or makes.</summary>
    public required Modality Modality { get; init; }

    /// <summary>Whether its weights can be had, so that its name alone says nothing of where it runs.</summary>
    public required bool OpenWeight { get; init; }

    /// <summary>How texts write it, in Chinese and English; matched without case, spaces and hyphens.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Aliases of an open-weight model that name its owner's service (通义 for Qwen): the owner's cloud is then the vendor.</summary>
    public IReadOnlyList<string> OwnerBrand { get; init; } = [];

    /// <summary>Names of the companies that make it, where that is not the vendor itself: their own use of it says nothing of where it runs.</summary>
    public IReadOnlyList<string> Makers { get; init; } = [];

    /// <summary>Aliases that are also other things (Gemini, 盘古): they name the model only where the text speaks of AI.</summary>
    public IReadOnlyList<string> NeedsContext { get; init; } = [];
}

/// <summary>A column of the map.</summary>
public sealed record UseCase
{
    /// <summary>An id of <see cref="UseCaseIds"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name on screen.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Chinese words that speak of it.</summary>
    public required IReadOnlyList<string> KeywordsZh { get; init; }

    /// <summary>English words that speak of it.</summary>
    public required IReadOnlyList<string> KeywordsEn { get; init; }
}
