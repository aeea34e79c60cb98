namespace EngagementTracker.Domain;

/// <summary>Time zones by IANA identifier.</summary>
public static class Zone
{
    /// <summary>The identifier itself when the zone exists.</summary>
    /// <exception cref="ArgumentException">No zone has that identifier.</exception>
    public static string Known(string? id) =>
        Exists(id) ? id! : throw new ArgumentException($"“{id}” is not a time zone.", nameof(id));

    public static bool Exists(string? id) => !string.IsNullOrEmpty(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);

    /// <summary>The day that it is in the zone at an instant.</summary>
    public static DateOnly DayAt(DateTime utc, string id) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(id)));

    /// <summary>
    /// The instant of a clock reading in the zone. A reading that the clocks skip in spring counts as if they had not been moved;
    /// one that they show twice in autumn is the earlier.
    /// </summary>
    public static DateTime ToUtc(DateOnly date, TimeOnly time, string id)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        var local = date.ToDateTime(time);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-3))
            : zone.GetUtcOffset(local);
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, DateTimeKind.Utc);
    }

    /// <summary>
    /// The first minute of the zone's next day. Asked of <see cref="DayAt"/> itself, because there are midnights that the clocks skip,
    /// and days that a zone has never had.
    /// </summary>
    public static DateTime NextDayUtc(DateTime utc, string id)
    {
        var today = DayAt(utc, id);
        var start = new DateTime(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
        // A day has at most 25 hours; two are enough for whatever a government decides.
        var (still, over) = (0, 49 * 60);
        while (over - still > 1)
        {
            var middle = (still + over) / 2;
            if (DayAt(start.AddMinutes(middle), id) > today) over = middle;
            else still = middle;
        }
        return start.AddMinutes(over);
    }

    public static DateTime FromUtc(DateTime utc, string id) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(id));
}
