using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Reminders;

/// <summary>Somebody who can be told something.</summary>
/// <param name="MailsAtOnce">Whether they have an address and want a mail for each notice.</param>
internal sealed record Recipient(UserId Id, string Name, Roles Roles, bool MailsAtOnce);

/// <summary>An open follow-up or commitment with a date, and nothing of what it says.</summary>
internal sealed record DueRecord
{
    public required RemindedKind Kind { get; init; }
    public required string Reference { get; init; }
    public required FollowUpId? FollowUpId { get; init; }

    /// <summary><see langword="null"/> for a commitment that nobody has: its head is told all the same.</summary>
    public required UserId? OwnerId { get; init; }

    /// <summary>Whether its owner has done their part and waits for somebody else.</summary>
    public required bool IsReported { get; init; }

    public required DateOnly DueOn { get; init; }
    public required DateTime ScheduledUtc { get; init; }
    public required DateOnly? SnoozedUntil { get; init; }
    public required EngagementId EngagementId { get; init; }
    public required UnitId UnitId { get; init; }
    public required UserId DrafterId { get; init; }
    public required Marking Marking { get; init; }

    /// <summary>
    /// Whatever is open and due until a day, whoever may read it: nobody acts when the program reminds, and it asks of each recipient
    /// what they may read.
    /// </summary>
    /// <param name="among">Their references; <see langword="null"/> for all.</param>
    /// <returns>One after the other: of a large ministry they are hundreds of thousands.</returns>
    public static IAsyncEnumerable<DueRecord> Read(TrackerDbContext db, DateOnly until, IReadOnlyCollection<string>? among)
    {
        var followUps = db.FollowUps.IgnoreQueryFilters().Where(f => f.DoneUtc == null && f.DueOn <= until);
        var commitments = db.Commitments.IgnoreQueryFilters().Where(c => c.State != CommitmentState.Closed && c.Deadline.Date <= until);
        if (among is not null)
            (followUps, commitments) = (followUps.Where(f => among.Contains(f.Reference)), commitments.Where(c => among.Contains(c.Reference)));
        return followUps.Select(f => new DueRecord
        {
            Kind = RemindedKind.FollowUp,
            Reference = f.Reference,
            FollowUpId = f.Id,
            OwnerId = f.OwnerId,
            IsReported = false,
            DueOn = f.DueOn,
            ScheduledUtc = f.ScheduledUtc,
            SnoozedUntil = f.SnoozedUntil,
            EngagementId = f.EngagementId,
            UnitId = f.UnitId,
            DrafterId = f.DrafterId,
            Marking = f.Marking,
        }).AsAsyncEnumerable().Concat(commitments.Select(c => new DueRecord
        {
            Kind = RemindedKind.Commitment,
            Reference = c.Reference,
            FollowUpId = null,
            OwnerId = c.OwnerId,
            IsReported = c.State == CommitmentState.Reported,
            DueOn = c.Deadline.Date!.Value,
            ScheduledUtc = c.ScheduledUtc,
            SnoozedUntil = null,
            EngagementId = c.EngagementId,
            UnitId = c.UnitId,
            DrafterId = c.DrafterId,
            Marking = c.Marking,
        }).AsAsyncEnumerable());
    }
}
