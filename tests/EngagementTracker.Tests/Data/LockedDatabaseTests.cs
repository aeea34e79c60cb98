using EngagementTracker.Tests.Features.Engagements;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Tests.Data;

public sealed class LockedDatabaseTests
{
    [Fact]
    public async Task Whoever_waits_too_long_for_another_writer_is_told_and_nothing_of_the_record_is_there_and_then_it_is_saved()
    {
        await using var tracker = await Tracker.StartAsync(options: ";Default Timeout=1");
        var form = await CallForms.RutoRubioAsync(tracker);
        await using (var other = new SqliteConnection($"Data Source={tracker.DatabaseFile};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var writing = other.BeginTransaction();

            var trouble = await Assert.ThrowsAnyAsync<Exception>(() => CallForms.LogAsync(tracker, form));

            Assert.Equal("Nothing was saved: the database is busy. Save again in a moment.", DatabaseTrouble.Explain(trouble));
            Assert.Empty(await Tables.TextsAsync(tracker.DatabaseFile, """SELECT "Reference" FROM "Engagements" """));
        }
        Assert.Equal("ENG-2025-0001", (await CallForms.LogAsync(tracker, form)).Value?.Reference);
    }
}
