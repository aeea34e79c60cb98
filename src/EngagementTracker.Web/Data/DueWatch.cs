namespace EngagementTracker.Web.Data;

/// <summary>Calls back whenever what is due may be another: soon after something was saved, and when the first of the units enters its next day.</summary>
public sealed class DueWatch : IDisposable
{
    private readonly TimeProvider time;
    private readonly ChangeWatch changes;
    private readonly ITimer midnight;

    /// <inheritdoc cref="ChangeWatch(ChangeFeed, TimeProvider, Func{RecordChange, bool}, Func{Task}, Func{Exception, Task})"/>
    public DueWatch(ChangeFeed feed, TimeProvider time, Func<Task> changed, Func<Exception, Task> failed)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.time = time;
        changes = new ChangeWatch(feed, time, DueItems.Concerns, changed, failed);
        midnight = time.CreateTimer(_ => CallBack(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What is shown was read for the days of this calendar; the next midnight ends them.</summary>
    public void Until(DueCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (calendar.NextMidnightUtc is not { } next) return;
        var wait = next - time.GetUtcNow().UtcDateTime;
        midnight.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc cref="ChangeWatch.CallBack"/>
    public void CallBack() => changes.CallBack();

    public void Dispose()
    {
        changes.Dispose();
        midnight.Dispose();
    }
}
