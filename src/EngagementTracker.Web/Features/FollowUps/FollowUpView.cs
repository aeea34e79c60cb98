using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.FollowUps;

/// <summary>All that the page of a follow-up shows.</summary>
public sealed record FollowUpView
{
    public required string Action { get; init; }
    public required UserId OwnerId { get; init; }
    public required string Owner { get; init; }
    public required DateOnly DueOn { get; init; }
    public required UnitId UnitId { get; init; }
    public required string Unit { get; init; }
    public required string PartyCode { get; init; }
    public required string Party { get; init; }
    public required string Engagement { get; init; }
    public required EngagementKind EngagementKind { get; init; }
    public required DateOnly EngagementDate { get; init; }
    public required string EngagementParty { get; init; }
    public required string? Commitment { get; init; }
    public required string? Wording { get; init; }
    /// <summary>The highest marking of what is shown.</summary>
    public required Marking Highest { get; init; }
    public required string Drafter { get; init; }
    public required DateTime LoggedUtc { get; init; }
    public required DateTime? DoneUtc { get; init; }
    public required string? DoneBy { get; init; }

    /// <summary>The day in the unit's zone.</summary>
    public DateOnly Today { get; private init; }

    public bool IsDone => DoneUtc is not null;

    public static async Task<FollowUpView?> ReadAsync(
        TrackerDbContext db, TimeProvider time, string reference, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var calendar = await DueCalendar.ReadAsync(db, time, cancellation);
        var found = await db.FollowUps.AsNoTracking().Where(f => f.Reference == reference)
            .Select(f => new FollowUpView
            {
                Action = f.Action,
                OwnerId = f.OwnerId,
                Owner = db.Users.First(u => u.Id == f.OwnerId).DisplayName,
                DueOn = f.DueOn,
                UnitId = f.UnitId,
                Unit = db.Units.First(u => u.Id == f.UnitId).Name,
                PartyCode = db.Parties.First(p => p.Id == f.CounterpartId).Code,
                Party = db.Parties.First(p => p.Id == f.CounterpartId).Name,
                Engagement = f.Engagement.Reference,
                EngagementKind = f.Engagement.Kind,
                EngagementDate = f.Engagement.When.Date,
                EngagementParty = db.Parties.First(p => p.Id == f.Engagement.CounterpartId).Name,
                Commitment = f.Commitment == null ? null : f.Commitment.Reference,
                Wording = f.Commitment == null ? null : f.Commitment.Wording,
                Highest = f.Marking,
                Drafter = db.Users.First(u => u.Id == f.DrafterId).DisplayName,
                LoggedUtc = f.LoggedUtc,
                DoneUtc = f.DoneUtc,
                DoneBy = db.Users.First(u => u.Id == f.DoneById).DisplayName,
            }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : found with { Today = calendar.Today(found.UnitId) };
    }
}
