using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Records;

/// <summary>A commitment as a party or a topic lists it.</summary>
public sealed record CommitmentLine(
    string Reference, string Wording, Direction Direction, string Counterpart,
    DeadlineKind DeadlineKind, DateOnly? Date, string? Event, UnitId UnitId, Marking Marking);

/// <summary>Some of the commitments, the most pressing first, and how many there are in all.</summary>
public sealed record CommitmentShare(IReadOnlyList<CommitmentLine> Lines, int Total, DueCalendar Calendar);

public static class CommitmentLines
{
    /// <summary>The latest first, then those to come, then those without a date.</summary>
    public static async Task<CommitmentShare> ToShareAsync(
        this IQueryable<Commitment> commitments, TrackerDbContext db, DueCalendar calendar, int most, CancellationToken cancellation = default) => new(
            await commitments.OrderBy(c => c.Deadline.Date == null).ThenBy(c => c.Deadline.Date).ThenByDescending(c => c.MadeOn).ThenBy(c => c.Id)
                .Take(most)
                .Select(c => new CommitmentLine(
                    c.Reference, c.Wording, c.Direction, db.Parties.First(p => p.Id == c.CounterpartId).Name,
                    c.Deadline.Kind, c.Deadline.Date, c.Deadline.Event, c.UnitId, c.Marking))
                .ToListAsync(cancellation),
            await commitments.CountAsync(cancellation),
            calendar);

    /// <summary>Those filed under a party, and those in which it owes or benefits.</summary>
    public static IQueryable<Commitment> Of(this IQueryable<Commitment> commitments, TrackerDbContext db, PartyId party)
    {
        var named = db.Set<CommitmentParty>().Where(p => p.PartyId == party).Select(p => p.CommitmentId);
        return commitments.Where(c => c.CounterpartId == party || named.Contains(c.Id));
    }

    /// <summary>Those spoken of in the engagements about a topic.</summary>
    public static IQueryable<Commitment> Of(this IQueryable<Commitment> commitments, TrackerDbContext db, TopicId topic)
    {
        var spokenOf = db.Mentions
            .Where(m => db.Set<EngagementTopic>().Any(t => t.TopicId == topic && t.EngagementId == m.EngagementId))
            .Select(m => m.CommitmentId);
        return commitments.Where(c => spokenOf.Contains(c.Id));
    }
}
