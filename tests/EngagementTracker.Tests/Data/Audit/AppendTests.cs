using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Features.Engagements;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Features.Engagements.LogCall;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data.Audit;

public sealed class AppendTests
{
    private const int Writers = 20;
    private const int CallsEach = 5;

    [Fact]
    public async Task Twenty_writers_keep_one_order_without_gaps()
    {
        await using var tracker = await Tracker.StartAsync();
        var head = await Trail.HeadAsync(tracker);

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

        var entries = await Trail.EntriesAfterAsync(tracker, head);
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => head.Id + n), entries.Select(e => e.Id));
        Assert.Equal(Writers * CallsEach, entries.Where(e => e.Entity == "Engagement").Select(e => e.Record).Distinct().Count());
        Assert.Equal(new AuditFinding(new AuditHead(entries[^1].Id, Convert.ToHexStringLower(entries[^1].Hash!)), null, null), await Trail.VerifyAsync(tracker));
    }

    [Fact]
    public async Task A_save_that_fails_leaves_neither_an_entry_nor_a_gap()
    {
        await using var tracker = await Tracker.StartAsync();
        var head = await Trail.HeadAsync(tracker);

        await Assert.ThrowsAsync<DbUpdateException>(() => tracker.ReadAsync(async db =>
        {
            db.Units.Add(Unit.Create("NEW1", "A new unit", "Africa/Nairobi"));
            db.Units.Add(Unit.Create("AMER", "One that is there already", "Africa/Nairobi"));
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }));
        await tracker.ReadAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            db.Units.Add(Unit.Create("NEW2", "A unit given up", "Africa/Nairobi"));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
            return 0;
        });

        Assert.Equal(head, await Trail.HeadAsync(tracker));
        await Trail.GrowAsync(tracker, 1);
        Assert.Equal(head.Id + 1, (await Trail.HeadAsync(tracker)).Id);
        Assert.Null((await Trail.VerifyAsync(tracker)).Sentence);
    }

    [Fact]
    public async Task A_refusal_by_role_is_on_record_and_nothing_else_is()
    {
        await using var tracker = await Tracker.StartAsync();
        var (head, form, analyst) = (await Trail.HeadAsync(tracker), await CallForms.RutoRubioAsync(tracker), await tracker.UserIdAsync("analyst"));

        await Assert.ThrowsAsync<NotPermittedException>(() => CallForms.LogAsync(tracker, form, "analyst"));

        var entry = Assert.Single(await Trail.EntriesAfterAsync(tracker, head));
        Assert.Equal((AuditAction.Refused, RecordName.Of(analyst), "LogCall"), (entry.Action, entry.Record, entry.UseCase));
        Assert.Contains("LogCall: LogEngagements", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_reach_for_a_hidden_record_outlasts_what_was_undone()
    {
        await using var tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);
        var head = await Trail.HeadAsync(tracker);
        var secret = await tracker.ReadAsync(db => db.Engagements.AsNoTracking().FirstAsync(e => e.Marking == Marking.Secret));

        await Assert.ThrowsAsync<NotPermittedException>(() => tracker.AsAsync<Web.Data.TrackerDbContext, int>("analyst", async db =>
        {
            db.Begin("Reach");
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            db.Units.Add(Unit.Create("NEW3", "Undone too", "Africa/Nairobi"));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            db.Attach(secret).Property(e => e.Summary).CurrentValue = "Mine now.";
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }));

        var entry = Assert.Single(await Trail.EntriesAfterAsync(tracker, head));
        Assert.Equal((AuditAction.Refused, "Reach"), (entry.Action, entry.UseCase));
        Assert.DoesNotContain(secret.Reference, entry.Changes, StringComparison.Ordinal);
        Assert.False(await tracker.ReadAsync(db => db.Units.AnyAsync(u => u.Code == "NEW3")));
    }

    [Fact]
    public async Task Who_when_what_from_where_and_by_which_use_case_is_on_record()
    {
        await using var tracker = await Tracker.StartAsync();
        var (head, form) = (await Trail.HeadAsync(tracker), await CallForms.RutoRubioAsync(tracker));
        await using var scope = await tracker.AsAsync("officer");
        var user = (CurrentUser)scope.ServiceProvider.GetService(typeof(CurrentUser))!;
        user.Address = "192.0.2.17";

        await ((LogCallHandler)scope.ServiceProvider.GetService(typeof(LogCallHandler))!).HandleAsync(form, TestContext.Current.CancellationToken);

        var entries = await Trail.EntriesAfterAsync(tracker, head);
        Assert.Contains(entries, e => e is { Action: AuditAction.Added, Record: "ENG-2025-0001", Entity: "Participant" });
        Assert.All(entries, e => Assert.Equal(
            (user.Id, user.DisplayName, "LogCall", "192.0.2.17", tracker.Time.GetUtcNow().UtcDateTime), (e.ActorId, e.ActorName, e.UseCase, e.Address!, e.AtUtc)));
    }

    [Fact]
    public async Task A_change_and_a_removal_are_on_record_with_old_and_new()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var head = await Trail.HeadAsync(tracker);

        await tracker.AsAsync<Web.Data.TrackerDbContext, int>("officer", async db =>
        {
            db.Begin("Test");
            var person = await db.People.Include(p => p.Offices).FirstAsync(p => p.Offices.Count > 0, TestContext.Current.CancellationToken);
            db.Entry(person).Property(p => p.Name).CurrentValue = "Somebody else";
            db.Remove(person.Offices[0]);
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var entries = await Trail.EntriesAfterAsync(tracker, head);
        Assert.Equal([AuditAction.Changed, AuditAction.Removed], entries.Select(e => e.Action).Order());
        Assert.Contains("\"New\":\"Somebody else\"", entries.Single(e => e.Action == AuditAction.Changed).Changes, StringComparison.Ordinal);
    }
}
