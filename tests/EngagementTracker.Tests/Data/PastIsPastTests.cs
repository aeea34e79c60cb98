using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Access.Canary;
using EngagementTracker.Tests.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data;

/// <summary>What the database itself refuses, whoever asks.</summary>
public sealed class PastIsPastTests(CanaryTracker canary) : IClassFixture<CanaryTracker>
{
    [Theory]
    [InlineData("""UPDATE "CommitmentRevisions" SET "Wording" = 'Something else.'""")]
    [InlineData("""UPDATE "CommitmentRevisions" SET "Reason" = 'Another.' WHERE "Number" = 1""")]
    [InlineData("""DELETE FROM "CommitmentRevisions" WHERE "Number" = 1""")]
    [InlineData("""UPDATE "Progress" SET "Text" = 'All is well.'""")]
    [InlineData("""DELETE FROM "Progress" """)]
    [InlineData("""UPDATE "Evidence" SET "Url" = 'https://example.org/else'""")]
    [InlineData("""DELETE FROM "Evidence" """)]
    [InlineData("""UPDATE "Assessments" SET "Score" = 0""")]
    [InlineData("""DELETE FROM "Assessments" """)]
    [InlineData("""UPDATE "OutcomeReports" SET "Outcome" = 0 WHERE "Outcome" <> 0""")]
    [InlineData("""DELETE FROM "OutcomeReports" """)]
    [InlineData("""UPDATE "OutcomeReports" SET "DecidedById" = "ReporterId" """)]
    [InlineData("""UPDATE "OutcomeReports" SET "EvidenceIds" = '[]'""")]
    [InlineData("""UPDATE "Commitments" SET "State" = 2, "ClosedById" = (SELECT "ReporterId" FROM "OutcomeReports" r WHERE r."CommitmentId" = "Commitments"."Id" LIMIT 1)""")]
    [InlineData("""UPDATE "Commitments" SET "State" = 2 WHERE "State" = 0""")]
    public async Task The_database_refuses(string sql)
    {
        await Assert.ThrowsAsync<SqliteException>(() => canary.Tracker.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql)));
    }

    [Fact]
    public async Task What_a_decision_changes_it_allows()
    {
        await using var tracker = await Tracker.StartAsync();
        await CanaryRecords.AddToAsync(tracker, "Canary-2025!");

        Assert.True(await tracker.ReadAsync(db => db.Assessments.ExecuteUpdateAsync(a => a.SetProperty(x => x.State, AssessmentState.Replaced))) > 0);
        Assert.True(await tracker.ReadAsync(db => db.Database.ExecuteSqlRawAsync("""UPDATE "OutcomeReports" SET "DecisionReason" = 'Why.'""")) > 0);
    }
}
