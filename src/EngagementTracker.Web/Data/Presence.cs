using System.Collections.Concurrent;
using EngagementTracker.Domain.Access;

namespace EngagementTracker.Web.Data;

/// <summary>That somebody has a record open on a page.</summary>
/// <param name="Record">Its name in the audit trail.</param>
/// <param name="Line">The circuit in which they have it open, which may have lost its browser for a while.</param>
public sealed record Onlooker(string Record, UserId User, string Name, bool IsEditing, PresenceLine Line);

/// <summary>
/// Who has which record open in this process, for those who have it open too: only who may read a record comes onto its page, so the names
/// stay among its readers. Nothing of it is kept.
/// </summary>
public sealed class Presence
{
    private readonly ConcurrentDictionary<Onlooker, Action> here = new(ReferenceEqualityComparer.Instance);

    /// <param name="changed">Called, on the thread of whoever comes or goes, when somebody else does.</param>
    internal void Enter(Onlooker onlooker, Action changed)
    {
        here[onlooker] = changed;
        Tell(onlooker.Record, onlooker);
    }

    internal void Leave(Onlooker onlooker)
    {
        if (here.TryRemove(onlooker, out _)) Tell(onlooker.Record, onlooker);
    }

    /// <summary>Those who have the same record open; who has lost the line is not here for as long.</summary>
    public IReadOnlyList<Onlooker> Beside(Onlooker onlooker) =>
        [.. here.Keys.Where(o => !ReferenceEquals(o, onlooker) && o.Record == onlooker.Record && o.Line.IsUp).OrderBy(o => o.Name, StringComparer.Ordinal)];

    internal void Tell(string record, Onlooker? by)
    {
        foreach (var (_, changed) in here.Where(h => h.Key.Record == record && !ReferenceEquals(h.Key, by))) changed();
    }

    internal void TellOf(PresenceLine line)
    {
        foreach (var onlooker in here.Keys.Where(o => o.Line == line)) Tell(onlooker.Record, onlooker);
    }
}
