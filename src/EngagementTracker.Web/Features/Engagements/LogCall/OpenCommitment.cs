using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Engagements.LogCall;

/// <summary>A commitment that is still open with a party, as whoever logs a call with it sees it.</summary>
public sealed record OpenCommitment
{
    /// <summary>More than anybody goes through beside a call.</summary>
    public const int Most = 40;

    public required string Reference { get; init; }
    public required string Wording { get; init; }
    public required Direction Owes { get; init; }
    public required DeadlineKind DeadlineKind { get; init; }
    public required DateOnly? Date { get; init; }
    public required string? Event { get; init; }
    public required DateOnly MadeOn { get; init; }
    public required UnitId UnitId { get; init; }
    public required Marking Marking { get; init; }
    public required IReadOnlyList<string> By { get; init; }
    public required IReadOnlyList<string> Quotes { get; init; }

    /// <summary>Open or reported ones with any of the parties, made on a day or before, the most pressing first; and how many there are.</summary>
    public static async Task<(IReadOnlyList<OpenCommitment> Open, int Total)> ReadAsync(
        TrackerDbContext db, IReadOnlyList<PartyId> parties, DateOnly day, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (parties.Count == 0) return ([], 0);
        var found = db.Commitments.AsNoTracking().Where(c => c.State != CommitmentState.Closed && c.MadeOn <= day
            && (parties.Contains(c.CounterpartId) || c.Parties.Any(p => parties.Contains(p.PartyId))));
        var open = await found.OrderBy(c => c.Deadline.Date == null).ThenBy(c => c.Deadline.Date).ThenByDescending(c => c.MadeOn).ThenByDescending(c => c.Id)
            .Take(Most)
            .Select(c => new OpenCommitment
            {
                Reference = c.Reference,
                Wording = c.Wording,
                Owes = c.Direction,
                DeadlineKind = c.Deadline.Kind,
                Date = c.Deadline.Date,
                Event = c.Deadline.Event,
                MadeOn = c.MadeOn,
                UnitId = c.UnitId,
                Marking = c.Marking,
                By = c.Parties.Where(p => p.Role == CommitmentPartyRole.Obligor).Select(p => db.Parties.First(x => x.Id == p.PartyId).Code).ToList(),
                Quotes = c.Mentions.Select(m => m.Quote).ToList(),
            }).ToListAsync(cancellation);
        return (open, open.Count < Most ? open.Count : await found.CountAsync(cancellation));
    }
}
