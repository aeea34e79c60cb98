namespace EngagementTracker.Web.Ui.Frame;

/// <summary>A count beside an item of the navigation. Each open page counts it again and again, so it ends where the badge has no room for more.</summary>
public static class NavCount
{
    public const int Most = 1000;

    /// <summary>A save makes the pages count again at once; the next page after this time does for what nobody saves, such as a right that has ended.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(1);

    public static bool IsOld(TimeProvider time, long countedAt)
    {
        ArgumentNullException.ThrowIfNull(time);
        return time.GetElapsedTime(countedAt) >= GoodFor;
    }

    public static string Of(int counted) => counted < Most ? counted.ToString() : $"{Most - 1}+";
}
