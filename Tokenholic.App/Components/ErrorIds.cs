using System.Security.Cryptography;

namespace Tokenholic.App.Components;

/// <summary>Short ids that a person can read out over the phone and that lead to one line of the log.</summary>
internal static class ErrorIds
{
    internal static string Next() => RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTUVWXYZ23456789", 8);
}
