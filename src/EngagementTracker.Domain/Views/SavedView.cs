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
}
