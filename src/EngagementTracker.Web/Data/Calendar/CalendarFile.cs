using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using IcalCalendar = Ical.Net.Calendar;

namespace EngagementTracker.Web.Data.Calendar;

/// <summary>Entries as a calendar program reads them (RFC 5545): lines folded, texts escaped, each zone that is used written out.</summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>Behind the @ of every entry's UID; no host, so that a calendar recognises an entry wherever the program moves.</summary>
    public const string Domain = "engagement-tracker.invalid";

    private const string Program = "-//Engagement Tracker//Calendar//EN";

    /// <param name="method">"PUBLISH" for a feed, "REQUEST" for an invitation.</param>
    /// <param name="name">What the calendar is called where it is shown.</param>
    public static string Write(IEnumerable<CalendarEvent> entries, string method, string? name)
    {
        var calendar = new IcalCalendar { ProductId = Program, Method = method };
        if (name is not null) calendar.AddProperty("X-WR-CALNAME", name);
        calendar.Events.AddRange(entries);
        foreach (var zone in calendar.Events.Where(e => e.Start?.TzId is not null).GroupBy(e => e.Start!.TzId!, e => e.Start!.Value))
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone.Key, zone.Min().AddYears(-1), includeHistoricalData: false));
        return new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("The calendar could not be written.");
    }

    public static string UidOf(string reference) => $"{reference}@{Domain}";

    /// <summary>An instant as calendars write it, without parts of a second.</summary>
    public static CalDateTime Instant(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc), CalDateTime.UtcTzId);

    /// <summary>A whole day, wherever the calendar is looked at.</summary>
    public static CalDateTime Day(DateOnly day) => new(day);
}
