using EngagementTracker.Tests.Data.Audit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Tests.Data;

public sealed class RecordChecksTests
{
    [Fact]
    public async Task The_demonstration_and_the_life_of_its_commitments_agree_with_themselves()
    {
        await using var tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero), records: true, lives: true);

        Assert.Null(await FaultAsync(tracker));
    }

    [Theory]
    [InlineData("""UPDATE "Engagements" SET "Reference" = 'COM-2022-0001' WHERE "Reference" = 'ENG-2022-0001'""", "“COM-2022-0001” is no reference of the form ENG-2025-0001.")]
    [InlineData("""UPDATE "Engagements" SET "Reference" = 'ENG-2022-1' WHERE "Reference" = 'ENG-2022-0001'""", "“ENG-2022-1” is no reference of the form ENG-2025-0001.")]
    [InlineData(
        """DROP INDEX "IX_Engagements_Reference"; UPDATE "Engagements" SET "Reference" = 'ENG-2022-0001' WHERE "Reference" = 'ENG-2022-0002'""", "ENG-2022-0001 stands twice.")]
    [InlineData(
        """UPDATE "ReferenceCounters" SET "Last" = 1 WHERE "Prefix" = 'ENG' AND "Year" = 2022""",
        "ENG-2022-0002 is on record, and the counter stands at 1: it would be given out again.")]
    [InlineData(
        """DELETE FROM "ReferenceCounters" WHERE "Prefix" = 'ENG' AND "Year" = 2022""", "ENG-2022-0002 is on record without a counter: it would be given out again.")]
    [InlineData("""UPDATE "ReferenceCounters" SET "Last" = 3 WHERE "Prefix" = 'ENG' AND "Year" = 2022""", "ENG-2022-0003 was given out, and is not on record.")]
    [InlineData("""UPDATE "Commitments" SET "Wording" = 'Otherwise.' WHERE "Reference" = 'COM-2023-0001'""", "The terms of COM-2023-0001 are not those of its last revision.")]
    [InlineData("""UPDATE "Commitments" SET "Measure" = 'A count.' WHERE "Reference" = 'COM-2023-0001'""", "The terms of COM-2023-0001 are not those of its last revision.")]
    [InlineData(
        """UPDATE "Commitments" SET "RevisionNumber" = 4 WHERE "Reference" = 'COM-2023-0001'""", "The revisions of COM-2023-0001 are not numbered from 1 to the one in force.")]
    [InlineData(
        """DELETE FROM "CommitmentParties" WHERE "CommitmentId" = (SELECT "Id" FROM "Commitments" WHERE "Reference" = 'COM-2023-0001')""",
        "The parties of COM-2023-0001 are not those of its last revision.")]
    [InlineData("""UPDATE "AuditEntries" SET "Record" = 'ENG-1999-0001' WHERE "Record" = 'ENG-2022-0001'""", "The audit trail does not tell how ENG-2022-0001 was made.")]
    public async Task What_does_not_agree_is_named(string tampering, string sentence)
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await Trail.TamperAsync(tracker, tampering);

        Assert.Equal(sentence, await FaultAsync(tracker));
    }

    private static async Task<string?> FaultAsync(Tracker tracker)
    {
        await using var connection = await ReadOnlyDatabase.OpenAsync(tracker.DatabaseFile);
        return await RecordChecks.FaultAsync(connection, TestContext.Current.CancellationToken);
    }
}
