namespace EngagementTracker.Web.Data;

/// <summary>Where a date lies, seen from its unit's today. Weeks begin on Monday.</summary>
public enum DueWindow
{
    Late,
    Today,
    ThisWeek,
    NextWeek,
    Later,
}

public static class DueWindows
{
    /// <summary>The first day of the window and the day after its last; <see langword="null"/> is open.</summary>
    public static (Func<DateOnly, DateOnly>? From, Func<DateOnly, DateOnly>? Until) Bounds(this DueWindow window) => window switch
    {
        DueWindow.Late => (null, today => today),
        DueWindow.Today => (today => today, today => today.AddDays(1)),
        DueWindow.ThisWeek => (today => today.AddDays(1), NextMonday),
        DueWindow.NextWeek => (today => Max(today.AddDays(1), NextMonday(today)), today => NextMonday(today).AddDays(7)),
        DueWindow.Later => (today => NextMonday(today).AddDays(7), null),
        _ => throw new ArgumentOutOfRangeException(nameof(window)),
    };

    public static DueWindow Of(DateOnly date, DateOnly today) => Enum.GetValues<DueWindow>().First(window =>
    {
        var (from, until) = window.Bounds();
        return (from is null || date >= from(today)) && (until is null || date < until(today));
    });

    private static DateOnly NextMonday(DateOnly today) => today.AddDays(((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1);

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}
