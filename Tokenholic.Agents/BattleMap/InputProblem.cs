namespace Tokenholic.Agents.BattleMap;

/// <summary>What is wrong with something a person typed or gave; each is a sentence on screen (resource key <c>InputProblem_…</c>).</summary>
public enum InputProblem
{
    /// <summary>No name, or only white space.</summary>
    NameEmpty,

    /// <summary>A name of more than <see cref="CompanyName.MaxLength"/> characters.</summary>
    NameTooLong,

    /// <summary>Control characters, text-direction overrides or broken characters in a name.</summary>
    NameForbiddenCharacter,

    /// <summary>A name without a letter or a digit: emoji or punctuation only.</summary>
    NameWithoutLetter,

    /// <summary>No address.</summary>
    AddressEmpty,

    /// <summary>An address of more than <see cref="SiteAddress.MaxLength"/> characters.</summary>
    AddressTooLong,

    /// <summary>Not an address of a web page.</summary>
    AddressMalformed,

    /// <summary>Another scheme than http and https.</summary>
    AddressScheme,

    /// <summary>An address with a user name or password in it.</summary>
    AddressUserInfo,

    /// <summary>An address of this machine or of a private network, where a public page is asked for.</summary>
    AddressPrivate,

    /// <summary>A text or file without content.</summary>
    SourceEmpty,

    /// <summary>A text or file of more than <see cref="GivenSourceRules.MaxBytes"/> bytes.</summary>
    SourceTooLarge,

    /// <summary>A file of a format that is not read, or not what its name says.</summary>
    SourceNotText,

    /// <summary>A PDF or Word file that is broken.</summary>
    SourceCorrupt,

    /// <summary>A PDF or Word file that asks for a password.</summary>
    SourceLocked,

    /// <summary>More sites, addresses or sources than <see cref="MapRequestRules"/> allows.</summary>
    TooMany,
}

/// <summary>Either a value or what is wrong with the text it was made from.</summary>
public sealed record Parsed<T>
    where T : class
{
    private Parsed(T? value, InputProblem? problem) => (Value, Problem) = (value, problem);

    /// <summary>The value; null when there is a problem.</summary>
    public T? Value { get; }

    /// <summary>The problem; null when there is a value.</summary>
    public InputProblem? Problem { get; }

    /// <summary>A good value.</summary>
    public static implicit operator Parsed<T>(T value) => new(value, null);

    /// <summary>A problem.</summary>
    public static implicit operator Parsed<T>(InputProblem problem) => new(null, problem);
}
