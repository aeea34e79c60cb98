using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Search;

/// <summary>How far each kind of text went at a moment: the numbers of the rows that were written last.</summary>
public sealed record TextMarks(IReadOnlyDictionary<string, long> Last)
{
    /// <summary>Row numbers alone, whoever may read the rows; nobody is shown them.</summary>
    private const string Question = """
        SELECT 'EngagementId' AS Kind, COALESCE(MAX(Id), 0) AS Last FROM Engagements
        UNION ALL SELECT 'AccountId', COALESCE(MAX(Id), 0) FROM Accounts
        UNION ALL SELECT 'ClosedSectionId', COALESCE(MAX(Id), 0) FROM ClosedSections
        UNION ALL SELECT 'CommitmentId', COALESCE(MAX(Id), 0) FROM Commitments
        UNION ALL SELECT 'MentionId', COALESCE(MAX(Id), 0) FROM Mentions
        UNION ALL SELECT 'FollowUpId', COALESCE(MAX(Id), 0) FROM FollowUps
        UNION ALL SELECT 'EvidenceId', COALESCE(MAX(Id), 0) FROM Evidence
        """;

    public static async Task<TextMarks> ReadAsync(TrackerDbContext db, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new TextMarks((await db.Database.SqlQueryRaw<Mark>(Question).ToListAsync(cancellation)).ToDictionary(m => m.Kind, m => m.Last));
    }

    public static TextMarks Parse(string text) => new(JsonSerializer.Deserialize<Dictionary<string, long>>(text)!);

    /// <summary>Of one kind, by the type of its key.</summary>
    public long Of<TId>()
        where TId : struct => Last.GetValueOrDefault(typeof(TId).Name);

    public override string ToString() => JsonSerializer.Serialize(Last);

    private sealed class Mark
    {
        public required string Kind { get; init; }
        public required long Last { get; init; }
    }
}
