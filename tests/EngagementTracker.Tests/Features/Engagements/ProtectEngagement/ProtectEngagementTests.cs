using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Engagements.ProtectEngagement;
using EngagementTracker.Web.Ui.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Engagements.ProtectEngagement;

public sealed class ProtectEngagementTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task Raising_takes_along_all_that_came_from_it()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified);

        Assert.Empty((await tracker.MarkAsync("officer", reference, Marking.Secret)).Problems);

        var family = await tracker.FamilyAsync(reference);
        Assert.Equal([Marking.Secret, Marking.Secret, Marking.Secret, Marking.Secret],
            [family.Engagement.Marking, family.Accounts.Single().Marking, family.Commitments.Single().Marking, family.FollowUps.Single().Marking]);
    }

    [Fact]
    public async Task Raising_reaches_also_what_the_one_who_raises_may_not_read()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified, "officer2");
        var hidden = await tracker.AddFollowUpAsync("manager", reference, Marking.Secret);
        Assert.False(await ReadsFollowUpAsync("officer2", hidden));

        Assert.Empty((await tracker.MarkAsync("officer2", reference, Marking.TopSecret)).Problems);

        Assert.All((await tracker.FamilyAsync(reference)).FollowUps, f => Assert.Equal(Marking.TopSecret, f.Marking));
        Assert.False(await ReadsFollowUpAsync("officer2", hidden));
    }

    [Fact]
    public async Task A_commitment_that_was_lowered_for_a_reason_is_raised_too()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Secret);
        var commitment = (await tracker.FamilyAsync(reference)).Commitments.Single().Reference;
        await Commitments.MarkCommitment.MarkCommitmentTests.MarkAsync(tracker, "manager", commitment, Marking.Restricted, Protecting.Reason);

        await tracker.MarkAsync("manager", reference, Marking.TopSecret);

        var raised = (await tracker.FamilyAsync(reference)).Commitments.Single();
        Assert.Equal((Marking.TopSecret, null), (raised.Marking, raised.LoweredBecause));
    }

    [Fact]
    public async Task Lowering_needs_a_reason_and_the_right()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Secret);

        Assert.Equal("Marking", Assert.Single((await tracker.MarkAsync("officer", reference, Marking.Restricted, Protecting.Reason)).Problems).Field);
        Assert.Equal("Reason", Assert.Single((await tracker.MarkAsync("manager", reference, Marking.Restricted)).Problems).Field);
        Assert.Empty((await tracker.MarkAsync("manager", reference, Marking.Restricted, Protecting.Reason)).Problems);

        var family = await tracker.FamilyAsync(reference);
        Assert.Equal((Marking.Restricted, Protecting.Reason), (family.Engagement.Marking, family.Engagement.MarkingReason));
        Assert.Equal(Marking.Secret, family.Commitments.Single().Marking); // stays until somebody says otherwise
    }

    [Fact]
    public async Task Lowering_takes_along_what_stood_at_the_old_marking_where_that_is_wanted()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Confidential);
        var higher = await tracker.AddFollowUpAsync("manager", reference, Marking.Secret);

        Assert.Empty((await tracker.MarkAsync("manager", reference, Marking.Restricted, Protecting.Reason, lowersTheRest: true)).Problems);

        var family = await tracker.FamilyAsync(reference);
        Assert.Equal(Marking.Restricted, family.Accounts.Single().Marking);
        Assert.Equal(Marking.Restricted, family.Commitments.Single().Marking);
        Assert.Equal(Marking.Secret, family.FollowUps.Single(f => f.Reference == higher).Marking);
        Assert.Equal(Marking.Restricted, family.FollowUps.Single(f => f.Reference != higher).Marking);
        family.AssertNobodyStandsBelowTheirParent();
    }

    [Fact]
    public async Task Nobody_but_the_drafter_marks_above_their_clearance()
    {
        var others = await tracker.LogMarkedAsync(Marking.Unclassified, "officer");
        var own = await tracker.LogMarkedAsync(Marking.Unclassified, "officer2");

        Assert.Equal("Marking", Assert.Single((await tracker.MarkAsync("officer2", others, Marking.Secret)).Problems).Field);
        Assert.Empty((await tracker.MarkAsync("officer2", own, Marking.Secret)).Problems);
    }

    [Fact]
    public async Task Whoever_would_lock_themselves_out_must_say_so()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified, "officer");
        var form = await tracker.FormAsync(reference);
        form.List.Add(new ReaderChoice(await tracker.UserIdAsync("analyst"), null, "", ""));

        Assert.Equal("LocksMeOut", Assert.Single((await tracker.ProtectAsync("officer2", form)).Problems).Field);
        form.LocksMeOut = true;
        Assert.Empty((await tracker.ProtectAsync("officer2", form)).Problems);

        Assert.True(await ReadsAsync("analyst", reference));
        Assert.True(await ReadsAsync("officer", reference)); // the drafter
        Assert.True(await ReadsAsync("manager", reference)); // the head of the unit
        Assert.False(await ReadsAsync("officer2", reference));
    }

    [Fact]
    public async Task Marking_and_list_change_together_although_the_list_locks_out()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Restricted, "officer2"); // of another unit than the manager's
        var form = await tracker.FormAsync(reference);
        (form.Marking, form.Reason, form.LowersTheRest, form.LocksMeOut) = (Marking.Unclassified, Protecting.Reason, true, true);
        form.List.Add(new ReaderChoice(await tracker.UserIdAsync("analyst"), null, "", ""));

        Assert.Empty((await tracker.ProtectAsync("manager", form)).Problems);

        Assert.False(await ReadsAsync("manager", reference));
        var family = await tracker.FamilyAsync(reference);
        Assert.All(family.FollowUps, f => Assert.Equal(Marking.Unclassified, f.Marking));
    }

    [Fact]
    public async Task A_glance_for_an_hour_is_no_right_to_the_list()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified, "officer2");
        var form = await tracker.FormAsync(reference);
        form.List.Add(new ReaderChoice(await tracker.UserIdAsync("analyst"), null, "", ""));
        await tracker.ProtectAsync("officer2", form);
        await using (var scope = await tracker.AsAsync("manager"))
        {
            await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
            db.Begin(this);
            var engagement = await db.Engagements.IgnoreQueryFilters().SingleAsync(e => e.Reference == reference, TestContext.Current.CancellationToken);
            db.BreakGlasses.Add(BreakGlass.Open(engagement.Id, engagement.Reference, await tracker.UserIdAsync("manager"), "An emergency.", tracker.Time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        Assert.True(await ReadsAsync("manager", reference));

        var wider = await tracker.FormAsync(reference);
        wider.List.Clear();

        Assert.Contains("beyond its list", Assert.Single((await tracker.ProtectAsync("manager", wider)).Problems).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("analyst")]
    [InlineData("admin")]
    public async Task Is_refused_to_whoever_logs_no_engagements(string user)
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified);

        await Assert.ThrowsAsync<NotPermittedException>(() => tracker.MarkAsync(user, reference, Marking.Restricted));
    }

    [Fact]
    public async Task A_record_that_is_hidden_is_refused_as_one_that_is_missing()
    {
        var form = await tracker.FormAsync(await tracker.LogMarkedAsync(Marking.Secret, "officer"));
        var missing = new ProtectEngagementForm { Reference = "ENG-2025-0999", Version = 1, Before = form.Before, DrafterId = form.DrafterId, Marking = form.Marking };

        var hidden = Assert.Single((await tracker.ProtectAsync("officer2", form)).Problems);

        Assert.Equal($"There is no {form.Reference}. Check the reference.", hidden.Sentence);
        Assert.Equal("There is no ENG-2025-0999. Check the reference.", Assert.Single((await tracker.ProtectAsync("officer2", missing)).Problems).Sentence);
    }

    [Fact]
    public async Task Two_at_once_do_not_overwrite_each_other()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified);
        var form = await tracker.FormAsync(reference);
        await tracker.MarkAsync("officer", reference, Marking.Restricted);
        form.Marking = Marking.Confidential;

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => tracker.ProtectAsync("officer", form));
    }

    [Fact]
    public async Task The_history_says_what_was_changed_in_words()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified);
        var form = await tracker.FormAsync(reference);
        (form.Marking, form.Reason) = (Marking.TopSecret, "They asked us to.");
        form.List.Add(new ReaderChoice(null, new UnitId(1), "", ""));
        tracker.Time.Advance(TimeSpan.FromHours(1));
        await tracker.ProtectAsync("manager", form);

        var history = await tracker.AsAsync<RecordHistory, IReadOnlyList<HistoryEntry>>("manager", h => h.ReadAsync(reference, TestContext.Current.CancellationToken));

        var lines = history[0].Lines;
        Assert.Contains(new HistoryField("Marking", "Unclassified", "Top secret"), lines.Single(l => l.Title == "Engagement changed").Fields);
        Assert.Contains(lines, l => l.Title == "Need-to-know list: added" && l.Fields.Contains(new HistoryField("Unit", null, "Americas Desk")));
    }

    [Fact]
    public async Task What_is_hidden_may_be_raised_unseen_but_never_lowered()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified, "officer2");
        var hidden = await tracker.AddFollowUpAsync("manager", reference, Marking.Secret);

        await Assert.ThrowsAsync<NotPermittedException>(() => tracker.AsAsync<IDbContextFactory<TrackerDbContext>, int>("officer2", async contexts =>
        {
            await using var db = await contexts.CreateDbContextAsync();
            db.Begin(this);
            var followUp = await db.FollowUps.IgnoreQueryFilters().Include(f => f.Engagement).SingleAsync(f => f.Reference == hidden);
            followUp.Mark(Marking.Unclassified);
            return await db.SaveChangesAsync();
        }));
    }

    private Task<bool> ReadsAsync(string user, string reference) => tracker.AsAsync<IDbContextFactory<TrackerDbContext>, bool>(user, async contexts =>
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Engagements.AnyAsync(e => e.Reference == reference);
    });

    private Task<bool> ReadsFollowUpAsync(string user, string reference) => tracker.AsAsync<IDbContextFactory<TrackerDbContext>, bool>(user, async contexts =>
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.FollowUps.AnyAsync(f => f.Reference == reference);
    });
}
