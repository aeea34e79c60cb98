using EngagementTracker.Tests.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data;

public sealed class MarkingTriggerTests
{
    [Theory]
    [InlineData("""UPDATE "Commitments" SET "Marking" = 0 WHERE "Marking" = 3""", "A commitment")]
    [InlineData("""UPDATE "Commitments" SET "Marking" = 0, "LoweredBecause" = NULL WHERE "Marking" = 3""", "A commitment")]
    [InlineData("""UPDATE "FollowUps" SET "Marking" = 0 WHERE "Marking" = 3""", "A follow-up")]
    [InlineData("""UPDATE "Accounts" SET "Marking" = 0 WHERE "Marking" = 3""", "An account")]
    public async Task The_database_itself_refuses_to_mark_lower_than_where_it_came_from(string sql, string what)
    {
        await using var tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

        var refusal = await Assert.ThrowsAsync<SqliteException>(() => tracker.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql)));

        Assert.Contains($"{what} is marked at least as high", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_reason_a_commitment_may_stand_lower()
    {
        await using var tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

        var changed = await tracker.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
            """UPDATE "Commitments" SET "Marking" = 0, "LoweredBecause" = 'In their readout.' WHERE "Marking" = 3"""));

        Assert.True(changed > 0);
    }
}
