using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Drafts;
using EngagementTracker.Tests.Features.Engagements;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Drafts.DiscardDraft;
using EngagementTracker.Web.Features.Drafts.KeepDraft;
using EngagementTracker.Web.Features.Drafts.TakeBackDraft;
using EngagementTracker.Web.Features.Engagements.LogCall;
using EngagementTracker.Web.Ui.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Drafts;

public sealed class KeepDraftTests : IAsyncLifetime
{
    private const string Key = "a-key-nobody-guesses";

    private Tracker tracker = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task It_begins_with_the_first_save_and_is_nobody_elses()
    {
        Assert.Equal((KeepOutcome.Kept, 1), await KeepAsync("officer", 0, "one"));
        Assert.Equal((KeepOutcome.Kept, 2), await KeepAsync("officer", 1, "two"));

        Assert.Equal("two", (await FindAsync("officer"))!.Content);
        foreach (var other in (string[])["officer2", "manager", "admin"])
        {
            Assert.Null(await FindAsync(other));
            Assert.Empty(await tracker.AsAsync<IDbContextFactory<TrackerDbContext>, List<Draft>>(other, async f =>
            {
                await using var db = await f.CreateDbContextAsync(Stop);
                return await db.Drafts.ToListAsync(Stop);
            }));
            Assert.False(await DiscardAsync(other));
        }
        Assert.Equal(0, await tracker.ReadAsync(db => db.AuditEntries.CountAsync(a => a.UseCase == "KeepDraft", Stop)));
    }

    [Fact]
    public async Task Of_two_windows_the_later_is_told_and_overwrites_only_when_its_writer_says_so()
    {
        await KeepAsync("officer", 0, "one");
        await KeepAsync("officer", 1, "first window");

        Assert.Equal((KeepOutcome.Moved, 2), await KeepAsync("officer", 1, "second window"));
        Assert.Equal("first window", (await FindAsync("officer"))!.Content);
        Assert.Equal((KeepOutcome.Kept, 3), await KeepAsync("officer", 1, "second window", takesOver: true));
        Assert.Equal("second window", (await FindAsync("officer"))!.Content);
    }

    [Fact]
    public async Task A_discarded_draft_is_not_written_to_until_it_is_taken_back()
    {
        await KeepAsync("officer", 0, "one");
        Assert.True(await DiscardAsync("officer"));
        Assert.False(await DiscardAsync("officer"));

        Assert.Equal(KeepOutcome.Discarded, (await KeepAsync("officer", 1, "two")).Outcome);
        Assert.True(await TakeBackAsync("officer"));
        Assert.False(await TakeBackAsync("officer"));
        Assert.Equal("one", (await FindAsync("officer"))!.Content);
    }

    [Fact]
    public async Task A_draft_on_a_record_that_its_writer_may_not_read_any_more_is_not_seen()
    {
        var reference = await tracker.ReadAsync(db => db.Engagements.Where(e => e.Marking == Marking.Secret).Select(e => e.Reference).FirstAsync(Stop));
        await KeepAsync("manager", 0, "one", record: reference);
        Assert.NotNull(await FindAsync("manager"));

        await using var lowered = tracker.As(await tracker.UserIdAsync("manager"), Roles.Manager, new UnitId(9), Marking.Unclassified);
        await using var db = await lowered.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(Stop);
        Assert.Null(await FoundDraft.ByKeyAsync(db, Key));
        Assert.Null(await FoundDraft.NewestAsync(db, "/engagements/new"));
    }

    [Fact]
    public async Task It_ends_in_the_same_transaction_in_which_its_words_are_put_on_record()
    {
        await KeepAsync("officer", 0, "one");
        var form = await CallForms.RutoRubioAsync(tracker);
        form.IsSeparate = true;

        var answer = await LogInHandAsync(form);

        var draft = await FindAsync("officer");
        Assert.Equal((false, answer, ""), (draft!.IsOpen, draft.SavedAs, draft.Content));
        Assert.Equal(KeepOutcome.OnRecord, (await KeepAsync("officer", 2, "late")).Outcome);
    }

    [Fact]
    public async Task A_save_that_is_refused_or_fails_leaves_it()
    {
        await KeepAsync("officer", 0, "one");
        Assert.Null(await LogInHandAsync(new LogCallForm()));
        Assert.True((await FindAsync("officer"))!.IsOpen);

        await tracker.ReadAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'full'); END", Stop));
        var form = await CallForms.RutoRubioAsync(tracker);
        form.IsSeparate = true;
        await Assert.ThrowsAnyAsync<Exception>(() => LogInHandAsync(form));
        Assert.True((await FindAsync("officer"))!.IsOpen);
    }

    private async Task<string?> LogInHandAsync(LogCallForm form)
    {
        await using var scope = await tracker.AsAsync("officer");
        DraftInHand.Key = Key;
        return (await scope.ServiceProvider.GetRequiredService<LogCallHandler>().HandleAsync(form, Stop)).Value?.Reference;
    }

    private async Task<(KeepOutcome Outcome, int Version)> KeepAsync(string user, int version, string content, string? record = null, bool takesOver = false)
    {
        var kept = await tracker.AsAsync<KeepDraftHandler, KeptDraft>(
            user, h => h.HandleAsync(new DraftToKeep(Key, version, "/engagements/new", record, "New call", content, null, takesOver), Stop));
        return (kept.Outcome, kept.Version);
    }

    private Task<bool> DiscardAsync(string user) => tracker.AsAsync<DiscardDraftHandler, bool>(user, h => h.HandleAsync(Key, Stop));

    private Task<bool> TakeBackAsync(string user) => tracker.AsAsync<TakeBackDraftHandler, bool>(user, h => h.HandleAsync(Key, Stop));

    private Task<FoundDraft?> FindAsync(string user) => tracker.AsAsync<IDbContextFactory<TrackerDbContext>, FoundDraft?>(user, async contexts =>
    {
        await using var db = await contexts.CreateDbContextAsync(Stop);
        return await FoundDraft.ByKeyAsync(db, Key);
    });
}
