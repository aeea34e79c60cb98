using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Drafts.DiscardDraft;
using EngagementTracker.Web.Features.Drafts.KeepDraft;
using EngagementTracker.Web.Ui.Drafts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Ui.Drafts;

public sealed class DraftKeeperTests : IAsyncLifetime
{
    private const string Place = "/engagements/new";

    private Tracker tracker = null!;
    private AsyncServiceScope scope;
    private DraftKeeper keeper = null!;
    private Disk disk = null!;
    private string form = "empty";
    private readonly List<DraftState> states = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tracker = await Tracker.StartAsync();
        scope = await tracker.AsAsync("officer");
        disk = new Disk(scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>());
        keeper = Make();
        keeper.Changed += () => states.Add(keeper.State);
    }

    public async ValueTask DisposeAsync()
    {
        await keeper.DisposeAsync();
        await scope.DisposeAsync();
        await tracker.DisposeAsync();
    }

    [Fact]
    public async Task It_saves_after_a_second_of_rest_and_many_changes_are_one_write()
    {
        foreach (var word in (string[])["one", "two", "three"])
        {
            Change(word);
            tracker.Time.Advance(TimeSpan.FromMilliseconds(900));
        }
        Assert.Null(await ReadAsync());

        tracker.Time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Equal(("three", 1), await ReadAsync());
        Assert.Equal([DraftState.Saving, DraftState.Saved], states);
        Assert.Equal(tracker.Time.GetUtcNow().UtcDateTime, keeper.SavedUtc);
    }

    [Fact]
    public async Task Who_does_not_rest_is_saved_after_five_seconds()
    {
        for (var i = 1; i <= 9; i++)
        {
            Change($"word {i}");
            tracker.Time.Advance(TimeSpan.FromMilliseconds(550));
        }
        Assert.Null(await ReadAsync());
        tracker.Time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Equal(("word 9", 1), await ReadAsync());
    }

    [Fact]
    public async Task Nothing_is_written_of_an_untouched_form_nor_twice_of_the_same_words()
    {
        keeper.Touch("Summary");
        tracker.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(new KeepAnswer(true, false, keeper.Key, 0), await keeper.KeepAsync([], "Summary", 0));
        Assert.Null(await ReadAsync());
        Assert.Equal(DraftState.None, keeper.State);

        Change("one");
        Assert.Equal(1, (await keeper.KeepAsync()).Version);
        Assert.Equal(1, (await keeper.KeepAsync([], "Place", 3)).Version);
    }

    [Fact]
    public async Task What_is_being_typed_is_kept_with_its_field_until_it_has_reached_the_form()
    {
        Assert.True((await keeper.KeepAsync(new() { ["Engagement-Summary"] = "half a sen" }, "Engagement-Summary", 10)).Kept);
        var content = DraftContent.Parse((await FindAsync())!.Content);
        Assert.Equal(("half a sen", 10, "Engagement-Summary"), (content.Typed["Engagement-Summary"], content.Caret, (await FindAsync())!.Field));

        form = "half a sentence";
        keeper.Touch("Engagement.Summary");
        tracker.Time.Advance(DraftKeeper.Rest);

        content = DraftContent.Parse((await FindAsync())!.Content);
        Assert.Empty(content.Typed);
        Assert.Equal("half a sentence", content.Form);
    }

    [Fact]
    public async Task Leaving_saves_what_waits_and_after_a_save_for_good_nothing_is_written()
    {
        Change("one");
        await keeper.DisposeAsync();
        Assert.Equal(("one", 1), await ReadAsync());

        await using var other = Make();
        form = "two";
        other.Touch("Summary");
        other.Finish();
        tracker.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.True((await other.KeepAsync()).IsOver);
        Assert.Null(await ReadAsync(other.Key));
    }

    [Fact]
    public async Task A_database_that_does_not_take_it_is_told_of_and_tried_again()
    {
        disk.IsFull = true;
        Change("one");
        Assert.False((await keeper.KeepAsync()).Kept);
        Assert.Equal((DraftState.NotSaved, "the server's disk is full. Keep this page open, tell your administrator, then save again."), (keeper.State, keeper.Trouble));

        disk.IsFull = false;
        tracker.Time.Advance(DraftKeeper.Longest);

        Assert.Equal((DraftState.Saved, null), (keeper.State, keeper.Trouble));
        Assert.Equal(("one", 1), await ReadAsync());
    }

    [Fact]
    public async Task Another_window_that_moved_it_is_told_of_and_the_writer_decides()
    {
        Change("one");
        await keeper.KeepAsync();
        await using var window = Make();
        window.GoOn((await FindAsync())!, DraftContent.Parse((await FindAsync())!.Content));
        form = "from the other window";
        await window.KeepAsync();

        form = "from this window";
        Assert.False((await keeper.KeepAsync()).Kept);
        Assert.Equal((DraftState.Moved, "another window has changed this draft."), (keeper.State, keeper.Trouble));
        Assert.False((await keeper.KeepAsync()).Kept);
        Assert.Equal("from the other window", (await ReadAsync())?.Form);

        Assert.True((await keeper.KeepAsync(takesOver: true)).Kept);
        Assert.Equal("from this window", (await ReadAsync())?.Form);
    }

    [Fact]
    public async Task What_was_discarded_in_another_window_goes_on_as_a_new_draft_if_its_writer_wants()
    {
        Change("one");
        var key = (await keeper.KeepAsync()).Key;
        await scope.ServiceProvider.GetRequiredService<DiscardDraftHandler>().HandleAsync(key, Stop);
        Change("two");
        Assert.False((await keeper.KeepAsync()).Kept);
        Assert.Equal(DraftState.Ended, keeper.State);

        var answer = await keeper.KeepAsync(takesOver: true);

        Assert.NotEqual(key, answer.Key);
        Assert.Equal(("two", 1), await ReadAsync(answer.Key));
    }

    [Fact]
    public async Task More_than_a_draft_holds_is_refused_in_words()
    {
        Change(new string('x', EngagementTracker.Domain.Drafts.Draft.ContentLimit));
        Assert.False((await keeper.KeepAsync()).Kept);
        Assert.Equal("it is longer than 2,000,000 characters. Shorten it, or save it now.", keeper.Trouble);
    }

    private void Change(string to)
    {
        form = to;
        keeper.Touch("Summary");
    }

    private DraftKeeper Make() => new(
        new DraftedForm(() => form, () => "empty", () => form != "empty", () => "New call"), Place, null,
        new KeepDraftHandler(disk, scope.ServiceProvider.GetRequiredService<CurrentUser>(), tracker.Time),
        scope.ServiceProvider.GetRequiredService<CurrentUser>(), tracker.Time, work => work());

    private async Task<FoundDraft?> FindAsync(string? key = null)
    {
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(Stop);
        return await FoundDraft.ByKeyAsync(db, key ?? keeper.Key);
    }

    private async Task<(string Form, int Version)?> ReadAsync(string? key = null) =>
        await FindAsync(key) is { } draft ? (DraftContent.Parse(draft.Content).Form, draft.Version) : null;

    /// <summary>A disk that can be full.</summary>
    private sealed class Disk(IDbContextFactory<TrackerDbContext> contexts) : IDbContextFactory<TrackerDbContext>
    {
        public bool IsFull { get; set; }

        public TrackerDbContext CreateDbContext() => IsFull ? throw new SqliteException("database or disk is full", 13) : contexts.CreateDbContext();
    }
}
