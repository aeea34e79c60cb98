using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Domain.Views;
using EngagementTracker.Tests.Mails;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Reminders;
using EngagementTracker.Web.Features.Search.TellSearch;
using EngagementTracker.Web.Features.Views.SaveView;
using EngagementTracker.Web.Features.Views.WatchSearch;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Search;

/// <summary>A watched search, from <see cref="WatchSearchHandler"/> to <see cref="TellSearchHandler"/>.</summary>
public sealed class TellSearchTests : IAsyncLifetime
{
    private Tracker tracker = null!;
    private int written;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task New_matches_are_told_once_a_day_with_their_number()
    {
        var search = await WatchAsync("officer");
        await WriteAsync("They will send the frigate.");
        Assert.Equal(0, await RunAsync());

        tracker.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await RunAsync());
        await WriteAsync("They will send the frigate again.");
        Assert.Equal(0, await RunAsync());

        var notice = Assert.Single(await NoticesAsync());
        Assert.Equal(($"view:{search.Value}", $"search:{search.Value}:2025-02-04"), (notice.Record, notice.Key));
        Assert.Matches("^[0-9]+ new match(es)? for your saved search “Frigate”.$", notice.Sentence);
        tracker.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await RunAsync());
        tracker.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task What_was_there_before_and_what_does_not_match_is_not_new()
    {
        await WriteAsync("They will send the frigate.");
        await WatchAsync("officer");
        await WriteAsync("They will send wheat.");
        tracker.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task Whoever_may_not_read_a_match_is_told_nothing_of_it()
    {
        await WatchAsync("analyst");
        await WatchAsync("manager");
        await WriteAsync("They will send the frigate.", Marking.TopSecret);
        tracker.Time.Advance(TimeSpan.FromDays(1));
        await RunAsync();

        Assert.Equal([await tracker.UserIdAsync("manager")], (await NoticesAsync()).Select(n => n.UserId));
    }

    [Fact]
    public async Task Rights_that_were_withdrawn_meanwhile_hold()
    {
        await WatchAsync("analyst");
        await WriteAsync("They will send the frigate.");
        await tracker.ReadAsync(db => db.Users.Where(u => u.UserName == "analyst").ExecuteUpdateAsync(s => s.SetProperty(u => u.Clearance, (Marking?)null), Stop));
        tracker.Time.Advance(TimeSpan.FromDays(1));
        await RunAsync();

        Assert.Empty(await NoticesAsync());
    }

    [Fact]
    public async Task A_disabled_owner_and_one_who_wants_it_no_more_are_told_nothing()
    {
        var search = await WatchAsync("officer");
        await WatchAsync("manager");
        await tracker.AsAsync<WatchSearchHandler, Answer<SavedView>>("officer", h => h.HandleAsync(search, false, Stop));
        await tracker.ReadAsync(db => db.Users.Where(u => u.UserName == "manager").ExecuteUpdateAsync(s => s.SetProperty(u => u.IsDisabled, true), Stop));
        await WriteAsync("They will send the frigate.");
        tracker.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task Two_programs_that_look_at_once_tell_once()
    {
        await WatchAsync("officer");
        await WriteAsync("They will send the frigate.");
        tracker.Time.Advance(TimeSpan.FromDays(1));

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(RunAsync, Stop)));

        Assert.Equal(1, told.Sum());
        Assert.Single(await NoticesAsync());
    }

    [Fact]
    public async Task Only_its_owner_watches_a_search_and_lists_are_not_watched()
    {
        var search = await SaveAsync("officer", shared: true);
        var list = await SaveAsync("officer", list: "/commitments");

        await Assert.ThrowsAsync<NotPermittedException>(() => tracker.AsAsync<WatchSearchHandler, Answer<SavedView>>("manager", h => h.HandleAsync(search, true, Stop)));
        Assert.NotEmpty((await tracker.AsAsync<WatchSearchHandler, Answer<SavedView>>("officer", h => h.HandleAsync(list, true, Stop))).Problems);
        Assert.False(await tracker.AsAsync<TellSearchHandler, bool>("manager", h => h.HandleAsync(search, Stop)));
    }

    [Fact]
    public async Task One_that_cannot_be_looked_at_holds_up_no_other()
    {
        var broken = await WatchAsync("officer");
        await WatchAsync("manager");
        await WriteAsync("They will send the frigate.");
        await tracker.ReadAsync(db => db.Database.ExecuteSqlAsync($"""UPDATE "SavedViews" SET "UpTo" = 'no mark' WHERE "Id" = {broken.Value}""", Stop));
        tracker.Time.Advance(TimeSpan.FromDays(1));

        var trouble = await Assert.ThrowsAsync<AggregateException>(RunAsync);

        Assert.Contains($"search {broken.Value} ", Assert.Single(trouble.InnerExceptions).Message, StringComparison.Ordinal);
        Assert.Equal(await tracker.UserIdAsync("manager"), Assert.Single(await NoticesAsync()).UserId);
    }

    private Task<int> RunAsync() => new SearchRound(tracker.Scopes(), tracker.Time).RunAsync(Stop);

    private async Task<SavedViewId> WatchAsync(string user)
    {
        var search = await SaveAsync(user);
        Assert.True((await tracker.AsAsync<WatchSearchHandler, Answer<SavedView>>(user, h => h.HandleAsync(search, true, Stop))).Value!.IsWatched);
        return search;
    }

    private async Task<SavedViewId> SaveAsync(string user, bool shared = false, string list = ListAddress.Search) =>
        (await tracker.AsAsync<SaveViewHandler, Answer<SavedView>>(user, h => h.HandleAsync(
            new SaveViewForm { List = list, Query = "?q=frigate", Name = "Frigate", IsShared = shared }, Stop))).Value!.Id;

    private Task WriteAsync(string wording, Marking marking = Marking.Unclassified) => Commitments.Lives.WriteAsync(
        // Each of another year, and so with references of its own.
        tracker, async lives => await lives.CommitmentAsync(await lives.EngagementAsync(new DateOnly(2025 - written++, 1, 27), "WASH", marking), wording: wording));

    private Task<List<Notice>> NoticesAsync() => tracker.ReadAsync(db => db.Notices.IgnoreQueryFilters().AsNoTracking().Where(n => n.Key!.StartsWith("search:")).ToListAsync(Stop));
}
