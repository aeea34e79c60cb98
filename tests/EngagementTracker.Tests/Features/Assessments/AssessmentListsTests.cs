using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Features.Commitments.Assess;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Assessments;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Assessments;

public sealed class AssessmentListsTests : IAsyncLifetime
{
    private const string Stip = "COM-2025-0001";
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Assessing.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task Due_is_what_was_confirmed_and_is_no_request_and_was_there_in_the_half_year()
    {
        Assert.Empty(await DueAsync());
        var all = await tracker.ReadAsync(db => db.Commitments.Select(c => new { c.Reference, c.Class, c.MadeOn }).ToListAsync());
        await tracker.ConfirmAsync([.. all.Select(c => c.Reference)]);

        var expected = all.Where(c => c.Class != CommitmentClass.Request && c.MadeOn <= Assessing.Period.To).Select(c => c.Reference).ToHashSet();

        Assert.Subset(expected, (await DueAsync("manager")).ToHashSet());
        Assert.Contains(Stip, await DueAsync());
        Assert.DoesNotContain(all.First(c => c.Class == CommitmentClass.Request).Reference, await DueAsync("manager"));
        Assert.DoesNotContain(all.First(c => c.MadeOn > Assessing.Period.To).Reference, await DueAsync("manager"));
    }

    [Fact]
    public async Task What_ended_before_the_half_year_is_not_due_for_it()
    {
        await tracker.ConfirmAsync(Stip);
        await tracker.ReadAsync(async db =>
        {
            var commitment = await db.Commitments.SingleAsync(c => c.Reference == Stip);
            var (reporter, accepter) = (await tracker.UserIdAsync("officer"), await tracker.UserIdAsync("manager"));
            var utc = tracker.Time.GetUtcNow().UtcDateTime;
            var link = commitment.AddLink("https://example.org/", "Signed", reporter, utc);
            await db.SaveChangesAsync();
            commitment.Report(new OutcomeFacts(Outcome.Fulfilled, Assessing.Period.From.AddDays(-1), "Signed.", [link]), reporter, utc);
            await db.SaveChangesAsync();
            commitment.Accept(accepter, utc);
            return await db.SaveChangesAsync();
        });

        Assert.Empty(await DueAsync());
        Assert.Equal([Stip], await DueAsync(period: Assessing.Period.Before));
    }

    [Fact]
    public async Task What_is_assessed_or_waits_for_its_second_or_to_be_settled_is_not_due_for_anybody()
    {
        await tracker.ConfirmAsync(Stip);
        Assert.Equal([Stip], await DueAsync());

        await tracker.AssessAsync("analyst", await tracker.FormAsync(Stip, G7Score.Full, Completion.Complete, "analyst2"));
        Assert.All(["analyst", "analyst2", "manager"], user => Assert.Empty(DueAsync(user).Result));
        await tracker.SecondAsync("analyst2", await tracker.FormAsync(Stip));
        Assert.Empty(await DueAsync());
        await tracker.SettleAsync("manager", await tracker.FormAsync(Stip));
        Assert.Empty(await DueAsync());
        Assert.Equal([Stip], await DueAsync(period: Assessing.Period.Before));
    }

    [Fact]
    public async Task The_due_are_filtered_and_sorted()
    {
        await tracker.ConfirmAsync([.. await tracker.ReadAsync(db => db.Commitments.Select(c => c.Reference).ToListAsync())]);

        var all = await DueAsync();
        var ours = await DueAsync(filter: new(Party: "US"));
        Assert.InRange(ours.Count, 1, all.Count - 1);
        Assert.InRange((await DueAsync(filter: new(Topic: "stip"))).Count, 1, all.Count - 1);
        Assert.Equal(all.Order(StringComparer.Ordinal), await DueAsync(filter: new(Sort: "reference")));
        Assert.Equal(all.OrderDescending(StringComparer.Ordinal), await DueAsync(filter: new(Sort: "-reference")));
    }

    [Fact]
    public async Task Two_that_differ_are_listed_until_they_are_settled()
    {
        await tracker.DisputeAsync(Stip);

        var row = Assert.Single(await DisputedAsync());
        Assert.Equal((Stip, Assessing.Period, "Naliaka Wekesa", "The analyst2"), (row.Reference, row.Period, row.First, row.Second));
        Assert.Equal((G7Score.Full, Completion.Complete, G7Score.Partial, Completion.Limited), (row.FirstScore, row.FirstCompletion, row.SecondScore, row.SecondCompletion));
        Assert.Empty(await DisputedAsync(new(Topic: "climate-finance")));

        await tracker.SettleAsync("manager", await tracker.FormAsync(Stip));
        Assert.Empty(await DisputedAsync());
    }

    [Fact]
    public async Task What_is_asked_of_somebody_is_listed_for_them_alone_and_only_while_they_may_read_it()
    {
        await tracker.AssessAsync("analyst", await tracker.FormAsync(Stip, second: "analyst2"));

        Assert.Equal([(Stip, Assessing.Period)], (await AskedAsync("analyst2")).Select(r => (r.Reference, r.Period)));
        Assert.Empty(await AskedAsync("analyst"));
        Assert.Empty(await AskedAsync("analyst3"));

        await Commitments.MarkCommitment.MarkCommitmentTests.MarkAsync(tracker, "manager", Stip, global::EngagementTracker.Domain.Access.Marking.Secret);
        Assert.Empty(await AskedAsync("analyst2"));
    }

    private Task<List<string>> DueAsync(string user = "analyst", HalfYear? period = null, AssessmentsFilter? filter = null) =>
        tracker.AsAsync<TrackerDbContext, List<string>>(user, async db =>
            await (await AssessmentLists.DueAsync(db, filter ?? new(), period ?? Assessing.Period)).Select(r => r.Reference).ToListAsync());

    private Task<List<DisputedRow>> DisputedAsync(AssessmentsFilter? filter = null) =>
        tracker.AsAsync<TrackerDbContext, List<DisputedRow>>("manager", db => AssessmentLists.Disputed(db, filter ?? new()).ToListAsync());

    private async Task<IReadOnlyList<WaitingRow>> AskedAsync(string user)
    {
        var id = await tracker.UserIdAsync(user);
        return await tracker.AsAsync<TrackerDbContext, IReadOnlyList<WaitingRow>>(user, db => AssessmentLists.AskedOfAsync(db, id));
    }
}
