using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Audit;

namespace EngagementTracker.Tests.Data.Audit;

/// <summary>Whatever somebody does to the trail who holds the file, it is found, and the first bad entry is named.</summary>
public sealed class TamperTests
{
    private const string Columns = """ "AtUtc", "ActorId", "ActorName", "Record", "Entity", "Action", "Changes", "UseCase", "Address", "RowId", "Hash" """;

    /// <summary>What was done, by which SQL, and the entry that must be named. The trail has more than 200 entries.</summary>
    public static TheoryData<string, string, long> Tampering => new()
    {
        { "a changed actor", """UPDATE "AuditEntries" SET "ActorName" = 'Somebody else' WHERE "Id" = 100""", 100 },
        { "a changed instant", """UPDATE "AuditEntries" SET "AtUtc" = '2025-02-03 09:00:00.0000001' WHERE "Id" = 100""", 100 },
        { "an instant that is none", """UPDATE "AuditEntries" SET "AtUtc" = 'yesterday' WHERE "Id" = 100""", 100 },
        { "a changed actor's key", """UPDATE "AuditEntries" SET "ActorId" = 1 WHERE "Id" = 100""", 100 },
        { "a changed record", """UPDATE "AuditEntries" SET "Record" = 'ENG-2025-0001' WHERE "Id" = 100""", 100 },
        { "a changed kind of row", """UPDATE "AuditEntries" SET "Entity" = 'Person' WHERE "Id" = 100""", 100 },
        { "a changed action", """UPDATE "AuditEntries" SET "Action" = 2 WHERE "Id" = 100""", 100 },
        { "changed values", """UPDATE "AuditEntries" SET "Changes" = '[]' WHERE "Id" = 100""", 100 },
        { "values of another kind", """UPDATE "AuditEntries" SET "Changes" = CAST("Changes" AS BLOB) WHERE "Id" = 100""", 100 },
        { "a changed use case", """UPDATE "AuditEntries" SET "UseCase" = 'Demo' WHERE "Id" = 100""", 100 },
        { "an address put in", """UPDATE "AuditEntries" SET "Address" = '' WHERE "Id" = 100""", 100 },
        { "a changed row's key", """UPDATE "AuditEntries" SET "RowId" = NULL WHERE "Id" = 100""", 100 },
        { "a changed hash", """UPDATE "AuditEntries" SET "Hash" = zeroblob(32) WHERE "Id" = 100""", 100 },
        { "a hash taken away", """UPDATE "AuditEntries" SET "Hash" = NULL WHERE "Id" = 100""", 100 },
        { "the first removed", """DELETE FROM "AuditEntries" WHERE "Id" = 1""", 1 },
        { "one removed", """DELETE FROM "AuditEntries" WHERE "Id" = 100""", 100 },
        { "one removed and the rest moved up", """
            DELETE FROM "AuditEntries" WHERE "Id" = 100;
            UPDATE "AuditEntries" SET "Id" = -"Id" WHERE "Id" > 100; UPDATE "AuditEntries" SET "Id" = -"Id" - 1 WHERE "Id" < 0
            """, 100 },
        { "one put in", $"""
            UPDATE "AuditEntries" SET "Id" = -"Id" WHERE "Id" >= 100; UPDATE "AuditEntries" SET "Id" = -"Id" + 1 WHERE "Id" < 0;
            INSERT INTO "AuditEntries" ("Id", {Columns}) SELECT 100, {Columns} FROM "AuditEntries" WHERE "Id" = 99
            """, 100 },
        { "one put in before the first", $"""INSERT INTO "AuditEntries" ("Id", {Columns}) SELECT 0, {Columns} FROM "AuditEntries" WHERE "Id" = 1""", 0 },
        { "one put in at the end", $"""
            INSERT INTO "AuditEntries" ("Id", {Columns}) SELECT (SELECT MAX("Id") + 1 FROM "AuditEntries"), {Columns} FROM "AuditEntries" WHERE "Id" = 1
            """, -1 },
        { "two that changed places", """
            UPDATE "AuditEntries" SET "Id" = -100 WHERE "Id" = 100; UPDATE "AuditEntries" SET "Id" = 100 WHERE "Id" = 101;
            UPDATE "AuditEntries" SET "Id" = 101 WHERE "Id" = -100
            """, 100 },
        { "the contents of two swapped, with their hashes", """
            CREATE TEMP TABLE two AS SELECT * FROM "AuditEntries" WHERE "Id" IN (100, 101);
            DELETE FROM "AuditEntries" WHERE "Id" IN (100, 101);
            UPDATE two SET "Id" = 201 - "Id"; INSERT INTO "AuditEntries" SELECT * FROM two
            """, 100 },
    };

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task It_is_found_and_named(string what, string sql, long first)
    {
        await using var tracker = await Tracker.StartAsync();
        var head = await Trail.HeadAsync(tracker);
        Assert.True(head.Id > 200, "The trail is too short for this test.");

        await Trail.TamperAsync(tracker, sql);
        var finding = await Trail.VerifyAsync(tracker);

        Assert.True(finding.FirstBad == (first < 0 ? head.Id + 1 : first), $"{what}: {finding}");
        Assert.Contains($"Entry {finding.FirstBad} ", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_tail_is_found_by_the_head_that_was_noted()
    {
        await using var tracker = await Tracker.StartAsync();
        var head = await Trail.HeadAsync(tracker);

        await Trail.TamperAsync(tracker, $"""DELETE FROM "AuditEntries" WHERE "Id" > {head.Id - 10}""");

        Assert.Null((await Trail.VerifyAsync(tracker)).Sentence); // by itself a shorter chain is whole
        var finding = await Trail.VerifyAsync(tracker, new AuditAnchor(head, "the anchor of yesterday"));
        Assert.Equal(head.Id - 9, finding.FirstBad);
        Assert.Equal($"Entry {head.Id - 9} is missing: the trail ends at entry {head.Id - 10}, and the anchor of yesterday is entry {head.Id}.", finding.Sentence);
    }

    [Fact]
    public async Task A_trail_written_anew_is_found_by_the_heads_that_were_noted()
    {
        await using var tracker = await Tracker.StartAsync();
        var early = await Trail.HeadAsync(tracker);
        await Trail.GrowAsync(tracker, 5);
        var late = await Trail.HeadAsync(tracker);

        // The forger removes the last three, and has the product write others: a chain that is whole.
        await Trail.TamperAsync(tracker, $"""DELETE FROM "AuditEntries" WHERE "Id" > {late.Id - 3}""");
        tracker.Time.Advance(TimeSpan.FromMinutes(1));
        await Trail.GrowAsync(tracker, 4);

        Assert.Null((await Trail.VerifyAsync(tracker)).Sentence);
        var finding = await Trail.VerifyAsync(tracker, new AuditAnchor(late, "the anchor of today"), new AuditAnchor(early, "the anchor of yesterday"));
        Assert.Equal(late.Id, finding.FirstBad);
        Assert.Equal($"Entry {late.Id} has another hash than the anchor of today: the trail was written anew after the anchor of yesterday.", finding.Sentence);
    }

    [Fact]
    public async Task Heads_that_the_trail_holds_are_good_wherever_they_stand()
    {
        await using var tracker = await Tracker.StartAsync();
        var early = await Trail.HeadAsync(tracker);
        await Trail.GrowAsync(tracker, 3);

        var finding = await Trail.VerifyAsync(tracker, new AuditAnchor(await Trail.HeadAsync(tracker), "late"), new AuditAnchor(early, "early"), new AuditAnchor(early, "again"));

        Assert.Null(finding.Sentence);
        Assert.Equal(early.Id + 3, finding.Head!.Id);
    }

    [Fact]
    public async Task Verifying_reports_its_progress_and_stops_when_told()
    {
        await using var tracker = await Tracker.StartAsync();
        var head = await Trail.HeadAsync(tracker);
        await using var connection = await Web.Data.ReadOnlyDatabase.OpenAsync(tracker.DatabaseFile, TestContext.Current.CancellationToken);
        var reports = new Reports();

        AuditVerifier.Verify(connection, [], reports, TestContext.Current.CancellationToken);

        Assert.Equal(new AuditProgress(head.Id, head.Id), reports.Last);
    }

    private sealed class Reports : IProgress<AuditProgress>
    {
        public AuditProgress Last { get; private set; }

        public void Report(AuditProgress value) => Last = value;
    }
}
