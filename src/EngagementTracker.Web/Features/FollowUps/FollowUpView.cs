using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.FollowUps;

public sealed record ServedEngagement(string Reference, EngagementKind Kind, DateOnly Date, string Party, Marking Marking);

public sealed record ServedCommitment(string Reference, string Wording, Marking Marking);

/// <summary>All that the page of a follow-up shows.</summary>
public sealed record FollowUpView
{
    public required string Action { get; init; }
    public required UserId OwnerId { get; init; }
    public required string Owner { get; init; }
    public required DateOnly DueOn { get; init; }
    public required Recurrence Recurrence { get; init; }

    /// <summary>The reference of the next one, once it is made.</summary>
    public required string? Next { get; init; }

    public required UnitId UnitId { get; init; }
    public required string Unit { get; init; }
    public required string PartyCode { get; init; }
    public required string Party { get; init; }
    public required Marking Marking { get; init; }

    /// <summary><see langword="null"/> where the reader may not read it.</summary>
    public ServedEngagement? Engagement { get; private init; }

    public bool ServesCommitment => CommitmentId is not null;

    /// <summary><see langword="null"/> where there is none, or the reader may not read it.</summary>
    public ServedCommitment? Commitment { get; private init; }

    public required EngagementId EngagementId { get; init; }
    public required CommitmentId? CommitmentId { get; init; }
    public required string Drafter { get; init; }
    public required DateTime LoggedUtc { get; init; }
    public required DateTime? DoneUtc { get; init; }
    public required string? DoneBy { get; init; }

    /// <summary>The day in the unit's zone.</summary>
    public DateOnly Today { get; private init; }

    public bool IsDone => DoneUtc is not null;

    /// <summary>The highest marking of all that is shown.</summary>
    public Marking Highest => Markings.Highest(Marking, Engagement?.Marking ?? Marking, Commitment?.Marking ?? Marking);

    public static async Task<FollowUpView?> ReadAsync(
        TrackerDbContext db, TimeProvider time, string reference, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var calendar = await DueCalendar.ReadAsync(db, time, cancellation);
        var found = await db.FollowUps.AsNoTracking().Where(f => f.Reference == reference)
            .Select(f => new FollowUpView
            {
                EngagementId = f.EngagementId,
                CommitmentId = f.CommitmentId,
                Action = f.Action,
                OwnerId = f.OwnerId,
                Owner = db.Users.First(u => u.Id == f.OwnerId).DisplayName,
                DueOn = f.DueOn,
                Recurrence = f.Recurrence,
                Next = db.FollowUps.Where(n => n.ContinuesId == f.Id).Select(n => n.Reference).FirstOrDefault(),
                UnitId = f.UnitId,
                Unit = db.Units.First(u => u.Id == f.UnitId).Name,
                PartyCode = db.Parties.First(p => p.Id == f.CounterpartId).Code,
                Party = db.Parties.First(p => p.Id == f.CounterpartId).Name,
                Marking = f.Marking,
                Drafter = db.Users.First(u => u.Id == f.DrafterId).DisplayName,
                LoggedUtc = f.LoggedUtc,
                DoneUtc = f.DoneUtc,
                DoneBy = db.Users.First(u => u.Id == f.DoneById).DisplayName,
            }).SingleOrDefaultAsync(cancellation);
        // What it serves is asked apart: a join would lose a follow-up whose engagement its drafter may no longer read.
        return found is null ? null : found with
        {
            Today = calendar.Today(found.UnitId),
            Engagement = await db.Engagements.Where(e => e.Id == found.EngagementId)
                .Select(e => new ServedEngagement(e.Reference, e.Kind, e.When.Date, db.Parties.First(p => p.Id == e.CounterpartId).Name, e.Marking))
                .SingleOrDefaultAsync(cancellation),
            Commitment = found.CommitmentId is null ? null : await db.Commitments.Where(c => c.Id == found.CommitmentId)
                .Select(c => new ServedCommitment(c.Reference, c.Wording, c.Marking)).SingleOrDefaultAsync(cancellation),
        };
    }
}
