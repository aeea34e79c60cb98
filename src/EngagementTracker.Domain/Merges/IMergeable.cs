namespace EngagementTracker.Domain.Merges;

/// <summary>Stored by number: add at the end.</summary>
public enum MergedKind
{
    Person,
    Topic,
    Party,
}

/// <summary>What can stand in the directory twice, and be made one.</summary>
public interface IMergeable : IVersioned
{
    MergedKind Kind { get; }
    long Number { get; }

    /// <summary>As it stands in its address: a person's number, a topic's slug, a party's code. Never changes.</summary>
    string Key { get; }

    string Name { get; }
    IReadOnlyList<string> Aliases { get; }

    /// <summary>All by which it is found.</summary>
    IEnumerable<string> Names { get; }

    int MostAliases { get; }

    /// <exception cref="ArgumentException">There are too many.</exception>
    void BeCalled(IReadOnlyList<string> aliases);

    /// <summary>Hides it behind the one that is kept; with nothing, brings it back.</summary>
    void StandBehind(long? kept);
}
