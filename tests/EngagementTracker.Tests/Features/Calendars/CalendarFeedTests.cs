using System.Text;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Tests.Calendars;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Calendar;
using EngagementTracker.Web.Features.Calendars.OpenFeed;
using EngagementTracker.Web.Features.Calendars.RevokeFeed;
using EngagementTracker.Web.Features.FollowUps.CompleteFollowUp;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Calendars;

public sealed class CalendarFeedTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task What_a_feed_holds_is_understood_by_a_parser_that_is_not_ours()
    {
        var text = await ReadAsync((await OpenAsync("manager", new OpenFeedForm { Of = FeedOf.Party, Party = await PartyAsync("US") })).Secret);
        var read = await IcalJs.ReadAsync(text!);

        var open = await tracker.ReadAsync(async db => new
        {
            Party = await db.Parties.Where(p => p.Code == "US").Select(p => p.Id).SingleAsync(),
            FollowUps = await db.FollowUps.Where(f => f.DoneUtc == null).ToListAsync(),
        });
        Assert.Equal("PUBLISH", read.Method);
        Assert.All(open.FollowUps.Where(f => f.CounterpartId == open.Party), f =>
        {
            var entry = Assert.Single(read.Events, e => e.Uid == $"{f.Reference}@{CalendarFile.Domain}");
            Assert.True(entry.IsDay);
            Assert.Equal((f.DueOn.ToString("yyyy-MM-dd"), f.Version, "CONFIRMED"), (entry.Start, entry.Sequence, entry.Status));
            Assert.Equal(f.Marking == Marking.Unclassified ? $"Due: {f.Action} ({f.Reference})" : $"Due: {f.Reference}", entry.Summary);
        });
        Assert.Contains(read.Events, e => e.Uid.StartsWith("ENG", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_comes_back_the_same_through_the_library_and_no_line_is_longer_than_75_bytes()
    {
        var text = await ReadAsync((await OpenAsync("officer", new OpenFeedForm())).Secret);

        Assert.All(text!.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        var back = global::Ical.Net.Calendar.Load(text)!;
        var read = await IcalJs.ReadAsync(text);
        Assert.Equal(read.Events.Select(e => (e.Uid, e.Summary, e.Sequence)).Order(), back.Events.Select(e => (e.Uid!, e.Summary!, e.Sequence)).Order());
    }

    [Fact]
    public async Task Commas_semicolons_line_breaks_and_long_words_in_every_script_arrive_as_they_were()
    {
        const string hard = "Ask, then wait; write “C:\\notes”\nand ĀĒĪ القمة الاستثنائية 首脑会议 — naïve façade, again and again and again until the line is too long";
        await tracker.ReadAsync(db => db.FollowUps.Where(f => f.DoneUtc == null && f.Marking == Marking.Unclassified).ExecuteUpdateAsync(s => s.SetProperty(f => f.Action, hard)));
        var read = await IcalJs.ReadAsync((await ReadAsync((await OpenAsync("officer", new OpenFeedForm())).Secret))!);

        var entry = read.Events.First(e => e.Uid.StartsWith("FUP", StringComparison.Ordinal) && e.Status == "CONFIRMED");
        Assert.Equal($"Due: {hard} ({entry.Uid.Split('@')[0]})", entry.Summary);
    }

    [Fact]
    public async Task The_sequence_rises_with_a_change_and_what_is_done_is_cancelled()
    {
        var secret = (await OpenAsync("officer", new OpenFeedForm())).Secret;
        var officer = await tracker.UserIdAsync("officer");
        var reference = await tracker.ReadAsync(db => db.FollowUps.Where(f => f.OwnerId == officer && f.DoneUtc == null).Select(f => f.Reference).FirstAsync());
        var before = await EntryAsync(secret, reference);

        await tracker.AsAsync<CompleteFollowUpHandler, Answer<string>>("officer", h => h.HandleAsync(reference));
        var after = await EntryAsync(secret, reference);
        Assert.Equal(("CONFIRMED", "CANCELLED", before!.Sequence + 1), (before.Status, after!.Status, after.Sequence));

        tracker.Time.Advance(TimeSpan.FromDays(FeedContent.DaysKept + 1));
        Assert.Null(await EntryAsync(secret, reference));
    }

    [Fact]
    public async Task An_engagement_with_a_clock_time_keeps_its_zone()
    {
        var reference = await tracker.ReadAsync(async db =>
        {
            var newest = await db.Engagements.Where(e => e.DrafterId == db.Users.First(u => u.UserName == "officer").Id && e.Marking == Marking.Unclassified)
                .OrderByDescending(e => e.When.Date).FirstAsync();
            await db.Database.ExecuteSqlAsync($"""UPDATE "Engagements" SET "StartTime" = '16:30:00', "EndTime" = '17:15:00', "TimeZone" = 'America/New_York' WHERE "Reference" = {newest.Reference}""");
            return (newest.Reference, newest.When.Date);
        });

        var entry = (await EntryAsync((await OpenAsync("officer", new OpenFeedForm())).Secret, reference.Reference))!;

        Assert.Equal("America/New_York", entry.Zone);
        Assert.Equal($"{reference.Date:yyyy-MM-dd}T21:30:00.000Z", entry.StartUtc);
        Assert.Equal($"{reference.Date:yyyy-MM-dd}T17:15:00", entry.End);
    }

    [Fact]
    public async Task What_its_owner_may_not_read_is_not_there_and_rights_are_those_of_the_moment()
    {
        var secret = (await OpenAsync("analyst", new OpenFeedForm { Of = FeedOf.Party, Party = await PartyAsync("US") })).Secret;
        var before = (await IcalJs.ReadAsync((await ReadAsync(secret))!)).Events.Count;
        var analyst = await tracker.UserIdAsync("analyst");
        var own = await tracker.ReadAsync(db => db.FollowUps.Where(f => f.DrafterId == analyst).Select(f => f.Reference).ToListAsync());
        Assert.True(before > own.Count);

        await tracker.ReadAsync(db => db.Users.Where(u => u.UserName == "analyst").ExecuteUpdateAsync(s => s.SetProperty(u => u.Clearance, (Marking?)null)));
        var after = await IcalJs.ReadAsync((await ReadAsync(secret))!);

        // What one drafted one always reads.
        Assert.All(after.Events, e => Assert.Contains(e.Uid.Split('@')[0], own));
    }

    [Fact]
    public async Task A_marked_record_is_there_by_its_reference_only()
    {
        await tracker.ReadAsync(db => db.FollowUps.Where(f => f.Marking == Marking.Unclassified).ExecuteUpdateAsync(s => s.SetProperty(f => f.Marking, Marking.Restricted)));
        await tracker.ReadAsync(db => db.Commitments.Where(c => c.Marking == Marking.Unclassified).ExecuteUpdateAsync(s => s.SetProperty(c => c.Marking, Marking.Restricted)));
        await tracker.ReadAsync(db => db.Engagements.Where(e => e.Marking == Marking.Unclassified).ExecuteUpdateAsync(s => s.SetProperty(e => e.Marking, Marking.Restricted)));

        var read = await IcalJs.ReadAsync((await ReadAsync((await OpenAsync("officer", new OpenFeedForm())).Secret))!);

        Assert.NotEmpty(read.Events);
        Assert.All(read.Events, e => Assert.Contains(e.Summary, (string[])[e.Uid.Split('@')[0], $"Due: {e.Uid.Split('@')[0]}"]));
    }

    [Fact]
    public async Task Neither_a_wrong_secret_nor_a_revoked_one_nor_one_of_a_disabled_owner_opens_anything()
    {
        var opened = await OpenAsync("officer", new OpenFeedForm());
        Assert.NotNull(await ReadAsync(opened.Secret));
        Assert.Null(await ReadAsync(opened.Secret[..^1] + (opened.Secret[^1] == 'A' ? 'B' : 'A')));

        await tracker.ReadAsync(db => db.Users.Where(u => u.UserName == "officer").ExecuteUpdateAsync(s => s.SetProperty(u => u.IsDisabled, true)));
        Assert.Null(await ReadAsync(opened.Secret));
        await tracker.ReadAsync(db => db.Users.Where(u => u.UserName == "officer").ExecuteUpdateAsync(s => s.SetProperty(u => u.IsDisabled, false)));
        Assert.NotNull(await ReadAsync(opened.Secret));

        Assert.Null((await RevokeAsync("analyst", opened.Feed.Id)).Value);
        Assert.NotNull(await ReadAsync(opened.Secret));
        Assert.NotNull((await RevokeAsync("officer", opened.Feed.Id)).Value);
        Assert.Null(await ReadAsync(opened.Secret));
    }

    [Fact]
    public async Task The_secret_is_in_no_table()
    {
        var opened = await OpenAsync("officer", new OpenFeedForm());
        Assert.True(opened.Secret.Length >= 43);
        var trail = await tracker.ReadAsync(db => db.AuditEntries.IgnoreQueryFilters().Where(a => a.UseCase == "OpenFeed").Select(a => a.Changes).ToListAsync());
        Assert.NotEmpty(trail);
        Assert.All(trail, changes => Assert.DoesNotContain("SecretHash", changes));
        Assert.DoesNotContain(opened.Secret, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(tracker.DatabaseFile, TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData(FeedOf.Unit, "Unit")]
    [InlineData(FeedOf.Party, "Party")]
    public async Task A_feed_of_a_unit_or_a_party_says_which(FeedOf of, string field) => Assert.Equal(
        field,
        Assert.Single((await tracker.AsAsync<OpenFeedHandler, Answer<OpenedFeed>>("officer", h => h.HandleAsync(new OpenFeedForm { Of = of }))).Problems).Field);

    private async Task<OpenedFeed> OpenAsync(string user, OpenFeedForm form) =>
        (await tracker.AsAsync<OpenFeedHandler, Answer<OpenedFeed>>(user, h => h.HandleAsync(form))).Value!;

    private Task<Answer<CalendarFeed>> RevokeAsync(string user, CalendarFeedId id) =>
        tracker.AsAsync<RevokeFeedHandler, Answer<CalendarFeed>>(user, h => h.HandleAsync(id));

    private Task<global::EngagementTracker.Domain.Parties.PartyId> PartyAsync(string code) => tracker.ReadAsync(db => db.Parties.Where(p => p.Code == code).Select(p => p.Id).SingleAsync());

    private async Task<string?> ReadAsync(string secret)
    {
        await using var scope = tracker.AsNobody();
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        return await FeedDoor.OpenAsync(db, user, secret, default) is { } feed
            ? await FeedContent.WriteAsync(db, feed, "https://tracker.example", tracker.Time.GetUtcNow().UtcDateTime, default) : null;
    }

    private async Task<IcalJs.Entry?> EntryAsync(string secret, string reference) =>
        (await IcalJs.ReadAsync((await ReadAsync(secret))!)).Events.SingleOrDefault(e => e.Uid == CalendarFile.UidOf(reference));
}
