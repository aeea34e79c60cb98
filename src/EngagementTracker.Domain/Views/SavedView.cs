using EngagementTracker.Domain.Access;

namespace EngagementTracker.Domain.Views;

public readonly record struct SavedViewId(long Value);

/// <summary>A list with its filters and order, under a name: of one person, or shared with that person's unit.</summary>
public sealed class SavedView
{
    public const int NameLimit = 60;
    public const int QueryLimit = 2_000;

    private SavedView() { }

    public SavedViewId Id { get; private set; }
    public UserId OwnerId { get; private set; }

    /// <summary>The unit whose people see it too.</summary>
    public UnitId? SharedWithId { get; private set; }

    /// <summary>The address of the list: "/commitments".</summary>
    public string List { get; private set; } = "";

    /// <summary>What stands after "?" in the address.</summary>
    public string Query { get; private set; } = "";

    public string Name { get; private set; } = "";
    public DateTime SavedUtc { get; private set; }

    /// <summary>Up to which text its owner has been told of new matches; <see langword="null"/> where they want to be told of none.</summary>
    public string? UpTo { get; private set; }

    /// <summary>The owner's day on which new matches were last looked for.</summary>
    public DateOnly? LookedOn { get; private set; }

    public bool IsWatched => LookedOn is not null;

    /// <exception cref="ArgumentException">The name is empty, or a text is too long.</exception>
    public static SavedView Save(UserId owner, string name, string list, string query, UnitId? sharedWith, DateTime utc) => new()
    {
        OwnerId = owner,
        SharedWithId = sharedWith,
        List = list,
        Query = Text.Limited(query, QueryLimit, nameof(Query)) ?? "",
        Name = Text.Required(name, NameLimit, nameof(Name)),
        SavedUtc = utc,
    };

    /// <summary>From now on its owner is told, at most once a day, of what is new.</summary>
    public void Watch(string upTo, DateOnly today) => (UpTo, LookedOn) = (upTo, today);

    public void Unwatch() => (UpTo, LookedOn) = (null, null);
}
