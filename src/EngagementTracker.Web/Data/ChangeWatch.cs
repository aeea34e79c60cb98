namespace EngagementTracker.Web.Data;

/// <summary>Calls back soon after records of concern were saved, and once for all that is saved meanwhile.</summary>
public sealed class ChangeWatch : IDisposable
{
    /// <summary>What is saved within this time of the first is one call.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly IDisposable subscription;
    private readonly ITimer timer;
    private int isWaiting;

    /// <param name="changed">Called on a thread of its own; a component goes to its dispatcher first.</param>
    public ChangeWatch(ChangeFeed feed, TimeProvider time, Func<RecordChange, bool> concerns, Action changed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(time);
        timer = time.CreateTimer(_ =>
        {
            Interlocked.Exchange(ref isWaiting, 0);
            changed();
        }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        subscription = feed.Listen(changes =>
        {
            if (changes.Any(concerns) && Interlocked.Exchange(ref isWaiting, 1) == 0) timer.Change(Pause, Timeout.InfiniteTimeSpan);
        });
    }

    public void Dispose()
    {
        subscription.Dispose();
        timer.Dispose();
    }
}
