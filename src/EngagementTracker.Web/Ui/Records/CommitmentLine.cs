using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Records;

/// <summary>A commitment as a party or a topic lists it.</summary>
public sealed record CommitmentLine(
    string Reference, string Wording, Direction Direction, string Counterpart,
    DeadlineKind DeadlineKind, DateOnly? Date, string? Event, UnitId UnitId, Marking Marking,
    CommitmentState State, Outcome? Outcome);

/// <summary>Some of the commitments, the most pressing first, and how many there are in all.</summary>
public sealed record CommitmentShare(IReadOnlyList<CommitmentLine> Lines, int Total, DueCalendar Calendar);

public static class CommitmentLines
{
    /// <summary>The latest first, then those to come, then those without a date; what is closed at the end.</summary>
    public static async Task<CommitmentShare> ToShareAsync(
        this IQueryable<Commitment> commitments, TrackerDbContext db, DueCalendar calendar, int most, CancellationToken cancellation = default) => new(
            await commitments.OrderBy(c => c.State == CommitmentState.Closed).ThenBy(c => c.Deadline.Date == null).ThenBy(c => c.Deadline.Date).ThenByDescending(c => c.MadeOn).ThenBy(c => c.Id)
                .Take(most)
                .Select(c => new CommitmentLine(
                    c.Reference, c.Wording, c.Direction, db.Parties.First(p => p.Id == c.CounterpartId).Name,
                    c.Deadline.Kind, c.Deadline.Date, c.Deadline.Event, c.UnitId, c.Marking, c.State, c.Outcome))
                .ToListAsync(cancellation),
            await commitments.CountAsync(cancellation),
            calendar);

    /// <summary>Those filed under a party, and those in which it owes or benefits.</summary>
    public static IQueryable<Commitment> Of(this IQueryable<Commitment> commitments, TrackerDbContext db, PartyId party)
    {
        var named = db.Set<CommitmentParty>().Where(p => p.PartyId == party).Select(p => p.CommitmentId);
        return commitments.Where(c => c.CounterpartId == party || named.Contains(c.Id));
    }
}
