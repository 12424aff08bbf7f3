namespace Tokenholic.Knowledge.Sources;

/// <summary>Why a page could not be used; each is a sentence on screen (resource key <c>PageProblem_…</c>).</summary>
public enum PageProblem
{
    /// <summary>The address is none, or not http/https.</summary>
    BadAddress,

    /// <summary>The network guard refused the address (private, loopback, metadata …).</summary>
    Forbidden,

    /// <summary>The host name does not resolve.</summary>
    UnknownHost,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>No complete answer within the time allowed.</summary>
    TimedOut,

    /// <summary>The server answered with an error status that has no reason of its own below.</summary>
    HttpError,

    /// <summary>The server asks for a login or refuses (401, 403).</summary>
    Refused,

    /// <summary>There is no such page (404, 410, or a page that says so with status 200).</summary>
    Gone,

    /// <summary>The server is busy or wants fewer requests (429, 503).</summary>
    Busy,

    /// <summary>The address has a port that pages are not read from.</summary>
    Port,

    /// <summary>Instead of the page a test whether a human is there.</summary>
    Challenge,

    /// <summary>More bytes than allowed, or a compressed bomb.</summary>
    TooLarge,

    /// <summary>More redirects than allowed, or in a circle.</summary>
    TooManyRedirects,

    /// <summary>robots.txt asks not to read it.</summary>
    Robots,

    /// <summary>Not a text, an HTML page or another readable format.</summary>
    NotReadable,

    /// <summary>It shows its text only through scripts, and no browser is there to run them.</summary>
    NoBrowser,

    /// <summary>Read, but there is no main text in it.</summary>
    Empty,

    /// <summary>The same text was already read at another address.</summary>
    Duplicate,

    /// <summary>About another company, a person or a product of a similar name.</summary>
    OtherSubject,

    /// <summary>The budget of pages, bytes or time was spent before its turn.</summary>
    OverBudget,

    /// <summary>A file that asks for a password.</summary>
    Protected,

    /// <summary>A PDF or Word file that is broken.</summary>
    Damaged,
}
