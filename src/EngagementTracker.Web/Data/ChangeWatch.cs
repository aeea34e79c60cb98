namespace EngagementTracker.Web.Data;

/// <summary>Calls back soon after records of concern were saved, and once for all that is saved meanwhile.</summary>
public sealed class ChangeWatch : IDisposable
{
    /// <summary>What is saved within this time of the first is one call.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly IDisposable subscription;
    private readonly ITimer timer;
    private readonly Func<Task> changed;
    private readonly Func<Exception, Task> failed;
    private int isWaiting;
    private bool isDisposed;

    /// <param name="changed">Called on a thread of its own; a component goes to its dispatcher first.</param>
    /// <param name="failed">Told what <paramref name="changed"/> threw, which nobody else would hear: a component tells what is around it.</param>
    public ChangeWatch(ChangeFeed feed, TimeProvider time, Func<RecordChange, bool> concerns, Func<Task> changed, Func<Exception, Task> failed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(time);
        (this.changed, this.failed) = (changed, failed);
        timer = time.CreateTimer(_ =>
        {
            Interlocked.Exchange(ref isWaiting, 0);
            CallBack();
        }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        subscription = feed.Listen(changes =>
        {
            if (changes.Any(concerns) && Interlocked.Exchange(ref isWaiting, 1) == 0) timer.Change(Pause, Timeout.InfiniteTimeSpan);
        });
    }

    /// <summary>Calls back at once, as if something had been saved.</summary>
    public void CallBack() => _ = CallBackAsync();

    private async Task CallBackAsync()
    {
        try
        {
            await changed();
        }
        catch (Exception trouble) when (isDisposed || DatabaseTrouble.Explain(trouble) is not null)
        {
            // Nobody asked for it just now: what is shown stays, and the next change is read again.
        }
        catch (Exception trouble)
        {
            await failed(trouble);
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        subscription.Dispose();
        timer.Dispose();
    }
}
