namespace EngagementTracker.Web.Data;

/// <summary>Where a date lies, seen from its unit's today. Weeks begin on Monday; the next two are the whole weeks after this one.</summary>
public enum DueWindow
{
    Late,
    Today,
    ThisWeek,
    NextTwoWeeks,
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
        DueWindow.NextTwoWeeks => (NextMonday, today => NextMonday(today).AddDays(14)),
        DueWindow.Later => (today => NextMonday(today).AddDays(14), null),
        _ => throw new ArgumentOutOfRangeException(nameof(window)),
    };

    public static DueWindow Of(DateOnly date, DateOnly today) => Enum.GetValues<DueWindow>().First(window =>
    {
        var (from, until) = window.Bounds();
        return (from is null || date >= from(today)) && (until is null || date < until(today));
    });

    /// <summary>The first day that lies in the window; <see langword="null"/> where none does, or none is the first.</summary>
    public static DateOnly? FirstDay(this DueWindow window, DateOnly today)
    {
        var (from, until) = window.Bounds();
        return from?.Invoke(today) is { } first && (until is null || first < until(today)) ? first : null;
    }

    private static DateOnly NextMonday(DateOnly today) => today.AddDays(((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1);
}
