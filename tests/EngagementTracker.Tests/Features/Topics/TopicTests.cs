using EngagementTracker.Domain.Topics;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Topics;
using EngagementTracker.Web.Features.Topics.CreateTopic;
using EngagementTracker.Web.Features.Topics.EditTopic;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Topics;

public sealed class TopicTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task A_new_topic_stands_below_its_parent()
    {
        var parent = await TopicAsync("peace-and-security");
        var answer = await CreateAsync("officer", new TopicForm { Name = "Red Sea", Aliases = "Bab el-Mandeb\nGulf of Aden", ParentId = parent.Id });

        Assert.Empty(answer.Problems);
        var view = (await ViewAsync("red-sea"))!;
        Assert.Equal("Peace and security", view.Parent!.Name);
        Assert.Equal(["Bab el-Mandeb", "Gulf of Aden"], view.Topic.Aliases);
        Assert.Contains((await ViewAsync("peace-and-security"))!.SubTopics, t => t.Slug == "red-sea");
    }

    [Theory]
    [InlineData("STIP", "There is a topic STIP already. Use it, or choose another name.")]
    [InlineData("stíp ", "There is a topic STIP already. Use it, or choose another name.")]
    [InlineData("MSS / Haiti", "The name is too close to the topic MSS Haiti: both would have the address /topics/mss-haiti. Choose another name.")]
    [InlineData(" ", "Enter the topic's name.")]
    [InlineData("—", "The name needs a letter or a digit.")]
    public async Task A_name_that_is_taken_or_no_name_is_refused(string name, string sentence) =>
        Assert.Equal([new Problem("Name", sentence)], (await CreateAsync("officer", new TopicForm { Name = name })).Problems);

    [Fact]
    public async Task A_topic_whose_address_would_be_the_page_for_new_ones_is_refused() =>
        Assert.Equal("Name", Assert.Single((await CreateAsync("officer", new TopicForm { Name = "New!" })).Problems).Field);

    [Fact]
    public async Task A_topic_can_be_renamed_and_keeps_its_address()
    {
        var form = await FormAsync("stip");
        form.Name = "Trade partnership";
        var answer = await EditAsync("analyst", form);

        Assert.Empty(answer.Problems);
        Assert.Equal("Trade partnership", (await TopicAsync("stip")).Name);
    }

    [Fact]
    public async Task A_topic_may_keep_its_own_name_but_not_take_anothers()
    {
        Assert.Empty((await EditAsync("officer", await FormAsync("stip"))).Problems);
        var form = await FormAsync("stip");
        form.Name = "sudan";
        Assert.Equal("Name", Assert.Single((await EditAsync("officer", form)).Problems).Field);
    }

    [Fact]
    public async Task A_circle_of_parents_is_refused_at_any_depth()
    {
        var stip = await TopicAsync("stip");
        var below = (await CreateAsync("officer", new TopicForm { Name = "Tariffs", ParentId = stip.Id })).Value!;
        var form = await FormAsync("trade-and-investment");
        form.ParentId = below.Id;

        Assert.Equal(
            [new Problem("ParentId", "Tariffs lies below this topic, so it cannot be its parent. Choose another one, or none.")],
            (await EditAsync("officer", form)).Problems);
        form.ParentId = form.Id;
        Assert.Equal("ParentId", Assert.Single((await EditAsync("officer", form)).Problems).Field);
        form.ParentId = new TopicId(9_999);
        Assert.Equal("ParentId", Assert.Single((await EditAsync("officer", form)).Problems).Field);
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told()
    {
        var (first, second) = (await FormAsync("stip"), await FormAsync("stip"));
        first.Aliases = "One";
        second.Aliases = "Two";
        await EditAsync("officer", first);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => EditAsync("officer2", second));
    }

    [Fact]
    public async Task An_administrator_neither_adds_nor_edits_topics()
    {
        await Assert.ThrowsAsync<NotPermittedException>(() => CreateAsync("admin", new TopicForm { Name = "Red Sea" }));
        await Assert.ThrowsAsync<NotPermittedException>(() => EditAsync("admin", new TopicForm { Name = "Red Sea" }));
    }

    [Fact]
    public async Task The_list_puts_topics_below_their_parents_and_counts()
    {
        var rows = await RowsAsync(new TopicFilter(null, null));

        Assert.Equal(rows.Select(r => r.Path).Order(StringComparer.Ordinal), rows.Select(r => r.Path));
        Assert.True(rows.Single(r => r.Slug == "mss-haiti") is { Engagements: > 0, Commitments: > 0, LastDiscussed: not null, Parent: "Peace and security" });
    }

    [Fact]
    public async Task The_list_is_filtered_by_any_word_of_any_name() =>
        Assert.Equal("stip", Assert.Single(await RowsAsync(new TopicFilter("partnership", null))).Slug);

    [Theory]
    [InlineData("name")]
    [InlineData("-parent")]
    [InlineData("engagements")]
    [InlineData("-commitments")]
    [InlineData("discussed")]
    public async Task A_page_shows_the_rows_of_its_place_in_every_order(string sort)
    {
        var filter = new TopicFilter(null, sort);
        var page = await tracker.ReadAsync(db => TopicList.PageAsync(db, filter, null));

        Assert.Equal((14, 14), (page.Total, page.Rows.Count));
        Assert.Equal((await RowsAsync(filter)).Select(r => (r.Slug, r.Engagements, r.Commitments, r.LastDiscussed)), page.Rows.Select(r => (r.Slug, r.Engagements, r.Commitments, r.LastDiscussed)));
    }

    [Fact]
    public async Task A_topics_page_has_its_engagements_newest_first_and_their_commitments()
    {
        var view = (await ViewAsync("mss-haiti"))!;

        Assert.Equal(view.Thread.Total, (await RowsAsync(new TopicFilter("mss", null))).Single(r => r.Slug == "mss-haiti").Engagements);
        Assert.Equal(view.Thread.Past.OrderByDescending(l => l.When.Date).Select(e => e.Reference), view.Thread.Past.Select(e => e.Reference));
        Assert.NotEmpty(view.Commitments.Lines);
        Assert.Null(await ViewAsync("nothing"));
    }

    private Task<Answer<Topic>> CreateAsync(string user, TopicForm form) =>
        tracker.AsAsync<CreateTopicHandler, Answer<Topic>>(user, handler => handler.HandleAsync(form));

    private Task<Answer<Topic>> EditAsync(string user, TopicForm form) =>
        tracker.AsAsync<EditTopicHandler, Answer<Topic>>(user, handler => handler.HandleAsync(form));

    private Task<Topic> TopicAsync(string slug) => tracker.ReadAsync(db => db.Topics.AsNoTracking().SingleAsync(t => t.Slug == slug));

    private async Task<TopicForm> FormAsync(string slug)
    {
        var topic = await TopicAsync(slug);
        return new TopicForm { Id = topic.Id, Version = topic.Version, Name = topic.Name, Aliases = string.Join('\n', topic.Aliases), ParentId = topic.ParentId };
    }

    private Task<TopicView?> ViewAsync(string slug) => tracker.ReadAsync(db => TopicQuery.ReadAsync(db, tracker.Time, slug, new DateOnly(2026, 11, 24)));

    private Task<List<TopicRow>> RowsAsync(TopicFilter filter) => tracker.ReadAsync(db => TopicList.Rows(db, filter).ToListAsync());
}
