using EngagementTracker.Domain.Topics;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Commitments.Bulk;
using EngagementTracker.Web.Features.Commitments.FileCommitments;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments.FileCommitments;

public sealed class FileCommitmentsTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2025, 1, 27);

    private Tracker tracker = null!;
    private TopicChoice trade = null!;
    private TopicChoice haiti = null!;
    private string filed = "";
    private string loose = "";

    public async ValueTask InitializeAsync()
    {
        tracker = await Tracker.StartAsync();
        await Lives.WriteAsync(tracker, async lives =>
        {
            var (one, other) = (await lives.TopicAsync("Trade"), await lives.TopicAsync("Haiti"));
            (trade, haiti) = (new(one.Id, one.Name), new(other.Id, other.Name));
            var call = await lives.EngagementAsync(Day, topics: one.Id);
            var (first, second) = (await lives.CommitmentAsync(call), await lives.CommitmentAsync(call));
            (filed, loose) = (first.Reference, second.Reference);
            first.FileUnder([other.Id]);
            await lives.SaveAsync();
        });
    }

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task A_topic_is_added_to_what_a_commitment_goes_by()
    {
        var chosen = await ChosenAsync();
        var preview = await PreviewAsync("analyst", chosen, [trade], []);
        var done = await FileAsync("analyst", chosen, [trade], []);

        Assert.Equal([("Haiti", "Haiti, Trade", null), ("Trade (its engagements’)", "Trade", "It is filed so already.")], preview.Select(l => (l.From, l.To, l.Skipped)));
        Assert.Equal(preview.Select(l => l.Skipped), done.Value!.Lines.Select(l => l.Skipped));
        Assert.Equal(["Haiti", "Trade"], await OwnAsync(filed));
        Assert.Empty(await OwnAsync(loose));
    }

    [Fact]
    public async Task The_topics_of_the_engagements_become_its_own_with_the_first_change()
    {
        await FileAsync("analyst", await ChosenAsync(), [haiti], []);

        Assert.Equal(["Haiti", "Trade"], await OwnAsync(loose));
    }

    [Fact]
    public async Task The_record_says_which_topic_came_and_which_went()
    {
        await FileAsync("analyst", [(await ChosenAsync())[0]], [trade], [haiti]);

        var changes = await tracker.ReadAsync(db => db.AuditEntries.Where(a => a.Entity == "CommitmentTopic" && a.UseCase == "FileCommitments")
            .OrderBy(a => a.Action).Select(a => a.Changes).ToListAsync());
        Assert.Equal(
            [
                $$"""[{"Field":"TopicId","Old":null,"New":"{{trade.Id!.Value.Value}}","Type":"TopicId"}]""",
                $$"""[{"Field":"TopicId","Old":"{{haiti.Id!.Value.Value}}","New":null,"Type":"TopicId"}]""",
            ],
            changes);
    }

    [Fact]
    public async Task Without_a_last_topic_it_goes_with_its_engagements_again()
    {
        var preview = await PreviewAsync("analyst", await ChosenAsync(), [], [haiti, trade]);
        await FileAsync("analyst", await ChosenAsync(), [], [haiti, trade]);

        Assert.Equal(["Those of its engagements", "Those of its engagements"], preview.Select(l => l.To));
        Assert.Equal([null, "It would go with its engagements’ topics again. Add another topic."], preview.Select(l => l.Skipped));
        Assert.Empty(await OwnAsync(filed));
    }

    [Fact]
    public async Task Who_changed_one_meanwhile_is_not_overwritten_and_the_others_are_filed()
    {
        var chosen = await ChosenAsync();
        await FileAsync("officer", [chosen[0]], [trade], []);

        var done = (await FileAsync("analyst", chosen, [haiti], [trade])).Value!;

        Assert.Equal(["Somebody changed it meanwhile. Look at it again first.", null], done.Lines.Select(l => l.Skipped));
        Assert.Equal(["Haiti", "Trade"], await OwnAsync(filed));
        Assert.Equal(["Haiti"], await OwnAsync(loose));
        Assert.Equal(2, await tracker.ReadAsync(db => db.AuditEntries.Where(a => a.UseCase == "FileCommitments").Select(a => a.Record).Distinct().CountAsync()));
    }

    [Fact]
    public async Task Nothing_to_file_under_is_refused_in_words()
    {
        Assert.Equal(new Problem("Added", "Choose a topic to add or to remove."), Assert.Single((await FileAsync("analyst", await ChosenAsync(), [], [])).Problems));
        Assert.Equal("Nothing is chosen. Choose commitments in the list first.", Assert.Single((await FileAsync("analyst", [], [trade], [])).Problems).Sentence);
    }

    [Fact]
    public async Task An_administrator_files_nothing() =>
        await Assert.ThrowsAsync<NotPermittedException>(async () => await FileAsync("admin", await ChosenAsync(), [trade], []));

    private async Task<IReadOnlyList<ChosenCommitment>> ChosenAsync() => await tracker.ReadAsync(db => db.Commitments
        .Where(c => c.Reference == filed || c.Reference == loose).OrderBy(c => c.Id).Select(c => new ChosenCommitment(c.Reference, c.Version)).ToListAsync());

    private Task<List<string>> OwnAsync(string reference) => tracker.ReadAsync(db => db.Commitments.Where(c => c.Reference == reference)
        .SelectMany(c => c.Topics).Join(db.Topics, t => t.TopicId, t => t.Id, (_, topic) => topic.Name).OrderBy(n => n).ToListAsync());

    private Task<List<BulkLine>> PreviewAsync(string user, IReadOnlyList<ChosenCommitment> chosen, List<TopicChoice> added, List<TopicChoice> removed) =>
        tracker.AsAsync<TrackerDbContext, List<BulkLine>>(
            user, async db => [.. (await FilingPlan.ReadAsync(db, new() { Chosen = chosen, Added = added, Removed = removed })).Select(f => f.Line)]);

    private Task<Answer<BulkOutcome>> FileAsync(string user, IReadOnlyList<ChosenCommitment> chosen, List<TopicChoice> added, List<TopicChoice> removed) =>
        tracker.AsAsync<FileCommitmentsHandler, Answer<BulkOutcome>>(user, h => h.HandleAsync(new() { Chosen = chosen, Added = added, Removed = removed }));
}
