using EngagementTracker.Tests.Data.Crash;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data;

/// <summary>How a program begins with a database that is not as it should be.</summary>
public sealed class SchemaUpgradeTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_migration_that_was_killed_left_the_database_as_it_was_and_the_next_start_does_it()
    {
        await using var tracker = await Tracker.OfVersionAsync("Initial", UpgradeTests.RecordsOfTheFirstVersion);
        var (before, pristine) = (await Tables.RowsAsync(tracker.DatabaseFile), await File.ReadAllBytesAsync(tracker.DatabaseFile, Cancellation));
        var (random, halfway, upgrading) = (new Random(1), 0, DatabaseFile.At(tracker.DatabaseFile).Upgrading);
        for (var life = 0; life < 4; life++)
        {
            await using var program = CrashProcess.Start("upgrade", tracker.DatabaseFile);
            await program.GoAsync();
            while (!File.Exists(upgrading) && (await AppliedAsync(tracker)).Count == 1) await Task.Delay(1, Cancellation);
            await Task.Delay(random.Next(150), Cancellation);
            await program.KillAsync();
            if ((await AppliedAsync(tracker)).Count > 1)
            {
                await File.WriteAllBytesAsync(tracker.DatabaseFile, pristine, Cancellation); // it was done already
                continue;
            }
            halfway++;
            Assert.Equal(before, await Tables.RowsAsync(tracker.DatabaseFile));
        }
        output.WriteLine($"{halfway} of 4 were killed within the migration.");

        await OpenAsync(tracker);

        Assert.Equal(SchemaVersion.Known, await AppliedAsync(tracker));
        Assert.Equal("COM-2025-0001", await tracker.ReadAsync(db => db.Commitments.Select(c => c.Reference).SingleAsync(Cancellation)));
        Assert.False(File.Exists(upgrading));
    }

    /// <summary>EF Core would wait for ever for a row that an earlier version left there when it was killed.</summary>
    [Fact]
    public async Task A_lock_that_a_killed_migration_left_behind_holds_nobody_up()
    {
        await using var tracker = await Tracker.OfVersionAsync("Secrets", """INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2025-01-01')""");

        await OpenAsync(tracker).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.Equal(SchemaVersion.Known, await AppliedAsync(tracker));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await using var tracker = await Tracker.StartAsync();
        await Tables.ChangeAsync(tracker.DatabaseFile, """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '30.0.0')""");

        var trouble = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(tracker));

        Assert.Equal($"The database {tracker.DatabaseFile} was written by a newer version of this program (it has 29990101000000_Later). Use that version.", trouble.Message);
    }

    [Fact]
    public async Task Tables_are_not_changed_under_a_program_that_serves_them()
    {
        await using var tracker = await Tracker.OfVersionAsync("Secrets", "SELECT 1");
        var database = DatabaseFile.At(tracker.DatabaseFile);
        using (DatabaseUse.Together(database))
        {
            var trouble = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(tracker));
            Assert.Equal($"Another program serves the database {tracker.DatabaseFile}, whose tables this version must change first. Stop the other one, then start again.", trouble.Message);
        }
        using (DatabaseUse.Alone(database))
            Assert.Contains("Start again when it is done.", (await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(tracker))).Message, StringComparison.Ordinal);

        await OpenAsync(tracker);
        Assert.Equal(SchemaVersion.Known, await AppliedAsync(tracker));
    }

    [Fact]
    public async Task Two_programs_serve_one_database_and_nobody_replaces_it_until_both_have_ended()
    {
        await using var tracker = await Tracker.StartAsync();
        var database = DatabaseFile.At(tracker.DatabaseFile);
        using (var first = Upgrade())
        {
            await first.OpenAsync(tracker.ConnectionString, Cancellation);
            using (var second = Upgrade()) await second.OpenAsync(tracker.ConnectionString, Cancellation);
            Assert.Null(DatabaseUse.Alone(database));
        }
        using var alone = DatabaseUse.Alone(database);
        Assert.NotNull(alone);
    }

    [Fact]
    public async Task A_restoration_that_was_not_finished_is_finished_first()
    {
        await using var tracker = await Tracker.StartAsync();
        await File.WriteAllTextAsync(DatabaseFile.At(tracker.DatabaseFile).Restoring, "", Cancellation);

        var trouble = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(tracker));

        Assert.Equal($"A backup is half restored to the database {tracker.DatabaseFile}. Run restore again, then start.", trouble.Message);
    }

    private static async Task OpenAsync(Tracker tracker)
    {
        using var upgrade = Upgrade();
        await upgrade.OpenAsync(tracker.ConnectionString, Cancellation);
    }

    private static SchemaUpgrade Upgrade() => new(new SqlitePragmas(), TimeProvider.System) { Patience = TimeSpan.Zero };

    private static async Task<IReadOnlyList<string>> AppliedAsync(Tracker tracker)
    {
        await using var connection = await ReadOnlyDatabase.OpenAsync(tracker.DatabaseFile);
        return await SchemaVersion.AppliedAsync(connection);
    }
}
