using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;

namespace EngagementTracker.Tests.Data.Reminders;

/// <summary>A follow-up as the oracle of the simulated year remembers it.</summary>
internal sealed class YearItem
{
    public required string Reference { get; init; }
    public required YearUnit Unit { get; init; }
    public required Marking Marking { get; init; }
    public required UserId Drafter { get; init; }
    public required UserId Owner { get; set; }
    public required DateOnly Due { get; set; }
    public required DateTime ScheduledUtc { get; set; }
    public DateOnly? Snoozed { get; set; }
    public bool IsDone { get; set; }
    public bool IsSilent { get; init; }
}

internal sealed record YearUnit(UnitId Id, string Zone, UserId Head, IReadOnlyCollection<DayOfWeek> Rest, IReadOnlyCollection<DateOnly> Holidays);

internal sealed record YearPerson(UserId Id, Roles Roles, Marking? Clearance)
{
    public bool IsDisabled { get; set; }
}

/// <summary>
/// Who is to have been told what by an instant, found by going through the days one by one: slow, plain, and sharing no line with the
/// program. The usual plan: 14, 7, 1 days before and the day itself, each 7 days while late, the head after 3 days, managers after 10.
/// </summary>
internal static class YearOracle
{
    public static IEnumerable<(UserId User, string Key)> Expected(YearItem item, IReadOnlyCollection<YearPerson> people, DateTime utc)
    {
        if (item.IsDone || item.IsSilent) yield break;
        var today = Zone.DayAt(utc, item.Unit.Zone);
        var set = Zone.DayAt(item.ScheduledUtc, item.Unit.Zone);
        foreach (var person in people.Where(p => !p.IsDisabled && MayRead(p, item)))
        {
            for (var day = today; day >= set && day >= today.AddDays(-31); day = day.AddDays(-1))
            {
                if (Told(item, person, day, today) is not { } step) continue;
                yield return (person.Id, $"{step}:{item.Reference}:{day.Year:D4}-{day.Month:D2}-{day.Day:D2}");
                break;
            }
        }
    }

    private static bool MayRead(YearPerson person, YearItem item) =>
        person.Id == item.Drafter || person.Id == item.Unit.Head || (person.Clearance is { } cleared && cleared >= item.Marking);

    /// <summary>The most urgent of what the person is told on the day.</summary>
    private static string? Told(YearItem item, YearPerson person, DateOnly day, DateOnly today)
    {
        var late = day.DayNumber - item.Due.DayNumber;
        if (late == 10 && person.Roles.HasFlag(Roles.Manager)) return "role-10";
        if (late == 3 && person.Id == item.Unit.Head) return "head-3";
        if (person.Id != item.Owner || (item.Snoozed is { } until && today < until)) return null;
        if (late > 0 && late % 7 == 0) return $"late-{late}";
        foreach (var lead in (int[])[0, 1, 7, 14])
        {
            var on = item.Due.AddDays(-lead);
            while (item.Unit.Rest.Contains(on.DayOfWeek) || item.Unit.Holidays.Contains(on)) on = on.AddDays(-1);
            if (on == day) return lead == 0 ? "due-0" : $"lead-{lead}";
        }
        return null;
    }
}
