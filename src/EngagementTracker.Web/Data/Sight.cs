using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EngagementTracker.Web.Data;

/// <summary>What somebody may not read they may not change or refer to either, however it came into the context.</summary>
internal static class Sight
{
    /// <summary>Whether the reader may read every record that the coming save changes or refers to.</summary>
    public static async Task<bool> SeesAllItTouchesAsync(this TrackerDbContext db, CancellationToken cancellation)
    {
        var entries = db.ChangeTracker.Entries().ToList();
        var added = entries.Where(e => e is { State: EntityState.Added, Entity: IProtected })
            .Select(e => e.Property(nameof(Engagement.Id)).CurrentValue).ToHashSet();
        var moved = entries.Where(e => e.State == EntityState.Modified).Select(e => (e.Entity as CalendarEvent)?.Id).OfType<CalendarEventId>().ToHashSet();
        var touched = entries.Where(e => NeedsSight(e) && !IsOnlyMoved(e, moved)).SelectMany(Touched).Where(key => !added.Contains(key)).ToHashSet();
        var engagements = touched.OfType<EngagementId>().ToList();
        var commitments = touched.OfType<CommitmentId>().ToList();
        var followUps = touched.OfType<FollowUpId>().ToList();
        return (engagements.Count == 0 || await db.Engagements.CountAsync(e => engagements.Contains(e.Id), cancellation) == engagements.Count)
            && (commitments.Count == 0 || await db.Commitments.CountAsync(c => commitments.Contains(c.Id), cancellation) == commitments.Count)
            && (followUps.Count == 0 || await db.FollowUps.CountAsync(f => followUps.Contains(f.Id), cancellation) == followUps.Count);
    }

    private static bool NeedsSight(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && entry.Entity is not BreakGlass && !IsOnlyRaised(entry);

    /// <summary>Raising a marking follows from another record's, which may be readable where this one is not; it gives nothing away.</summary>
    private static bool IsOnlyRaised(EntityEntry entry) =>
        entry is { State: EntityState.Modified, Entity: Commitment or FollowUp or Account or ClosedSection }
        && entry.Properties.Where(p => p.IsModified).All(p => p.Metadata.Name == nameof(IProtected.Marking)
            ? (Marking)p.CurrentValue! > (Marking)p.OriginalValue!
            : p.Metadata.Name is nameof(Commitment.LoweredBecause) or nameof(Commitment.Version));

    /// <summary>
    /// What hangs on an event moves with it, whoever moves the event: the day, and the revision that says so. Its mover is told nothing of it.
    /// </summary>
    private static bool IsOnlyMoved(EntityEntry entry, HashSet<CalendarEventId> moved)
    {
        bool Only(params string[] names) => entry.Properties.Where(p => p.IsModified).All(p => names.Contains(p.Metadata.Name));
        return entry switch
        {
            { State: EntityState.Modified, Entity: Commitment { Deadline.EventId: { } id } } => moved.Contains(id)
                && Equals(entry.ComplexProperty(nameof(Commitment.Deadline)).Property(nameof(Deadline.EventId)).OriginalValue, id)
                && Only(nameof(Commitment.RevisionNumber), nameof(Commitment.ScheduledUtc), nameof(Commitment.Version)),
            { State: EntityState.Added, Entity: CommitmentRevision { Deadline.EventId: { } id } } => moved.Contains(id),
            { State: EntityState.Modified, Entity: FollowUp { EventId: { } id } } => moved.Contains(id)
                && Only(nameof(FollowUp.DueOn), nameof(FollowUp.DueReason), nameof(FollowUp.ScheduledUtc), nameof(FollowUp.Version)),
            _ => false,
        };
    }

    /// <summary>The keys of the record itself, if it exists already, and of the existing ones that a new row refers to.</summary>
    private static IEnumerable<object> Touched(EntityEntry entry) => entry.Properties
        .Where(p => !p.IsTemporary && (p.Metadata.IsPrimaryKey() ? entry.State != EntityState.Added : RefersAnew(entry, p)))
        .Select(p => p.CurrentValue).OfType<object>();

    private static bool RefersAnew(EntityEntry entry, PropertyEntry property) =>
        property.Metadata.IsForeignKey() && (entry.State == EntityState.Added || property.IsModified || IsPart(property.Metadata));

    private static bool IsPart(IProperty property) => property.GetContainingForeignKeys().Any(k => k.PrincipalToDependent is not null);
}
