namespace Tokenholic.Knowledge;

/// <summary>The one root of every exception that Tokenholic itself throws.</summary>
public abstract class TokenholicException(string message, Exception? inner = null) : Exception(message, inner);
