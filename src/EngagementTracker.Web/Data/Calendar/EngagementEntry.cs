using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Ui.Display;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace EngagementTracker.Web.Data.Calendar;

/// <summary>An engagement as it stands in calendars: in feeds and in invitations alike.</summary>
public sealed record EngagementEntry
{
    public required string Reference { get; init; }
    public required EngagementKind Kind { get; init; }
    public required string Counterpart { get; init; }
    public required EventTime When { get; init; }
    public required string? Place { get; init; }
    public required Marking Marking { get; init; }
    public required DateTime LoggedUtc { get; init; }
    public required int Version { get; init; }

    /// <summary>Reads the entries, in the order of the query, as far as the context's reader may see them.</summary>
    public static IQueryable<EngagementEntry> Of(TrackerDbContext db, IQueryable<Engagement> engagements) => engagements.Select(e => new EngagementEntry
    {
        Reference = e.Reference,
        Kind = e.Kind,
        Counterpart = db.Parties.First(p => p.Id == e.CounterpartId).Name,
        When = e.When,
        Place = e.Place,
        Marking = e.Marking,
        LoggedUtc = e.LoggedUtc,
        Version = e.Version,
    });

    /// <param name="site">Where the application is reached, such as "https://tracker.example"; <see langword="null"/> for an entry without a link.</param>
    public CalendarEvent ToEvent(string? site)
    {
        var entry = new CalendarEvent
        {
            Uid = CalendarFile.UidOf(Reference),
            Sequence = Version,
            DtStamp = CalendarFile.Instant(LoggedUtc),
            // Marked, it is named by its reference only: the calendar is kept outside our walls.
            Summary = Marking > Marking.Unclassified ? Reference : $"{Show.Title(Kind, Counterpart)} ({Reference})",
            Location = Marking > Marking.Unclassified ? null : Place,
            Status = "CONFIRMED",
        };
        if (site is not null) entry.Url = new Uri($"{site}/engagements/{Reference}");
        if (When.Start is { } start)
        {
            entry.Start = new CalDateTime(When.Date, start, When.TimeZone);
            if (When.End is { } end) entry.End = new CalDateTime(When.Date, end, When.TimeZone);
        }
        else
        {
            entry.Start = CalendarFile.Day(When.Date);
            entry.End = CalendarFile.Day(When.Date.AddDays(1));
        }
        return entry;
    }
}
