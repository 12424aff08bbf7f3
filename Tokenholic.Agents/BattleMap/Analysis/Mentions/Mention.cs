using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis.Mentions;

/// <summary>What a name in the text names.</summary>
internal enum MentionKind
{
    /// <summary>A model, or a family of models.</summary>
    Model,

    /// <summary>A serving platform: decides the vendor.</summary>
    Platform,

    /// <summary>A cloud by its own name.</summary>
    Cloud,

    /// <summary>The group behind a cloud (阿里, 字节, Google): counts only with a model or AI word right after it.</summary>
    Owner,
}

/// <summary>
/// A name of the catalogue in the text. <see cref="Vendor"/> is the vendor, for a model its owner. <see cref="Coined"/> when the
/// name is in no catalogue and one company's own.
/// </summary>
internal sealed record Mention(MentionKind Kind, Span Span, string Vendor, Model? Model, bool NamesOwner, bool NeedsContext, Platform? Platform = null, bool Coined = false)
{
    /// <summary>A finished product, on which no other model runs.</summary>
    public bool IsProduct => Platform is { Product: true };

    /// <summary>Whether the model's name alone says where it runs: closed weights, or a name that is the owner's service.</summary>
    public bool DecidesVendor => Model is not null && (!Model.OpenWeight || NamesOwner);
}
