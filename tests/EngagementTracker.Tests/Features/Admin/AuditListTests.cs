using EngagementTracker.Tests.Data.Audit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Features.Admin;
using EngagementTracker.Web.Features.Admin.VerifyAudit;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Admin;

public sealed class AuditListTests
{
    private static readonly DateTimeOffset AfterTheDemo = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_list_shows_the_newest_first_and_only_what_the_reader_may_read()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);
        var visible = await tracker.AsAsync<TrackerDbContext, List<string>>("admin", db => db.Engagements.Select(e => e.Reference).ToListAsync());

        var mine = await RowsAsync(tracker, "admin", new(null, null, null, null, null, null));

        Assert.Equal(mine.OrderByDescending(r => r.Id).Select(r => r.Id), mine.Select(r => r.Id));
        Assert.DoesNotContain(mine, r => r.Record.StartsWith("ENG-", StringComparison.Ordinal) && !visible.Contains(r.Record));
        Assert.Contains(mine, r => r.Record.StartsWith("user:", StringComparison.Ordinal));
        Assert.True(mine.Count < (await Trail.EntriesAsync(tracker)).Count);
    }

    [Theory]
    [InlineData("not sig", null, null, null, null, null, 1)]
    [InlineData(null, "Refused", null, null, null, null, 1)]
    [InlineData(null, null, "user:3", null, null, null, 2)]
    [InlineData(null, null, "user:", null, null, null, 3)]
    [InlineData(null, null, null, "sign in", null, null, 2)]
    [InlineData(null, null, null, null, "2025-02-05", null, 3)]
    [InlineData(null, null, null, "sign in", "2025-02-05", "2025-02-05", 2)]
    [InlineData(null, null, null, null, "2025-02-06", null, 0)]
    public async Task The_filters_narrow_it(string? who, string? action, string? record, string? useCase, string? from, string? to, int count)
    {
        await using var tracker = await Tracker.StartAsync();
        tracker.Time.Advance(TimeSpan.FromDays(2)); // 5 February, 12:00 in Nairobi
        var id = await tracker.UserIdAsync("analyst");
        await using (var scope = tracker.AsNobody())
        {
            var signIn = (RecordedSignIn)scope.ServiceProvider.GetService(typeof(Microsoft.AspNetCore.Identity.SignInManager<User>))!;
            ((CurrentUser)scope.ServiceProvider.GetService(typeof(CurrentUser))!).Address = "192.0.2.17";
            await signIn.RecordFailureAsync(null, "Unknown user name");
            await signIn.RecordFailureAsync(new User { Id = id }, "Wrong password");
        }
        await tracker.AsAsync<TrackerDbContext, int>("officer", async db =>
        {
            db.Begin("Test");
            await db.RefuseAsync("something");
            return 0;
        });
        var wanted = record == "user:3" ? RecordName.Of(id) : record;

        var rows = await RowsAsync(tracker, "admin", new(who == "not sig" ? "not sig" : who, action, wanted, useCase, from, to));

        var fresh = rows.Where(r => r.AtUtc.Day == 5).ToList();
        Assert.Equal(count, who is null && wanted == RecordName.Of(id) ? rows.Count : who is not null ? fresh.Count - 1 : fresh.Count);
    }

    [Fact]
    public async Task The_pages_hold_each_entry_once_and_lead_to_the_first()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);
        var all = await RowsAsync(tracker, "manager", Everything);
        Assert.True(all.Count > 2 * AuditList.Size);

        List<AuditListRow> paged = [];
        for (AuditPlace? place = null; ;)
        {
            var part = await PageAsync(tracker, "manager", Everything, place);
            paged.AddRange(part.Rows);
            if (part.Next is null) break;
            Assert.Equal(AuditList.Size, part.Rows.Count);
            place = AuditPlace.Read(part.Next.ToString());
        }

        Assert.Equal(all.Select(r => r.Id), paged.Select(r => r.Id));
    }

    [Fact]
    public async Task Where_very_many_entries_show_nothing_the_page_ends_and_says_where_to_look_on()
    {
        await using var tracker = await Tracker.StartAsync();
        var shown = await RowsAsync(tracker, "admin", Everything);
        await tracker.ReadAsync(db => db.Database.ExecuteSqlAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {AuditList.MostLookedAt + 1})
            INSERT INTO AuditEntries (Id, AtUtc, ActorName, Action, Record, Entity, UseCase, Changes, Hash)
            SELECT (SELECT MAX(Id) FROM AuditEntries) + i, '2025-02-04 09:00:00', 'Somebody', 1, 'ENG-2025-9999', 'Engagement', 'Test', '[]', x'00' FROM n
            """));

        // An administrator without clearance reads of the directory, and finds it at once.
        Assert.Equal(shown.Take(AuditList.Size).Select(r => r.Id), (await PageAsync(tracker, "admin", Everything, null)).Rows.Select(r => r.Id));

        var readable = (await RowsAsync(tracker, "manager", Everything)).Take(AuditList.Size).Select(r => r.Id).ToList();
        var first = await PageAsync(tracker, "manager", Everything, null);
        var second = await PageAsync(tracker, "manager", Everything, first.Next);
        var before = await PageAsync(tracker, "manager", Everything with { To = "2025-02-03" }, null);
        var ofOne = await PageAsync(tracker, "manager", Everything with { Record = shown[^1].Record }, null);

        Assert.Empty(first.Rows);
        Assert.NotNull(first.Next);
        Assert.Equal(readable, second.Rows.Select(r => r.Id));
        Assert.Equal(readable, before.Rows.Select(r => r.Id));
        Assert.Contains(shown[^1].Id, ofOne.Rows.Select(r => r.Id));
    }

    [Fact]
    public async Task An_administrator_who_heads_a_unit_sees_its_records_too()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);
        await tracker.ReadAsync(db => db.Database.ExecuteSqlAsync($"""UPDATE "Units" SET "HeadId" = (SELECT "Id" FROM "Users" WHERE "UserName" = 'admin')"""));

        var part = await PageAsync(tracker, "admin", Everything with { Record = "ENG-" }, null);

        Assert.Equal(AuditList.Size, part.Rows.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("x.y")]
    [InlineData("9223372036854775807.1")]
    [InlineData("-1.1")]
    public void What_is_no_place_in_the_address_means_the_newest(string? place) => Assert.Null(AuditPlace.Read(place));

    [Fact]
    public async Task The_handler_verifies_the_trail_and_says_how_far_it_is()
    {
        await using var tracker = await Tracker.StartAsync();
        var head = await Trail.HeadAsync(tracker);

        var whole = await tracker.AsAsync<VerifyAuditHandler, AuditFinding>("admin", h => h.HandleAsync());
        await Trail.TamperAsync(tracker, """DELETE FROM "AuditEntries" WHERE "Id" = 100""");
        var broken = await tracker.AsAsync<VerifyAuditHandler, AuditFinding>("admin", h => h.HandleAsync());

        Assert.Equal(new AuditFinding(head, null, null), whole);
        Assert.Equal((100L, "Entry 100 is missing: entry 101 comes next."), (broken.FirstBad!.Value, broken.Sentence));
    }

    [Theory]
    [InlineData("officer")]
    [InlineData("analyst")]
    [InlineData("manager")]
    public async Task Who_is_no_administrator_may_not_verify(string user)
    {
        await using var tracker = await Tracker.StartAsync();

        await Assert.ThrowsAsync<NotPermittedException>(() => tracker.AsAsync<VerifyAuditHandler, AuditFinding>(user, h => h.HandleAsync()));
    }

    private static AuditFilter Everything { get; } = new(null, null, null, null, null, null);

    private static Task<AuditPart> PageAsync(Tracker tracker, string user, AuditFilter filter, AuditPlace? place) =>
        tracker.AsAsync<IServiceProvider, AuditPart>(user, services => AuditList.PageAsync(
            (TrackerDbContext)services.GetService(typeof(TrackerDbContext))!, filter, (CurrentUser)services.GetService(typeof(CurrentUser))!, place));

    private static Task<List<AuditListRow>> RowsAsync(Tracker tracker, string user, AuditFilter filter) =>
        tracker.AsAsync<IServiceProvider, List<AuditListRow>>(user, services => AuditList.Rows(
            (TrackerDbContext)services.GetService(typeof(TrackerDbContext))!, filter, (CurrentUser)services.GetService(typeof(CurrentUser))!).ToListAsync());
}
