namespace EngagementTracker.Web.Data;

/// <summary>What a page is reading, for as long as it takes: given up when the page asks something else, and when it is left.</summary>
public sealed class PageReading : IDisposable
{
    private CancellationTokenSource? source = new();

    /// <summary>Gives up what is being read, and lets the context take the time that it needs for what is asked now.</summary>
    public void Begin(TrackerDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        GiveUp();
        db.TakeTime(source?.Token ?? new CancellationToken(canceled: true));
    }

    /// <returns><see langword="null"/> if it was given up.</returns>
    public async Task<TAnswer?> AskAsync<TAnswer>(TrackerDbContext db, Func<TrackerDbContext, Task<TAnswer>> ask)
        where TAnswer : class
    {
        ArgumentNullException.ThrowIfNull(ask);
        Begin(db);
        try
        {
            return await ask(db);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void GiveUp()
    {
        if (source is null) return;
        Dispose();
        source = new CancellationTokenSource();
    }

    /// <summary>The page is left: nothing is read for it any more.</summary>
    public void Dispose()
    {
        source?.Cancel();
        source?.Dispose();
        source = null;
    }
}
