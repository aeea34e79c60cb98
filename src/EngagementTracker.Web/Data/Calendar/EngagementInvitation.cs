using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Ui.Display;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Calendar;

/// <summary>An engagement as an invitation that a calendar program takes in.</summary>
public static class EngagementInvitation
{
    /// <returns><see langword="null"/> when the context's reader may not read it.</returns>
    public static async Task<string?> WriteAsync(TrackerDbContext db, EngagementId id, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await db.Engagements.AsNoTracking().Where(e => e.Id == id)
            .Select(e => new
            {
                e.Reference,
                e.Kind,
                e.When,
                e.Marking,
                e.Version,
                e.LoggedUtc,
                Party = db.Parties.First(p => p.Id == e.CounterpartId).Name,
                Drafter = db.Users.First(u => u.Id == e.DrafterId),
            }).SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var calendar = new Ical.Net.Calendar { Method = "REQUEST", ProductId = "-//Engagement Tracker//EN" };
        var occasion = new Ical.Net.CalendarComponents.CalendarEvent
        {
            Uid = $"{found.Reference}@engagement-tracker",
            Sequence = found.Version,
            DtStamp = new CalDateTime(found.LoggedUtc, "UTC"),
            // A marked record is named by its reference only, wherever it goes.
            Summary = found.Marking == Marking.Unclassified ? $"{Show.Title(found.Kind, found.Party)} ({found.Reference})" : found.Reference,
            Organizer = found.Drafter.Email is { } email ? new Organizer($"mailto:{email}") { CommonName = found.Drafter.DisplayName } : null,
        };
        Place(occasion, found.When);
        if (found.When.Start is not null) calendar.AddTimeZone(found.When.TimeZone);
        calendar.Events.Add(occasion);
        return new CalendarSerializer().SerializeToString(calendar);
    }

    /// <summary>All day while no hour is known; an hour long while no end is.</summary>
    private static void Place(Ical.Net.CalendarComponents.CalendarEvent occasion, EventTime when)
    {
        if (when.Start is not { } start)
        {
            occasion.Start = new CalDateTime(when.Date);
            occasion.End = new CalDateTime(when.Date.AddDays(1));
            return;
        }
        var begins = when.Date.ToDateTime(start);
        occasion.Start = new CalDateTime(begins, when.TimeZone);
        occasion.End = new CalDateTime(when.End is { } end ? when.Date.ToDateTime(end) : begins.AddHours(1), when.TimeZone);
    }
}
