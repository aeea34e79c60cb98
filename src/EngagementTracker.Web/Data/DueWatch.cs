namespace EngagementTracker.Web.Data;

/// <summary>Calls back whenever what is due may be another: soon after something was saved, and when the first of the units enters its next day.</summary>
public sealed class DueWatch : IDisposable
{
    private readonly TimeProvider time;
    private readonly ChangeWatch changes;
    private readonly ITimer midnight;

    /// <param name="changed">Called on a thread of its own; a component goes to its dispatcher first.</param>
    public DueWatch(ChangeFeed feed, TimeProvider time, Action changed)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.time = time;
        changes = new ChangeWatch(feed, time, DueItems.Concerns, changed);
        midnight = time.CreateTimer(_ => changed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What is shown was read for the days of this calendar; the next midnight ends them.</summary>
    public void Until(DueCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (calendar.NextMidnightUtc is not { } next) return;
        var wait = next - time.GetUtcNow().UtcDateTime;
        midnight.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        changes.Dispose();
        midnight.Dispose();
    }
}
