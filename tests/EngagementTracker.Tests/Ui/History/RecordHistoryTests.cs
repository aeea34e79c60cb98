using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Ui.History;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Ui.History;

public sealed class RecordHistoryTests
{
    private static readonly DateTimeOffset AfterTheDemo = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_history_tells_who_changed_what_and_not_who_read_it()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await tracker.ReadAsync(async db =>
        {
            await db.RecordReadAsync(this, "ENG-2025-0001", "Engagement", Marking.Restricted);
            return 0;
        });

        var history = await tracker.AsAsync<RecordHistory, IReadOnlyList<HistoryEntry>>("officer", h => h.ReadAsync("ENG-2025-0001"));

        Assert.NotEmpty(history);
        Assert.All(history, entry => Assert.Equal("Demo", entry.UseCase));
        Assert.All(history.SelectMany(e => e.Lines), line => Assert.EndsWith("added", line.Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_reads_as_the_name_that_it_has_and_a_hidden_records_key_as_withheld()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);
        var secret = await tracker.ReadAsync(db => db.Engagements.AsNoTracking().FirstAsync(e => e.Marking == Marking.Secret));
        var unit = await tracker.ReadAsync(db => db.Units.Where(u => u.Id == secret.UnitId).Select(u => u.Name).SingleAsync());
        FieldChange[] changes =
        [
            new("EngagementId", null, $"{secret.Id.Value}", "EngagementId"), new("UnitId", null, $"{secret.UnitId.Value}", "UnitId"),
            new("OwnerId", "999999", null, "UserId"),
        ];

        Task<IReadOnlyList<HistoryField>> WordsAsync(string user) => tracker.AsAsync<TrackerDbContext, IReadOnlyList<HistoryField>>(
            user, async db => (await FieldWords.ReadAsync(db, changes)).Of(changes));

        Assert.Equal([new("Engagement", null, secret.Reference), new("Unit", null, unit), new("Owner", "withheld", null)], await WordsAsync("manager"));
        Assert.Equal([new("Engagement", null, "withheld"), new("Unit", null, unit), new("Owner", "withheld", null)], await WordsAsync("analyst"));
    }

    [Fact]
    public async Task Of_a_hidden_record_there_is_no_history()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);
        var secret = await tracker.ReadAsync(db => db.Engagements.AsNoTracking().FirstAsync(e => e.Marking == Marking.Secret));

        Assert.Empty(await tracker.AsAsync<RecordHistory, IReadOnlyList<HistoryEntry>>("analyst", h => h.ReadAsync(secret.Reference)));
        Assert.NotEmpty(await tracker.AsAsync<RecordHistory, IReadOnlyList<HistoryEntry>>("manager", h => h.ReadAsync(secret.Reference)));
    }

    [Fact]
    public void Of_a_long_text_the_words_that_changed_are_shown()
    {
        var runs = WordDifference.Of("They spoke of trade and of Haiti.", "They spoke of trade, and of Haiti at length.");

        Assert.Equal("They spoke of trade and of Haiti.", string.Concat(runs.Where(r => r.Fate != Fate.Added).Select(r => r.Text)));
        Assert.Equal("They spoke of trade, and of Haiti at length.", string.Concat(runs.Where(r => r.Fate != Fate.Removed).Select(r => r.Text)));
        Assert.Equal(["trade", "Haiti."], runs.Where(r => r.Fate == Fate.Removed).Select(r => r.Text));
    }

    [Fact]
    public void What_stands_far_from_a_change_is_left_out()
    {
        var around = string.Join(' ', Enumerable.Repeat("word", 200));

        var runs = WordDifference.Of($"{around} old {around}", $"{around} new {around}");

        Assert.Equal([Fate.Kept, Fate.Removed, Fate.Added, Fate.Kept], runs.Select(r => r.Fate));
        Assert.StartsWith("…", runs[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("…", runs[^1].Text, StringComparison.Ordinal);
        Assert.True(runs.Sum(r => r.Text.Length) < 200);
    }
}
