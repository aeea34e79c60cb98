using EngagementTracker.Domain.Views;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Views.DeleteView;
using EngagementTracker.Web.Features.Views.SaveView;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Views;

public sealed class SavedViewTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task A_view_is_ones_own_and_leads_to_the_same_rows()
    {
        var view = (await SaveAsync("officer", "Haiti, late", "?page=3&topic=haiti&due=late&party=")).Value!;

        var tab = Assert.Single(await TabsAsync("officer"));
        Assert.Equal((view.Id, "/commitments?due=late&topic=haiti", true, null), (tab.Id, tab.Address, tab.IsMine, tab.SharedWith));
        Assert.Empty(await TabsAsync("manager"));
        Assert.Empty(await TabsAsync("officer", "/engagements"));
    }

    [Fact]
    public async Task A_shared_view_is_seen_by_the_unit_and_says_with_whom_and_by_whom()
    {
        await SaveAsync("officer", "STIP", "topic=stip", shared: true);

        var tab = Assert.Single(await TabsAsync("manager"));
        Assert.Equal((false, "Achieng Otieno", "Americas Desk"), (tab.IsMine, tab.Author, tab.SharedWith));
        Assert.Empty(await TabsAsync("officer2"));
        Assert.Empty(await TabsAsync("analyst"));
        await using var nobody = tracker.AsNobody();
        Assert.Empty(await nobody.ServiceProvider.GetRequiredService<TrackerDbContext>().SavedViews.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_shared_view_shows_each_only_what_they_may_read()
    {
        await Commitments.Lives.WriteAsync(tracker, async lives => await lives.CommitmentAsync(
            await lives.EngagementAsync(new DateOnly(2025, 1, 27), "WASH", EngagementTracker.Domain.Access.Marking.Secret), wording: "They will send the frigate."));
        await SaveAsync("manager", "Frigate", "wording=frigate", shared: true);
        async Task<int> RowsAsync(string user) => await tracker.AsAsync<TrackerDbContext, int>(user, async db => await Web.Features.Commitments.CommitmentList
            .Rows(db, new(Wording: "frigate"), null, await DueCalendar.ReadAsync(db, tracker.Time)).CountAsync());

        Assert.Equal((1, 0), (await RowsAsync("manager"), await RowsAsync("analyst")));
    }

    [Fact]
    public async Task The_same_name_replaces_the_view_once_its_owner_has_been_asked()
    {
        await SaveAsync("officer", "STIP", "topic=stip");
        var asked = Assert.Single((await SaveAsync("officer", " stip ", "owes=ours")).Problems);
        Assert.True(asked is { IsWarning: true, Field: "Name" });
        Assert.Equal("/commitments?topic=stip", Assert.Single(await TabsAsync("officer")).Address);

        Assert.Empty((await SaveAsync("officer", " stip ", "owes=ours", seen: asked.Sentence)).Problems);

        var tab = Assert.Single(await TabsAsync("officer"));
        Assert.Equal(("stip", "/commitments?owes=ours"), (tab.Name, tab.Address));
    }

    [Fact]
    public async Task Another_list_and_another_person_have_names_of_their_own()
    {
        await SaveAsync("officer", "Mine", "owner=me", shared: true);

        Assert.Empty((await SaveAsync("manager", "Mine", "owner=me")).Problems);
        Assert.Empty((await SaveAsync("officer", "Mine", "kind=call", list: "/engagements")).Problems);
    }

    [Fact]
    public async Task Bad_input_gets_a_sentence_and_saves_nothing()
    {
        Assert.Equal("Write a name for the view.", Assert.Single((await SaveAsync("officer", " ", "")).Problems).Sentence);
        Assert.Equal("Name", Assert.Single((await SaveAsync("officer", new string('x', SavedView.NameLimit + 1), "")).Problems).Field);
        Assert.Equal("Query", Assert.Single((await SaveAsync("officer", "Long", $"wording={new string('x', SavedView.QueryLimit)}")).Problems).Field);
        Assert.Equal("List", Assert.Single((await SaveAsync("officer", "Elsewhere", "", list: "https://example.org")).Problems).Field);
        Assert.Empty(await tracker.AsAsync<TrackerDbContext, List<SavedView>>("officer", db => db.SavedViews.ToListAsync()));
    }

    [Fact]
    public async Task Fifty_views_are_the_most_and_one_of_them_can_still_be_replaced()
    {
        for (var i = 0; i < SaveViewHandler.Most; i++) Assert.Empty((await SaveAsync("officer", $"View {i}", $"year={2000 + i}")).Problems);

        Assert.Equal("You have 50 saved views, which is the most. Delete one that you no longer use.", Assert.Single((await SaveAsync("officer", "One more", "")).Problems).Sentence);
        Assert.True(Assert.Single((await SaveAsync("officer", "View 7", "year=1999")).Problems).IsWarning);
        Assert.Empty((await SaveAsync("manager", "Another’s first", "")).Problems);
    }

    [Fact]
    public async Task Only_its_owner_deletes_a_view()
    {
        var view = (await SaveAsync("officer", "STIP", "topic=stip", shared: true)).Value!;

        await Assert.ThrowsAsync<NotPermittedException>(() => DeleteAsync("manager", view.Id));
        Assert.Equal("This view was deleted already.", Assert.Single((await DeleteAsync("officer2", view.Id)).Problems).Sentence);
        Assert.Empty((await DeleteAsync("officer", view.Id)).Problems);
        Assert.Equal("This view was deleted already.", Assert.Single((await DeleteAsync("officer", view.Id)).Problems).Sentence);
        Assert.Empty(await TabsAsync("manager"));
    }

    [Fact]
    public async Task What_happened_to_a_view_is_on_record_for_its_owner_alone()
    {
        var view = (await SaveAsync("officer", "STIP", "topic=stip", shared: true)).Value!;
        await DeleteAsync("officer", view.Id);
        var record = $"view:{view.Id.Value}";
        Task<List<string>> EntriesAsync(string user) => tracker.AsAsync<TrackerDbContext, List<string>>(
            user, db => db.AuditEntries.Where(a => a.Record == record).OrderBy(a => a.Id).Select(a => a.UseCase).ToListAsync());

        Assert.Equal(["SaveView", "DeleteView"], await EntriesAsync("officer"));
        Assert.Empty(await EntriesAsync("manager"));
        Assert.Empty(await EntriesAsync("admin"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?page=2", "")]
    [InlineData("?b=2&a=1&page=4&c=", "a=1&b=2")]
    [InlineData("?wording=two%20words%26more", "wording=two%20words%26more")]
    public void An_address_is_kept_in_one_form_without_its_page(string query, string kept) => Assert.Equal(kept, ListAddress.Query(query));

    private Task<Answer<SavedView>> SaveAsync(string user, string name, string query, bool shared = false, string list = "/commitments", string? seen = null) =>
        tracker.AsAsync<SaveViewHandler, Answer<SavedView>>(user, h => h.HandleAsync(
            new SaveViewForm { List = list, Query = query, Name = name, IsShared = shared, Seen = seen is null ? [] : [seen] }));

    private Task<Answer<SavedView>> DeleteAsync(string user, SavedViewId id) => tracker.AsAsync<DeleteViewHandler, Answer<SavedView>>(user, h => h.HandleAsync(id));

    private async Task<IReadOnlyList<SavedViewTab>> TabsAsync(string user, string list = "/commitments")
    {
        await using var scope = await tracker.AsAsync(user);
        return await SavedViewTab.ReadAsync(scope.ServiceProvider.GetRequiredService<TrackerDbContext>(), list, scope.ServiceProvider.GetRequiredService<CurrentUser>());
    }
}
