using Tokenholic.Knowledge;

namespace Tokenholic.App.Hosting.Administration;

/// <summary>The administrator's time is up, or the passphrase has changed; nothing was done.</summary>
public sealed class AdminExpiredException() : TokenholicException("The administrator's session has ended.");
