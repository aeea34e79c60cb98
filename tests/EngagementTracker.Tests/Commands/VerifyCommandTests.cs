using System.Security.Cryptography;
using EngagementTracker.Tests.Data.Audit;
using EngagementTracker.Tests.Setup;
using static EngagementTracker.Tests.Commands.VerbProcess;

namespace EngagementTracker.Tests.Commands;

/// <summary>The command as a process of its own.</summary>
public sealed class VerifyCommandTests
{
    [Fact]
    public async Task A_whole_trail_in_a_sound_database_is_good_and_nothing_is_changed()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var head = await Trail.HeadAsync(tracker);
        var before = await HashAsync(tracker.DatabaseFile);

        var (code, output, errors) = await RunAsync("verify", "--database", tracker.DatabaseFile);

        Assert.Equal((0, "", $"{head.Id} entries, each as it was written, and the database is sound. The trail ends at {head}.\n"), (code, errors, output));
        Assert.Equal(before, await HashAsync(tracker.DatabaseFile));
    }

    [Fact]
    public async Task A_changed_entry_is_refused_in_one_line_that_names_it()
    {
        await using var tracker = await Tracker.StartAsync();
        await Trail.TamperAsync(tracker, """UPDATE "AuditEntries" SET "ActorName" = 'Somebody else' WHERE "Id" = 100""");

        Assert.Equal(
            (1, "", "Entry 100 is not the one that was written there: it was changed, moved or put in.\n"),
            await RunAsync("verify", "--database", tracker.DatabaseFile));
    }

    [Fact]
    public async Task A_cut_tail_is_refused_by_a_head_and_by_a_file_of_anchors()
    {
        await using var tracker = await Tracker.StartAsync();
        var head = await Trail.HeadAsync(tracker);
        var anchors = $"{tracker.DatabaseFile}.anchors";
        await File.WriteAllTextAsync(anchors, $"2025-02-03T09:00:00Z {head}\n", TestContext.Current.CancellationToken);
        await Trail.TamperAsync(tracker, $"""DELETE FROM "AuditEntries" WHERE "Id" = {head.Id}""");
        string Missing(string source) => $"Entry {head.Id} is missing: the trail ends at entry {head.Id - 1}, and {source} is entry {head.Id}.\n";

        Assert.Equal((1, "", Missing("the head given with --head")), await RunAsync("verify", "--database", tracker.DatabaseFile, "--head", $"{head}"));
        Assert.Equal((1, "", Missing("the anchor of 2025-02-03T09:00:00Z")), await RunAsync("verify", "--database", tracker.DatabaseFile, "--anchors", anchors));
    }

    [Fact]
    public async Task A_row_that_refers_to_nothing_is_refused()
    {
        await using var tracker = await Tracker.StartAsync();
        await Trail.TamperAsync(tracker, """PRAGMA foreign_keys=OFF; UPDATE "Users" SET "UnitId" = 4711 WHERE "Id" = 1""");

        var (code, output, errors) = await RunAsync("verify", "--database", tracker.DatabaseFile);

        Assert.Equal((1, "", "Row 1 of Users refers to a row of Units that is not there.\n"), (code, output, errors));
    }

    [Fact]
    public async Task A_file_that_is_no_database_or_not_there_is_refused()
    {
        await using var tracker = await Tracker.StartAsync();
        var other = $"{tracker.DatabaseFile}.txt";
        await File.WriteAllTextAsync(other, "This is no database at all, whatever its name may be.", TestContext.Current.CancellationToken);

        Assert.Equal((1, "", $"There is no database {other}x.\n"), await RunAsync("verify", "--database", $"{other}x"));
        var (code, output, errors) = await RunAsync("verify", "--database", other);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"The database {other} cannot be read: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("verfy")]
    [InlineData("verify", "--nonsense")]
    [InlineData("verify", "--head", "12")]
    [InlineData("verify", "--database")]
    public async Task Wrong_usage_is_told_apart(params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.EndsWith("Use --help to see what there is.\n", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify", "--help")]
    [InlineData("--help")]
    public async Task Help_is_given(params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(arguments);

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("verify", output, StringComparison.Ordinal);
    }

    private static async Task<string> HashAsync(string file) => Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(file)));
}
