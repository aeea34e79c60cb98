using System.Collections.Concurrent;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Web.Data.Audit;

namespace EngagementTracker.Web.Data;

/// <summary>That something of a record was saved, and nothing of what.</summary>
/// <param name="Record">Its name in the audit trail: the reference of an engagement, a commitment or a follow-up.</param>
/// <param name="Entity">The kind of what changed: the record itself, or a part of it.</param>
public sealed record RecordChange(string Record, string Entity)
{
    /// <summary>That somebody was told something, or has read what they were told; their own bell counts again.</summary>
    public static RecordChange Told(UserId user) => new(RecordName.Of(user), nameof(Notice));
}

/// <summary>
/// Tells whoever listens in this process which records were saved, once each save is on disk. No content passes: listeners ask the
/// database anew, each with the rights of their own reader.
/// </summary>
public sealed partial class ChangeFeed(ILogger<ChangeFeed> logger)
{
    private readonly ConcurrentDictionary<Subscription, Action<IReadOnlyCollection<RecordChange>>> listeners = [];

    /// <summary>How many listen.</summary>
    public int Listeners => listeners.Count;

    /// <param name="told">Called on the thread of whoever saved, so it only notes what it was told.</param>
    /// <returns>Ends the telling when it is disposed.</returns>
    public IDisposable Listen(Action<IReadOnlyCollection<RecordChange>> told)
    {
        var subscription = new Subscription(this);
        listeners[subscription] = told;
        return subscription;
    }

    internal void Tell(IReadOnlyCollection<RecordChange> changes)
    {
        foreach (var (_, told) in listeners)
        {
            try
            {
                told(changes);
            }
            catch (Exception trouble)
            {
                // What was saved is saved, and the other listeners wait.
                LogFailure(trouble);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A listener to changes failed.")]
    private partial void LogFailure(Exception trouble);

    private sealed class Subscription(ChangeFeed feed) : IDisposable
    {
        public void Dispose() => feed.listeners.TryRemove(this, out _);
    }
}
