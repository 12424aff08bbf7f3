using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap;

/// <summary>What a request must be before an agent works on it; the form and the command line say the same things earlier and in sentences.</summary>
public static class MapRequestRules
{
    /// <summary>The most sites of one request.</summary>
    public const int MaxSites = 10;

    /// <summary>The most single pages of one request.</summary>
    public const int MaxUrls = 50;

    /// <summary>The most given texts and files of one request.</summary>
    public const int MaxGiven = 500;

    /// <summary>Throws <see cref="InvalidMapRequestException"/> for the first thing that is wrong.</summary>
    public static void Demand(MapRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Refuse(CompanyName.Parse(request.CompanyName).Problem, request.CompanyName);
        RefuseTooMany(request.Sites.Count, MaxSites);
        RefuseTooMany(request.Urls.Count, MaxUrls);
        RefuseTooMany(request.Given.Count, MaxGiven);
        foreach (var address in request.Sites.Concat(request.Urls))
        {
            Refuse(SiteAddress.Parse(address).Problem, address);
        }
    }

    private static void RefuseTooMany(int count, int most) => Refuse(count > most ? InputProblem.TooMany : null, $"{count} > {most}");

    private static void Refuse(InputProblem? problem, string value)
    {
        if (problem is { } found)
        {
            throw new InvalidMapRequestException(found, value);
        }
    }
}

/// <summary>A request that no agent should have been given.</summary>
public sealed class InvalidMapRequestException(InputProblem problem, string value) : TokenholicException($"{problem}: {value}")
{
    /// <summary>What is wrong.</summary>
    public InputProblem Problem { get; } = problem;

    /// <summary>With what.</summary>
    public string Value { get; } = value;
}
