using System.Globalization;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Web.Features.Deadlines;

/// <summary>What the address asks for, as it stands there; what cannot be understood asks for nothing.</summary>
/// <param name="Topic">The slug of a topic, or <see cref="NoTopic"/>.</param>
/// <param name="Day">The day on which it is due, 2025-02-14.</param>
public sealed record DeadlinesFilter(
    string? Due = null, string? Owner = null, string? Party = null, string? Kind = null, string? Unit = null, string? Sort = null,
    string? Topic = null, string? Day = null)
{
    public const string Me = "me";
    public const string Nobody = "nobody";
    public const string NoTopic = "none";
    public const string FollowUps = "follow-ups";
    public const string Commitments = "commitments";

    public DueSection? Section => Sections.FirstOrDefault(s => s.Key == Due) is { Key: not null } found ? found.Section : null;

    public DueItemKind? ItemKind => Kind switch
    {
        FollowUps => DueItemKind.FollowUp,
        Commitments => DueItemKind.Commitment,
        _ => null,
    };

    public DateOnly? DayRead => DateOnly.TryParseExact(Day, Show.DateInAddress, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public UserId? OwnerId => long.TryParse(Owner, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new UserId(id) : null;

    public static string KeyOf(DueSection section) => Sections.First(s => s.Section == section).Key;

    public static string NameOf(DueSection section) => Sections.First(s => s.Section == section).Name;

    private static readonly (string Key, DueSection Section, string Name)[] Sections =
    [
        ("late", DueSection.Late, "Late"),
        ("today", DueSection.Today, "Today"),
        ("this-week", DueSection.ThisWeek, "This week"),
        ("next-two-weeks", DueSection.NextTwoWeeks, "Next two weeks"),
        ("later", DueSection.Later, "Later"),
        ("event", DueSection.AtEvent, "Waiting for an event"),
        ("no-date", DueSection.NoDate, "No date"),
        ("no-owner", DueSection.NoOwner, "No owner"),
        ("continuing", DueSection.Continuing, "Continuing"),
    ];
}
