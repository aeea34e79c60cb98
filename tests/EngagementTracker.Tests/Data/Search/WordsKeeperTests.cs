using EngagementTracker.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data.Search;

public sealed class WordsKeeperTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_transaction_changes_in_an_engagement_is_found_when_it_has_committed()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var id = await tracker.ReadAsync(db => db.Engagements.OrderBy(e => e.Id).Select(e => e.Id).FirstAsync(Stop));
        Assert.Empty(await FoundAsync(tracker, "Xylophone"));

        await tracker.ReadAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"""UPDATE "Engagements" SET "Place" = 'Xylophone hall' WHERE "Id" = {id.Value}""", Stop);
            return 0;
        });
        Assert.Empty(await FoundAsync(tracker, "Xylophone"));

        // Whoever saves next takes the note that was left.
        await tracker.ReadAsync(async db =>
        {
            (await db.Topics.FirstAsync(Stop)).Describe("Xylophones", [], null);
            return await db.SaveChangesAsync(Stop);
        });
        Assert.Equal([id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)], await FoundAsync(tracker, "Xylophone"));
        Assert.Empty(await Tables.TextsAsync(tracker.DatabaseFile, "SELECT CAST(RowId AS TEXT) FROM WordsDue"));
    }

    private static Task<IReadOnlyList<string>> FoundAsync(Tracker tracker, string word) =>
        Tables.TextsAsync(tracker.DatabaseFile, $"SELECT CAST(rowid AS TEXT) FROM EngagementWords WHERE EngagementWords MATCH '{word}'");
}
