using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Features.Access.BreakTheGlass;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Access;

/// <summary>Who may break the glass for what, what is on record then, and for how long it lasts. The handler is BreakGlassHandler.</summary>
public sealed class BreakGlassTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("officer")]
    [InlineData("officer2")]
    [InlineData("admin")]
    public async Task Who_heads_no_unit_is_refused_and_that_is_on_record(string user)
    {
        await using var tracker = await Glass.DemoAsync();
        var limited = await tracker.LimitedAsync();
        await using var scope = await tracker.AsAsync(user);

        await Assert.ThrowsAsync<NotPermittedException>(() => scope.BreakAsync(limited.Engagement));

        Assert.Equal([("Refused", "BreakGlass: a head of unit")], await RefusalsAsync(scope));
        Assert.Empty(await BrokenAsync(tracker));
    }

    [Fact]
    public async Task Nobody_is_refused()
    {
        await using var tracker = await Glass.DemoAsync();
        await using var scope = tracker.AsNobody();

        await Assert.ThrowsAsync<NotPermittedException>(() => scope.BreakAsync("ENG-2025-0001"));
    }

    public static TheoryData<Marking?> TooLow => [new TheoryDataRow<Marking?>(null), new(Marking.Unclassified), new(Marking.Restricted)];

    [Theory]
    [MemberData(nameof(TooLow))]
    public async Task What_lies_above_the_clearance_is_refused_in_the_words_for_what_is_not_there(Marking? clearance)
    {
        await using var tracker = await Glass.DemoAsync();
        var limited = await tracker.LimitedAsync();
        await using var scope = await tracker.HeadAsync(clearance);

        foreach (var reference in (string[])[limited.Engagement, limited.Commitment, limited.FollowUp, "ENG-1999-9999", "COM-1999-9999", "FUP-1999-9999"])
            Assert.Equal($"There is no {reference} that you may open.", Assert.Single((await scope.BreakAsync(reference)).Problems).Sentence);

        Assert.Equal(
            ((string[])[limited.Engagement, limited.Commitment, limited.FollowUp, "ENG-1999-9999", "COM-1999-9999", "FUP-1999-9999"])
                .Select(r => ("Refused", $"BreakGlass: {r}")),
            await RefusalsAsync(scope));
        Assert.Empty(await BrokenAsync(tracker));
        Assert.Equal(0, await scope.SightAsync(limited));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_head_with_the_clearance_opens_the_engagement_with_all_that_came_from_it(int asked)
    {
        await using var tracker = await Glass.DemoAsync();
        var limited = await tracker.LimitedAsync();
        await using var scope = await tracker.AsAsync(Glass.Head);
        Assert.Equal(0, await scope.SightAsync(limited));

        var reference = (string[])[limited.Engagement, limited.Commitment, limited.FollowUp];
        var answer = await scope.BreakAsync($" {reference[asked].ToLowerInvariant()} ");

        Assert.Equal(new OpenedRecord(limited.Engagement, WasReadable: false), answer.Value);
        Assert.Equal(3, await scope.SightAsync(limited));
        Assert.Empty(await RefusalsAsync(scope));
    }

    [Fact]
    public async Task It_opens_no_other_record_and_for_nobody_else()
    {
        await using var tracker = await Glass.DemoAsync();
        var limited = await tracker.LimitedAsync();
        await using var scope = await tracker.AsAsync(Glass.Head);
        var before = await scope.ReadAsync(db => db.Engagements.Select(e => e.Reference).ToListAsync(Stop));
        await scope.BreakAsync(limited.Engagement);

        var after = await scope.ReadAsync(db => db.Engagements.Select(e => e.Reference).ToListAsync(Stop));
        Assert.Equal([limited.Engagement], after.Except(before));
        await using var colleague = tracker.As(new UserId(77), Roles.Analyst, await UnitAsync(tracker, "PLAN"), Marking.TopSecret);
        Assert.Equal(0, await colleague.SightAsync(limited));
    }

    [Fact]
    public async Task A_part_that_is_marked_above_the_clearance_stays_shut()
    {
        await using var tracker = await Glass.DemoAsync();
        var higher = await tracker.ReadAsync(db => db.Commitments.Where(c => c.Marking == Marking.Confidential
            && db.Engagements.Any(e => e.Id == c.EngagementId && e.Marking == Marking.Unclassified)).Select(c => c.Reference).SingleAsync(Stop));
        await using var scope = await tracker.HeadAsync(Marking.Restricted);

        Assert.Equal($"There is no {higher} that you may open.", Assert.Single((await scope.BreakAsync(higher)).Problems).Sentence);
        Assert.Empty(await BrokenAsync(tracker));
    }

    [Fact]
    public async Task What_is_readable_already_is_pointed_to_and_nothing_is_broken()
    {
        await using var tracker = await Glass.DemoAsync();
        await using var scope = await tracker.AsAsync(Glass.Head);

        foreach (var reference in (string[])["ENG-2025-0001", "COM-2025-0001", (await tracker.LimitedAsync()).Engagement])
        {
            if (reference != "ENG-2025-0001" && reference != "COM-2025-0001") await scope.BreakAsync(reference);
            Assert.Equal(new OpenedRecord(reference, WasReadable: true), (await scope.BreakAsync(reference)).Value);
        }
        Assert.Single(await BrokenAsync(tracker));
        Assert.Empty(await RefusalsAsync(scope));
    }

    [Theory]
    [InlineData(null, Glass.Reason, "Reference", "Enter the record's reference, such as ENG-2025-0007.")]
    [InlineData("the call of August", Glass.Reason, "Reference", "This is no reference. References look like ENG-2025-0007, COM-2025-0031 or FUP-2025-0102.")]
    [InlineData("ENG-2025-000000000000000000001", Glass.Reason, "Reference", "This is no reference. References look like ENG-2025-0007, COM-2025-0031 or FUP-2025-0102.")]
    [InlineData("ENG-2025-0003", null, "Reason", "Say why you must read it.")]
    [InlineData("ENG-2025-0003", " \n ", "Reason", "Say why you must read it.")]
    [InlineData("ENG-2025-0003", "urgent\n now", "Reason", "Say why in a few words, so that its drafter understands.")]
    public async Task Without_a_reference_and_a_reason_in_words_nothing_is_opened(string? reference, string? reason, string field, string sentence)
    {
        await using var tracker = await Glass.DemoAsync();
        await using var scope = await tracker.AsAsync(Glass.Head);

        Assert.Equal(new Problem(field, sentence), Assert.Single((await scope.BreakAsync(reference, reason)).Problems));
        Assert.Empty(await BrokenAsync(tracker));
    }

    [Theory]
    [InlineData(BreakGlass.ReasonLimit, true)]
    [InlineData(BreakGlass.ReasonLimit + 1, false)]
    public async Task A_reason_is_as_long_as_the_domain_allows(int length, bool accepted)
    {
        await using var tracker = await Glass.DemoAsync();
        var limited = await tracker.LimitedAsync();
        await using var scope = await tracker.AsAsync(Glass.Head);

        var answer = await scope.BreakAsync(limited.Engagement, "a b c".PadRight(length, 'x'));

        Assert.Equal(accepted, answer.Value is not null);
        Assert.Equal(accepted ? [] : [new Problem("Reason", "The reason has 501 characters; shorten it to 500.")], answer.Problems);
    }

    [Fact]
    public async Task The_trail_says_who_when_and_why_under_the_record()
    {
        await using var tracker = await Glass.DemoAsync();
        var limited = await tracker.LimitedAsync();
        await using var scope = await tracker.AsAsync(Glass.Head);
        await scope.BreakAsync(limited.Commitment);

        var entry = Assert.Single(await tracker.ReadAsync(db => db.AuditEntries.Where(a => a.Entity == nameof(BreakGlass)).ToListAsync(Stop)));
        Assert.Equal((limited.Engagement, AuditAction.Added, "BreakGlass", "Naliaka Wekesa"), (entry.Record, entry.Action, entry.UseCase, entry.ActorName));
        Assert.Contains(Glass.Reason, entry.Changes, StringComparison.Ordinal);
        Assert.Equal(tracker.Time.GetUtcNow().UtcDateTime, entry.AtUtc);
    }

    [Fact]
    public async Task Its_drafter_and_the_head_of_its_unit_are_told_on_their_own_clock()
    {
        await using var tracker = await Glass.DemoAsync();
        var limited = await tracker.LimitedAsync();
        await using var scope = await tracker.AsAsync(Glass.Head);
        await scope.BreakAsync(limited.Engagement);

        var sentence = $"Naliaka Wekesa opened {limited.Engagement} by break glass until 13:00 (Africa/Nairobi): “{Glass.Reason.TrimEnd('.')}”.";
        foreach (var (user, told) in ((string, bool)[])[("officer", true), ("manager", true), ("officer2", false), (Glass.Head, false), ("admin", false)])
        {
            await using var reader = await tracker.AsAsync(user);
            var notices = await reader.ReadAsync(db => db.Notices.ToListAsync(Stop));
            Assert.Equal(told ? [(limited.Engagement, sentence, null)] : [], notices.Select(n => (n.Record, n.Sentence, n.SeenUtc)));
        }
    }

    [Fact]
    public async Task The_hour_ends_to_the_second()
    {
        await using var tracker = await Glass.DemoAsync();
        var limited = await tracker.LimitedAsync();
        await using var scope = await tracker.AsAsync(Glass.Head);
        await scope.BreakAsync(limited.Engagement);

        tracker.Time.Advance(BreakGlass.Duration - TimeSpan.FromSeconds(1));
        Assert.Equal(3, await scope.SightAsync(limited));
        tracker.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, await scope.SightAsync(limited));

        Assert.False((await scope.BreakAsync(limited.Engagement)).Value!.WasReadable);
        Assert.Equal(3, await scope.SightAsync(limited));
        Assert.Equal(2, (await BrokenAsync(tracker)).Count);
    }

    private static Task<UnitId> UnitAsync(Tracker tracker, string code) =>
        tracker.ReadAsync(db => db.Units.Where(u => u.Code == code).Select(u => u.Id).SingleAsync(Stop));

    private static Task<List<BreakGlass>> BrokenAsync(Tracker tracker) =>
        tracker.ReadAsync(db => db.BreakGlasses.IgnoreQueryFilters().ToListAsync(Stop));

    /// <summary>What the scope's user was refused, and how it reads on record.</summary>
    private static async Task<IEnumerable<(string, string)>> RefusalsAsync(AsyncServiceScope scope)
    {
        var me = scope.ServiceProvider.GetRequiredService<CurrentUser>().SignedInId;
        var entries = await scope.ReadAsync(db => db.AuditEntries.IgnoreQueryFilters()
            .Where(a => a.ActorId == me && a.Action == AuditAction.Refused).OrderBy(a => a.Id).ToListAsync(Stop));
        return entries.Select(e => (e.Action.ToString(), System.Text.Json.JsonSerializer.Deserialize<List<FieldChange>>(e.Changes)!.Single().New!));
    }
}
