using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.Review;

/// <summary>One page of the queue, read at one moment.</summary>
/// <param name="Total">More than <see cref="Threads.MostCounted"/> stands for any number above it.</param>
/// <param name="Period">The half year for which assessments are due.</param>
public sealed record ReviewList(
    IReadOnlyList<ReviewItem> Items, IReadOnlyDictionary<ReviewKind, int> Counts, int Total, int Pages, int Number, HalfYear Period, DueCalendar Calendar)
{
    public const int PageSize = 25;

    public int Waiting => ReviewQueue.Waiting(Counts);

    /// <param name="number">Of the page; a number beyond the end gives the last.</param>
    public static async Task<ReviewList> ReadAsync(
        TrackerDbContext db, ReviewFilter filter, int number, CurrentUser user, TimeProvider time, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(user);
        var queue = await ReviewQueue.ReadAsync(db, user, time, cancellation);
        var among = filter.Among(db, user.Id);
        var counts = await queue.CountsAsync(among, cancellation);
        ReviewKind[] kinds = filter.KindRead is { } kind ? [kind] : [.. Enum.GetValues<ReviewKind>().Where(k => k != ReviewKind.OwnReport)];
        var pages = Math.Max(1, (kinds.Sum(k => Listed(counts[k])) + PageSize - 1) / PageSize);
        var page = Math.Clamp(number, 1, pages);
        var queued = new List<QueuedCommitment>();
        var skip = (page - 1) * PageSize;
        foreach (var one in kinds)
        {
            var listed = Listed(counts[one]);
            if (skip < listed && queued.Count < PageSize)
                queued.AddRange(await queue.ListAsync(among, one, skip, Math.Min(listed - skip, PageSize - queued.Count), cancellation));
            skip = Math.Max(0, skip - listed);
        }
        return new ReviewList(
            await ItemsAsync(db, queued, cancellation), counts, kinds.Sum(k => counts[k]), pages, page, queue.Period, await DueCalendar.ReadAsync(db, time, cancellation));
    }

    /// <summary>What is not counted is not listed either: it moves up as the queue is worked off.</summary>
    private static int Listed(int count) => Math.Min(count, Threads.MostCounted);

    private static async Task<IReadOnlyList<ReviewItem>> ItemsAsync(TrackerDbContext db, List<QueuedCommitment> queued, CancellationToken cancellation)
    {
        var ids = queued.Select(q => q.Id).ToList();
        var commitments = await db.Commitments.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var parties = await db.Parties.AsNoTracking().Where(p => db.Commitments.Any(c => c.CounterpartId == p.Id && ids.Contains(c.Id)))
            .ToDictionaryAsync(p => p.Id, p => (p.Code, p.Name), cancellation);
        var sources = await SourcesAsync(db, ids, cancellation);
        var reaffirmed = await db.Mentions.Where(m => ids.Contains(m.CommitmentId) && m.Kind == MentionKind.Reaffirmed)
            .GroupBy(m => m.CommitmentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var reports = await db.OutcomeReports.AsNoTracking().Where(r => ids.Contains(r.CommitmentId) && r.Decision == null)
            .Select(r => new { Report = r, SupersededBy = db.Commitments.Where(c => c.Id == r.SupersededById).Select(c => c.Reference).FirstOrDefault() })
            .ToListAsync(cancellation);
        var evidence = (await db.Evidence.AsNoTracking().Where(e => ids.Contains(e.CommitmentId)).OrderBy(e => e.Id)
            .Select(e => new { Evidence = e, Engagement = db.Engagements.Where(x => x.Id == e.EngagementId).Select(x => x.Reference).FirstOrDefault() })
            .ToListAsync(cancellation))
            .ToLookup(e => e.Evidence.CommitmentId, e => new EvidenceLine(e.Evidence, e.Engagement));
        var people = commitments.Values.SelectMany(c => new[] { c.DrafterId, c.OwnerId ?? c.DrafterId }).Concat(reports.Select(r => r.Report.ReporterId)).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);

        ReviewItem Item(QueuedCommitment q)
        {
            var c = commitments[q.Id];
            var waiting = q.Kind is ReviewKind.Report or ReviewKind.OwnReport ? reports.Where(r => r.Report.CommitmentId == c.Id).MaxBy(r => r.Report.Number) : null;
            return new ReviewItem
            {
                Commitment = c,
                Kind = q.Kind,
                PartyCode = parties[c.CounterpartId].Code,
                Party = parties[c.CounterpartId].Name,
                Owner = c.OwnerId is { } owner ? names[owner] : null,
                Drafter = names[c.DrafterId],
                Reaffirmed = reaffirmed.GetValueOrDefault(c.Id),
                Source = sources.GetValueOrDefault(c.Id),
                Report = waiting?.Report,
                Reporter = waiting is null ? null : names[waiting.Report.ReporterId],
                SupersededBy = waiting?.SupersededBy,
                Evidence = [.. evidence[c.Id]],
            };
        }

        // Between the two queries somebody may have withdrawn a record from the reader.
        return [.. queued.Where(q => commitments.ContainsKey(q.Id)).Select(Item)];
    }

    /// <summary>The sentence in which each was made, as far as the reader may read it.</summary>
    private static async Task<Dictionary<CommitmentId, SourceLine>> SourcesAsync(TrackerDbContext db, List<CommitmentId> ids, CancellationToken cancellation)
    {
        var mentions = await db.Mentions.AsNoTracking().Include(m => m.Engagement).Include(m => m.Account)
            .Where(m => ids.Contains(m.CommitmentId) && m.Kind == MentionKind.Made).ToListAsync(cancellation);
        return mentions.ToDictionary(m => m.CommitmentId, m => new SourceLine(
            m.Quote, m.Engagement.Reference, m.Engagement.When.Date, m.Account?.Issuer,
            Markings.Highest([m.Engagement.Marking, m.Account?.Marking ?? m.Engagement.Marking])));
    }
}
