namespace EngagementTracker.Domain.Access;

/// <summary>How sensitive a text is, and how sensitive a text somebody is cleared to read. Stored by number, in this order.</summary>
public enum Marking
{
    Unclassified,
    Restricted,
    Confidential,
    Secret,
    TopSecret,
}

public static class Markings
{
    public static IReadOnlyList<Marking> All { get; } = Enum.GetValues<Marking>();

    public static Marking Highest(params IEnumerable<Marking> markings) => markings.Max();
}
