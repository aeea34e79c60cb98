using EngagementTracker.Domain.Engagements;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Engagements.EditEngagement;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Engagements;

public sealed class ConcurrentWritersTests
{
    private const int Writers = 20;
    private const int CallsEach = 25;

    [Fact]
    public async Task Twenty_writers_log_five_hundred_calls_under_five_hundred_references()
    {
        await using var tracker = await Tracker.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var call = 0; call < CallsEach; call++)
            {
                var form = await CallForms.RutoRubioAsync(tracker);
                form.Engagement.Topics.Clear();
                form.Engagement.Participants[1] = new() { Person = form.Engagement.Participants[1].Person with { Name = $"Envoy {writer}-{call}" } };
                Assert.NotNull((await CallForms.LogAsync(tracker, form, writer % 2 == 0 ? "officer" : "officer2")).Value);
            }
        })));

        var references = await tracker.ReadAsync(db => db.Engagements.Select(e => e.Reference).ToListAsync());
        Assert.Equal(Writers * CallsEach, references.Count);
        Assert.Equal(Enumerable.Range(1, Writers * CallsEach).Select(n => $"ENG-2025-{n:D4}"), references.Order());
        Assert.Equal(2 * Writers * CallsEach, await tracker.ReadAsync(db => db.Set<Participant>().CountAsync()));
    }

    [Fact]
    public async Task The_second_of_two_who_edit_one_record_is_refused()
    {
        await using var tracker = await Tracker.StartAsync();
        await CallForms.LogAsync(tracker, await CallForms.RutoRubioAsync(tracker));
        var mine = await OpenAsync(tracker, "officer");
        var theirs = await OpenAsync(tracker, "officer2");
        theirs.Participants[0].Capacity = "Head of State"; // a child's change moves the record's version too
        await SaveAsync(tracker, "officer2", theirs);

        mine.Summary = "Mine.";

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SaveAsync(tracker, "officer", mine));
        Assert.Equal("They spoke of trade and of Haiti.", await tracker.ReadAsync(db => db.Engagements.Select(e => e.Summary).SingleAsync()));
    }

    private static async Task<EngagementForm> OpenAsync(Tracker tracker, string user) =>
        (await tracker.AsAsync<EditEngagementHandler, EngagementForm?>(
            user, h => h.OpenAsync("ENG-2025-0001", TestContext.Current.CancellationToken)))!;

    private static Task<Answer<Engagement>> SaveAsync(
        Tracker tracker, string user, EngagementForm opened) =>
        tracker.AsAsync<EditEngagementHandler, Answer<Engagement>>(
            user, h => h.HandleAsync("ENG-2025-0001", opened, TestContext.Current.CancellationToken));
}
