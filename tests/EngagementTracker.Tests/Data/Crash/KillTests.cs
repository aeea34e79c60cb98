using System.Diagnostics;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;

namespace EngagementTracker.Tests.Data.Crash;

/// <summary>
/// A process logs calls by the product's own handler and is killed at random instants. The one place where real time passes in a test,
/// because a process is really killed. <c>FULL_LENGTH=1</c> kills 200 times.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 20250127;
    private const int MostCalls = 6;
    private const int MostMilliseconds = 60;
    private const int AcknowledgedLength = 47; // a reference of this year, a word, two signs

    /// <summary>All of a call in one line, by its engagement; what is missing or half there makes another line.</summary>
    private const string Calls = """
        SELECT e."Reference", substr(e."Summary", 9),
            (SELECT group_concat(x, ', ') FROM (SELECT replace(o."Name", substr(e."Summary", 9), '*') || ' as ' || p."Capacity" AS x
                FROM "Participants" p JOIN "People" o ON o."Id" = p."PersonId" WHERE p."EngagementId" = e."Id" ORDER BY x)),
            (SELECT group_concat(x, ', ') FROM (SELECT replace(t."Name", substr(e."Summary", 9), '*') AS x
                FROM "EngagementTopics" l JOIN "Topics" t ON t."Id" = l."TopicId" WHERE l."EngagementId" = e."Id" ORDER BY x)),
            (SELECT COUNT(*) FROM "EngagementParties" p WHERE p."EngagementId" = e."Id"),
            (SELECT group_concat(replace(a."Body", substr(e."Summary", 9), '*')) FROM "Accounts" a WHERE a."EngagementId" = e."Id"),
            (SELECT group_concat(x, ' ') FROM (SELECT replace(c."Wording" || ' ' || r."Wording" || ' ' || m."Quote", substr(e."Summary", 9), '*') AS x
                FROM "Commitments" c JOIN "CommitmentRevisions" r ON r."CommitmentId" = c."Id" JOIN "Mentions" m ON m."CommitmentId" = c."Id"
                WHERE c."EngagementId" = e."Id" ORDER BY x)),
            (SELECT group_concat(replace(f."Action", substr(e."Summary", 9), '*')) FROM "FollowUps" f WHERE f."EngagementId" = e."Id"),
            (SELECT COUNT(*) FROM "AuditEntries" a WHERE a."Record" = e."Reference" AND a."Action" = 0 AND a."Entity" IN ('Engagement', 'Participant', 'Account'))
        FROM "Engagements" e ORDER BY e."Id"
        """;

    private const string Whole =
        "Marco * as Secretary of State, William * as President · Haiti *, Trade * · 2 · Account *. The United States will send *. · "
        + "Kenya will host *. Kenya will host *. Kenya will host *. The United States will send *. The United States will send *. The United States will send *. · "
        + "Book * · 4";

    [Fact]
    public async Task What_was_acknowledged_is_on_record_and_whole_after_any_kill()
    {
        var kills = Environment.GetEnvironmentVariable("FULL_LENGTH") == "1" ? 200 : 10;
        await using var tracker = await Tracker.StartAsync();
        var (random, watch, found, acknowledged) = (new Random(Seed), Stopwatch.StartNew(), 0, 0);
        var next = Start(tracker, 1);
        for (var kill = 1; kill <= kills; kill++)
        {
            await using var writer = next;
            await writer.GoAsync();
            // The next one gets ready meanwhile, and logs a first call while this one dies.
            if (kill < kills) next = Start(tracker, kill + 1);
            // So many calls, however slow the machine is; then an instant within one.
            var (calls, instant) = (random.Next(1, MostCalls), random.Next(MostMilliseconds));
            while (new FileInfo(AcknowledgedFile(tracker, kill)).Length < calls * AcknowledgedLength && !writer.HasEnded) await Task.Delay(1, TestContext.Current.CancellationToken);
            await Task.Delay(instant, TestContext.Current.CancellationToken);
            await writer.KillAsync();
            (acknowledged, found) = await CheckAsync(tracker.DatabaseFile);
        }
        output.WriteLine($"{kills} kills, {acknowledged} calls acknowledged, {found} found, each whole; {watch.Elapsed.TotalSeconds:N0} seconds.");
        Assert.True(acknowledged >= 2 * kills, "Hardly a call was acknowledged: the lives are too short to show anything.");
    }

    private static CrashProcess Start(Tracker tracker, int life) => CrashProcess.Start("log", tracker.DatabaseFile, AcknowledgedFile(tracker, life));

    private static string AcknowledgedFile(Tracker tracker, int life) => $"{tracker.DatabaseFile}.{life}.acknowledged";

    private static async Task<(int Acknowledged, int Found)> CheckAsync(string database)
    {
        // Read before the database: what is acknowledged meanwhile is on record too.
        var acknowledged = await AcknowledgedAsync(database);
        await using var connection = await ReadOnlyDatabase.OpenAsync(database);
        Assert.Null(AuditVerifier.Verify(connection, []).Sentence);
        await using var transaction = connection.BeginTransaction(deferred: true);
        Assert.Null(await ReadOnlyDatabase.DamageAsync(connection));
        Assert.Null(await RecordChecks.FaultAsync(connection));
        var calls = (await Tables.TextsAsync(connection, Calls)).Select(c => c.Split(" · ", 3)).ToList();
        Assert.All(calls, call => Assert.Equal(Whole, call[2]));
        var onRecord = calls.Select(c => $"{c[0]} {c[1]}").ToHashSet();
        Assert.DoesNotContain(acknowledged, line => !onRecord.Contains(line));
        return (acknowledged.Count, onRecord.Count);
    }

    /// <summary>Of all lives; whole lines only: a process may have been killed while it wrote the last one.</summary>
    private static async Task<IReadOnlyList<string>> AcknowledgedAsync(string database)
    {
        var lines = new List<string>();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database)!, "*.acknowledged"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            lines.AddRange((await reader.ReadToEndAsync()).Split('\n')[..^1]);
        }
        return lines;
    }
}
