using System.Globalization;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Features.Deadlines;

/// <summary>What the address asks for, as it stands there; what cannot be understood asks for nothing.</summary>
public sealed record DeadlinesFilter(string? Due, string? Owner, string? Party, string? Kind, string? Unit, string? Sort)
{
    public const string Me = "me";
    public const string Nobody = "nobody";
    public const string FollowUps = "follow-ups";
    public const string Commitments = "commitments";

    public DueSection? Section => Sections.FirstOrDefault(s => s.Key == Due) is { Key: not null } found ? found.Section : null;

    public DueItemKind? ItemKind => Kind switch
    {
        FollowUps => DueItemKind.FollowUp,
        Commitments => DueItemKind.Commitment,
        _ => null,
    };

    public UserId? OwnerId => long.TryParse(Owner, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new UserId(id) : null;

    public static string KeyOf(DueSection section) => Sections.First(s => s.Section == section).Key;

    public static string NameOf(DueSection section) => Sections.First(s => s.Section == section).Name;

    private static readonly (string Key, DueSection Section, string Name)[] Sections =
    [
        ("late", DueSection.Late, "Late"),
        ("today", DueSection.Today, "Today"),
        ("this-week", DueSection.ThisWeek, "This week"),
        ("next-week", DueSection.NextWeek, "Next week"),
        ("later", DueSection.Later, "Later"),
        ("event", DueSection.AtEvent, "Before an event"),
        ("no-date", DueSection.NoDate, "No date"),
        ("continuing", DueSection.Continuing, "Continuing"),
    ];
}
