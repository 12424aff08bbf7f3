using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Subjects;

/// <summary>Who is named.</summary>
internal enum ActorKind
{
    /// <summary>The asked company.</summary>
    Asked,

    /// <summary>公司, 我们, "we", "the company": whoever is spoken of or speaks.</summary>
    Pronoun,

    /// <summary>Another organisation.</summary>
    Other,

    /// <summary>Nobody in particular: 各大厂商, users, the industry.</summary>
    Anyone,
}

/// <summary>What part the name plays in its sentence.</summary>
internal enum ActorRole
{
    /// <summary>The one who does.</summary>
    Subject,

    /// <summary>The one something is done for: 助力X, 为X, helps X.</summary>
    Beneficiary,

    /// <summary>With whom: 与X, 携手X, with X.</summary>
    Partner,

    /// <summary>No part of its own: owner of a model, source of a report, object of a comparison.</summary>
    None,
}

/// <summary>
/// A name in a sentence. <see cref="Group"/> is the same for names in one enumeration (A、B和C), which share what is said of
/// them. <see cref="Vendor"/> is set when the name is a cloud or model vendor's.
/// </summary>
internal sealed record Actor(Span Span, ActorKind Kind, ActorRole Role, int Group, bool Vendor);
