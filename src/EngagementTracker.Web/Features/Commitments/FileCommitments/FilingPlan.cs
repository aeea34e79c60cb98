using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments.Bulk;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.FileCommitments;

/// <summary>What filing comes to for one commitment.</summary>
/// <param name="Topics">All the topics under which it is filed then.</param>
public sealed record Filing(BulkLine Line, IReadOnlyList<TopicId> Topics);

/// <summary>
/// What filing several commitments comes to, row by row: what the preview shows is what the handler does. A commitment that goes with the
/// topics of its engagements keeps them, as its own.
/// </summary>
public static class FilingPlan
{
    public static async Task<IReadOnlyList<Filing>> ReadAsync(TrackerDbContext db, FileCommitmentsForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var references = form.Chosen.Select(c => c.Reference).ToList();
        var ids = db.Commitments.Where(c => references.Contains(c.Reference)).Select(c => c.Id);
        var under = (await CommitmentTopics.All(db).Where(u => ids.Contains(u.CommitmentId)).Distinct().ToListAsync(cancellation))
            .ToLookup(u => u.CommitmentId, u => u.TopicId);
        var names = await db.Topics.AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Name, cancellation);
        var added = form.Added.Select(t => t.Id).OfType<TopicId>().Where(names.ContainsKey).ToList();
        var removed = form.Removed.Select(t => t.Id).OfType<TopicId>().Except(added).ToHashSet();
        Dictionary<string, IReadOnlyList<TopicId>> topics = [];
        string Names(IEnumerable<TopicId> some) =>
            some.Select(t => names[t]).Order(StringComparer.CurrentCultureIgnoreCase).ToList() is { Count: > 0 } named ? string.Join(", ", named) : "None";

        BulkLine Of(Commitment commitment)
        {
            var before = under[commitment.Id].ToList();
            List<TopicId> after = [.. before.Where(t => !removed.Contains(t)).Union(added)];
            topics[commitment.Reference] = after;
            var isOwn = commitment.Topics.Count > 0;
            var skipped = after.ToHashSet().SetEquals(before) ? "It is filed so already."
                : after.Count == 0 && !isOwn ? "It would go with its engagements’ topics again. Add another topic."
                : null;
            return new BulkLine(
                commitment.Reference, commitment, Names(before) + (isOwn || before.Count == 0 ? "" : " (its engagements’)"),
                after.Count == 0 ? "Those of its engagements" : Names(after), skipped);
        }

        var lines = await BulkLines.ReadAsync(db, form.Chosen, Of, cancellation);
        return [.. lines.Select(l => new Filing(l, topics.GetValueOrDefault(l.Reference, [])))];
    }
}
