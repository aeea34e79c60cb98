using EngagementTracker.Domain.Calendar;

namespace EngagementTracker.Domain.Reminders;

public sealed partial record ReminderPlan
{
    /// <summary>How long a step can still be told that nobody was told on its day, because the program did not run.</summary>
    public const int MadeUpWithinDays = 31;

    /// <summary>
    /// The steps that have come: none before the day on which the owner or the date was set, none that is older than
    /// <see cref="MadeUpWithinDays"/>. A lead day, or the day itself, on which the unit does not work is brought forward to the last
    /// working day before, so that the warning comes before a long weekend and not in it.
    /// </summary>
    /// <param name="scheduledOn">The day on which owner or date was last set.</param>
    public IEnumerable<ReminderStep> StepsUpTo(DateOnly dueOn, DateOnly scheduledOn, DateOnly today, WorkingDays days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var from = Later(scheduledOn, today.AddDays(-MadeUpWithinDays));
        return AllUpTo(dueOn, from, today, days).Where(s => s.On >= from && s.On <= today);
    }

    /// <summary>How many days before the due date the first step can be: its lead time, and the days of rest before that.</summary>
    public int Reach => LeadDays.Count == 0 ? 0 : LeadDays[0] + MadeUpWithinDays;

    private IEnumerable<ReminderStep> AllUpTo(DateOnly dueOn, DateOnly from, DateOnly today, WorkingDays days)
    {
        foreach (var lead in LeadDays)
            yield return new ReminderStep(lead == 0 ? ReminderKind.Due : ReminderKind.Lead, lead, days.OnOrBefore(dueOn.AddDays(-lead)));
        if (RepeatEvery is { } every)
        {
            // The last of them at most counts, so the many before the window are not walked through.
            var late = today.DayNumber - dueOn.DayNumber;
            for (var day = late - (late % every); day > 0 && dueOn.AddDays(day) >= from; day -= every)
                yield return new ReminderStep(ReminderKind.Late, day, dueOn.AddDays(day));
        }
        if (HeadAfter is { } head) yield return new ReminderStep(ReminderKind.Head, head, dueOn.AddDays(head));
        if (RoleAfter is { } role) yield return new ReminderStep(ReminderKind.Role, role, dueOn.AddDays(role));
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
