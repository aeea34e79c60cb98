using System.Text.Json;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;

namespace EngagementTracker.Web.Data.Search;

/// <summary>How far each kind of text went at a moment: the numbers of the rows that were written last.</summary>
public sealed record TextMarks(IReadOnlyDictionary<string, long> Last)
{
    public static async Task<TextMarks> ReadAsync(TrackerDbContext db, CancellationToken cancellation = default) => new(new Dictionary<string, long>
    {
        [nameof(EngagementId)] = await db.LastAsync<EngagementId>(cancellation),
        [nameof(AccountId)] = await db.LastAsync<AccountId>(cancellation),
        [nameof(ClosedSectionId)] = await db.LastAsync<ClosedSectionId>(cancellation),
        [nameof(CommitmentId)] = await db.LastAsync<CommitmentId>(cancellation),
        [nameof(MentionId)] = await db.LastAsync<MentionId>(cancellation),
        [nameof(FollowUpId)] = await db.LastAsync<FollowUpId>(cancellation),
        [nameof(EvidenceId)] = await db.LastAsync<EvidenceId>(cancellation),
    });

    public static TextMarks Parse(string text) => new(JsonSerializer.Deserialize<Dictionary<string, long>>(text)!);

    public long Of<TId>()
        where TId : struct => Last.GetValueOrDefault(typeof(TId).Name);

    public override string ToString() => JsonSerializer.Serialize(Last);
}
