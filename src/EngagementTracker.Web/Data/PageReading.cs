using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Data;

/// <summary>What a page is reading, for as long as it takes: given up when the page asks something else, and when it is left.</summary>
public sealed class PageReading : IDisposable
{
    private CancellationTokenSource? source = new();

    /// <summary>Gives up what is being read, and asks something else, which may take the time that it needs.</summary>
    /// <returns><see langword="null"/> if it was given up in its turn.</returns>
    public async Task<TAnswer?> AskAsync<TAnswer>(TrackerDbContext db, Func<TrackerDbContext, Task<TAnswer>> ask)
        where TAnswer : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(ask);
        GiveUp();
        var until = source?.Token ?? new CancellationToken(canceled: true);
        db.TakeTime(until);
        try
        {
            var answer = await ask(db);
            return until.IsCancellationRequested ? null : answer;
        }
        catch (Exception trouble) when (until.IsCancellationRequested && trouble is OperationCanceledException or SqliteException)
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
