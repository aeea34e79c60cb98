using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Backups;
using EngagementTracker.Web.Data.Files;
using Microsoft.Extensions.Configuration;

namespace EngagementTracker.Tests.Data.Backups;

/// <summary>Backups that are made by themselves; it is 09:00 UTC on 3 February 2025.</summary>
public sealed class BackupRoundTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("backups-test-").FullName;
    private Tracker tracker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tracker = await Tracker.StartAsync(records: true);
        tracker.Backups.Folder = folder;
        tracker.Backups.Keep = 2;
    }

    public async ValueTask DisposeAsync()
    {
        await tracker.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task One_is_made_when_it_is_due_and_not_again_and_the_oldest_go_with_what_only_they_needed()
    {
        var first = await Tables.AddEvidenceAsync(tracker, "First.");
        Assert.Equal("tracker-20250203T090000Z.db", (await RunDueAsync())?.File); // that of 01:30 is made up
        Assert.Null(await RunDueAsync());
        tracker.Time.Advance(TimeSpan.FromHours(16)); // 01:00
        Assert.Null(await RunDueAsync());
        tracker.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("tracker-20250204T013000Z.db", (await RunDueAsync())?.File);
        // As if the record that names it were gone: no backup that is kept needs it from the day after.
        await Tables.ChangeAsync(tracker.DatabaseFile, """DROP TRIGGER "Evidence_no_DELETE"; DELETE FROM "Evidence";""");
        for (var day = 0; day < 2; day++)
        {
            Assert.True(File.Exists(EvidenceStore.PathIn(Path.Combine(folder, "evidence"), first)));
            tracker.Time.Advance(TimeSpan.FromDays(1));
            Assert.NotNull((await RunDueAsync())?.File);
        }

        Assert.False(File.Exists(EvidenceStore.PathIn(Path.Combine(folder, "evidence"), first)));
        Assert.Equal(
            ["in-use", "last-result.json", "tracker-20250205T013000Z.db", "tracker-20250205T013000Z.db.manifest.json", "tracker-20250206T013000Z.db", "tracker-20250206T013000Z.db.manifest.json"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await BackupCheck.CheckAsync(Path.Combine(folder, "tracker-20250206T013000Z.db"), Cancellation);
    }

    [Fact]
    public async Task One_that_failed_is_told_and_tried_again_within_the_hour()
    {
        tracker.Backups.Folder = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(tracker.Backups.Folder, "in the way", Cancellation);
        Assert.NotNull((await RunDueAsync())?.Trouble);
        Assert.Null(await RunDueAsync());
        Assert.StartsWith("The last backup failed. ", (await StandingAsync()).Warning, StringComparison.Ordinal);

        File.Delete(tracker.Backups.Folder);
        tracker.Time.Advance(TimeSpan.FromHours(1));
        Assert.NotNull((await RunDueAsync())?.File);
        Assert.Null((await StandingAsync()).Warning);
    }

    [Fact]
    public async Task What_was_left_half_done_is_removed_and_what_is_not_ours_stays()
    {
        foreach (var name in (string[])["tracker-20250101T013000Z.db", "tracker-20250102T013000Z.db.part", "tracker-20250103T013000Z.db.manifest.json.part", "tracker-of-mine.db", "notes.txt"])
            await File.WriteAllTextAsync(Path.Combine(folder, name), "half", Cancellation);

        await RunDueAsync();

        Assert.Equal(
            ["in-use", "last-result.json", "notes.txt", "tracker-20250203T090000Z.db", "tracker-20250203T090000Z.db.manifest.json", "tracker-of-mine.db"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_programs_make_one()
    {
        using (new BackupFolder(folder, DatabaseFile.At(tracker.DatabaseFile)).Enter())
        {
            Assert.Null(await RunDueAsync());
            Assert.Null(await RoundAsync(r => r.RunAsync("Halima Abdi", null, Cancellation)));
        }
        Assert.NotNull(await RunDueAsync());
    }

    [Fact]
    public async Task Administrators_are_warned_when_none_is_set_up_none_was_made_and_the_last_is_old()
    {
        Assert.Equal("No backup has been made yet.", (await StandingAsync()).Warning);
        await RunDueAsync();
        tracker.Time.Advance(BackupRound.Old);
        Assert.Null((await StandingAsync()).Warning);
        tracker.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.StartsWith("The last good backup is older than 36 hours.", (await StandingAsync()).Warning, StringComparison.Ordinal);
        tracker.Backups.Folder = null;
        Assert.StartsWith("No backups are made: no folder is set up.", (await StandingAsync()).Warning, StringComparison.Ordinal);
        Assert.Null(await RunDueAsync());
    }

    [Theory]
    [InlineData("01:30", "Etc/UTC", "2025-02-03T01:29:59Z", "2025-02-02T01:30:00Z")]
    [InlineData("01:30", "Etc/UTC", "2025-02-03T01:30:00Z", "2025-02-03T01:30:00Z")]
    [InlineData("01:30", "Africa/Nairobi", "2025-02-03T09:00:00Z", "2025-02-02T22:30:00Z")]
    [InlineData("02:30", "Europe/Paris", "2025-03-30T01:30:00Z", "2025-03-30T01:30:00Z")] // the clocks skip 02:30
    public void It_is_due_at_the_time_of_day_in_its_zone(string at, string zone, string now, string due) => Assert.Equal(
        Instant(due), new BackupOptions { At = at, Zone = zone }.LastDueUtc(Instant(now)));

    [Theory]
    [InlineData("At", "half past one", "Backups:At is “half past one”. Give the time of day at which a backup is made, such as 01:30.")]
    [InlineData("Zone", "Nairobi", "Backups:Zone is “Nairobi”. Give a time zone such as Africa/Nairobi.")]
    [InlineData("Keep", "0", "Backups:Keep is “0”. Give how many backups are kept, at least 1.")]
    [InlineData("Keep", "7", null)]
    public void A_setting_that_cannot_be_is_named(string setting, string value, string? sentence) => Assert.Equal(
        sentence, BackupOptions.Objection(new ConfigurationBuilder().AddInMemoryCollection([new($"Backups:{setting}", value)]).Build()));

    private Task<BackupResult?> RunDueAsync() => RoundAsync(r => r.RunDueAsync(Cancellation));

    private Task<BackupStanding> StandingAsync() => RoundAsync(r => r.StandingAsync(Cancellation));

    private Task<T> RoundAsync<T>(Func<BackupRound, Task<T>> act) => tracker.AsAsync("admin", act);

    private static DateTime Instant(string text) => DateTimeOffset.Parse(text).UtcDateTime;
}
