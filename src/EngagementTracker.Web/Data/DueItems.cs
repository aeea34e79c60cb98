using System.Linq.Expressions;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Web.Data;

public enum DueItemKind
{
    FollowUp,
    Commitment,
}

/// <summary>Something that is not yet finished and may fall due: an open follow-up or a commitment that is not closed.</summary>
public sealed record DueItem
{
    public required DueItemKind Kind { get; init; }
    public required string Reference { get; init; }
    public required string What { get; init; }
    public required PartyId CounterpartId { get; init; }
    public required UserId? OwnerId { get; init; }
    public required UnitId UnitId { get; init; }

    /// <summary>A day in the unit's zone; <see langword="null"/> where the deadline is no date.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>A follow-up's date is always stated.</summary>
    public required DeadlineKind Deadline { get; init; }

    public required string? Event { get; init; }
    public required Marking Marking { get; init; }

    /// <summary>Where it was made or what it serves; its topics are those of the commitment, or else of the engagement.</summary>
    public required EngagementId EngagementId { get; init; }

    /// <summary>Itself, or the one that the follow-up serves.</summary>
    public required CommitmentId? CommitmentId { get; init; }

    public required int Version { get; init; }
}

public static class DueItems
{
    /// <summary>Everything open, in one query: the list, its counts, the badge and the export all begin here.</summary>
    public static IQueryable<DueItem> Open(TrackerDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return FollowUps(db).Concat(Commitments(db));
    }

    /// <param name="which">Of the open ones; without it, all.</param>
    public static IQueryable<DueItem> FollowUps(TrackerDbContext db, Expression<Func<FollowUp, bool>>? which = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.FollowUps.Where(f => f.DoneUtc == null).Where(which ?? (_ => true)).Select(f => new DueItem
        {
            Kind = DueItemKind.FollowUp,
            Reference = f.Reference,
            What = f.Action,
            CounterpartId = f.CounterpartId,
            OwnerId = f.OwnerId,
            UnitId = f.UnitId,
            DueOn = f.DueOn,
            Deadline = DeadlineKind.Stated,
            Event = db.CalendarEvents.First(e => e.Id == f.EventId).Name,
            Marking = f.Marking,
            EngagementId = f.EngagementId,
            CommitmentId = f.CommitmentId,
            Version = f.Version,
        });
    }

    /// <param name="which">Of those that are not closed; without it, all.</param>
    public static IQueryable<DueItem> Commitments(TrackerDbContext db, Expression<Func<Commitment, bool>>? which = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Of(which is null ? db.Commitments : db.Commitments.Where(which));
    }

    /// <summary>Those of these commitments that are not closed.</summary>
    public static IQueryable<DueItem> Of(IQueryable<Commitment> commitments) =>
        commitments.Where(c => c.State != CommitmentState.Closed).Select(c => new DueItem
        {
            Kind = DueItemKind.Commitment,
            Reference = c.Reference,
            What = c.Wording,
            CounterpartId = c.CounterpartId,
            OwnerId = c.OwnerId,
            UnitId = c.UnitId,
            DueOn = c.Deadline.Date,
            Deadline = c.Deadline.Kind,
            Event = c.Deadline.Event,
            Marking = c.Marking,
            EngagementId = c.EngagementId,
            CommitmentId = c.Id,
            Version = c.Version,
        });

    /// <summary>Whether an open item, its place or who may read it may be another after a change.</summary>
    public static bool Concerns(RecordChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Recorded.Any(start => change.Record.StartsWith(start, StringComparison.Ordinal)) || change.Entity is nameof(CalendarEvent) or nameof(Unit) or nameof(Holiday);
    }

    private static readonly string[] Recorded = [Reference.FollowUp, Reference.Commitment, Reference.Engagement];
}
