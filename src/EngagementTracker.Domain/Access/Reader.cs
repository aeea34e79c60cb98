namespace EngagementTracker.Domain.Access;

/// <summary>Somebody for whom records are read.</summary>
/// <param name="Clearance">The highest marking that they may read; <see langword="null"/> for somebody who is cleared for nothing.</param>
/// <param name="Heads">The units whose head they are.</param>
public sealed record Reader(UserId Id, UnitId UnitId, Marking? Clearance, IReadOnlyCollection<UnitId> Heads)
{
    /// <summary>
    /// Whether they may read a record: they drafted it, or head its unit, or are cleared for it and need to know it.
    /// The query filters of the database context say the same; a test holds the two together.
    /// </summary>
    /// <param name="list">The record's need-to-know list; empty means everybody with the clearance.</param>
    /// <param name="glassIsBroken">Whether a head of unit has opened the record beyond the list, and the hour has not passed.</param>
    public bool MayRead(IProtected record, IReadOnlyCollection<NeedToKnow> list, bool glassIsBroken = false)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(list);
        return record.DrafterId == Id || Heads.Contains(record.UnitId)
            || (record.Marking <= Clearance && (list.Count == 0 || glassIsBroken || list.Any(n => n.Covers(Id, UnitId))));
    }
}
