namespace Tokenholic.App.Hosting.Administration;

/// <summary>Who administrates in this circuit. The token came with the request that opened it, and is looked at each time.</summary>
internal sealed class AdminSession(AdminAccess access)
{
    /// <summary>The token of the cookie.</summary>
    internal string? Token { get; set; }

    /// <summary>The administrator's name; null for anybody else.</summary>
    internal string? Who => access.WhoOf(Token);
}
