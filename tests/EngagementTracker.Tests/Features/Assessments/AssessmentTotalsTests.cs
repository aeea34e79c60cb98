using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Features.Commitments.Assess;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Assessments;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Assessments;

public sealed class AssessmentTotalsTests : IAsyncLifetime
{
    private static readonly HalfYear Earlier = new(2025, 2);
    private Tracker tracker = null!;
    private List<string> owedByUs = [];

    /// <summary>Four commitments that Kenya alone owes: three assessed for the first half of 2026, one of them for 2025 too, and one whose pair waits.</summary>
    public async ValueTask InitializeAsync()
    {
        tracker = await Assessing.StartAsync();
        owedByUs = await tracker.AsAsync<TrackerDbContext, List<string>>("analyst", db => db.Commitments
            .Where(c => c.Direction == Direction.Ours && c.MadeOn <= new DateOnly(2025, 12, 31)).OrderBy(c => c.Id).Select(c => c.Reference).Take(4).ToListAsync());
        foreach (var (reference, score, completion, period) in new[]
        {
            (owedByUs[0], G7Score.Full, Completion.Complete, Assessing.Period), (owedByUs[1], G7Score.Full, Completion.Substantial, Assessing.Period),
            (owedByUs[2], G7Score.Partial, Completion.Limited, Assessing.Period), (owedByUs[0], G7Score.NonCompliance, Completion.NotStarted, Earlier),
        }) Assert.Empty((await tracker.AssessAsync("analyst", await tracker.FormAsync(reference, score, completion, period: period))).Problems);
        await tracker.AssessAsync("analyst", await tracker.FormAsync(owedByUs[3], G7Score.Full, Completion.Complete, second: "analyst2"));
    }

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task A_party_has_the_average_of_what_it_owes_and_its_share_of_high_completion_with_the_counts()
    {
        var kenya = Assert.Single(await TotalsAsync(AssessmentTotals.ByParty, new()));

        Assert.Equal(("KE", 3, 4, 1, 2), (kenya.Key, kenya.Commitments, kenya.Assessments, kenya.Score, kenya.High));
        Assert.Equal((0.25m, 50), (kenya.Average, kenya.HighShare));
        Assert.Equal(("+0.25", "50 % (2 of 4)"), (kenya.AverageInWords, kenya.HighInWords));
    }

    [Fact]
    public async Task Fewer_than_three_have_no_average_and_say_so()
    {
        var years = await TotalsAsync(AssessmentTotals.ByYear, new());

        Assert.Equal([("2025", 1), ("2026", 3)], years.Select(y => (y.Key, y.Assessments)));
        Assert.Equal((null, null, "1 of 3 needed", "1 of 3 needed"), (years[0].Average, years[0].HighShare, years[0].AverageInWords, years[0].HighInWords));
        Assert.Equal(("+0.67", "67 % (2 of 3)"), (years[1].AverageInWords, years[1].HighInWords));
    }

    [Fact]
    public async Task A_replaced_assessment_and_one_that_waits_for_its_second_do_not_count()
    {
        await tracker.AssessAsync("analyst2", await tracker.FormAsync(owedByUs[0], G7Score.Partial, Completion.Limited));

        foreach (var user in new[] { "analyst", "analyst2" })
        {
            var all = Assert.Single(await TotalsAsync(AssessmentTotals.All, new(), user));
            Assert.Equal((4, 0, 1), (all.Assessments, all.Score, all.High));
        }
    }

    [Fact]
    public async Task A_commitment_goes_under_its_own_topics_or_else_under_each_of_its_engagements_once()
    {
        var (own, inherited) = await tracker.ReadAsync(async db =>
        {
            var filed = await db.Commitments.Include(c => c.Topics).SingleAsync(c => c.Reference == owedByUs[0]);
            var topic = await db.Topics.SingleAsync(t => t.Slug == "climate-finance");
            filed.FileUnder([topic.Id]);
            await db.SaveChangesAsync();
            return (topic.Slug, await db.Mentions.Where(m => m.CommitmentId == db.Commitments.First(c => c.Reference == owedByUs[1]).Id)
                .SelectMany(m => m.Engagement.Topics).Join(db.Topics, t => t.TopicId, t => t.Id, (t, topic) => topic.Slug).Distinct().ToListAsync());
        });

        var topics = (await TotalsAsync(AssessmentTotals.ByTopic, new())).ToDictionary(t => t.Key);

        Assert.Equal(2, topics[own].Assessments - (inherited.Contains(own) ? 1 : 0));
        Assert.Subset(topics.Keys.ToHashSet(), inherited.ToHashSet());
        Assert.All(topics.Values, t => Assert.InRange(t.Assessments, 1, 4));
        Assert.Equal(topics[own].Assessments, Assert.Single(await TotalsAsync(AssessmentTotals.All, new(Topic: own))).Assessments);
    }

    [Fact]
    public async Task The_filters_keep_what_fits_and_only_that()
    {
        Assert.Equal(1, Assert.Single(await TotalsAsync(AssessmentTotals.All, new(Year: "2025"))).Assessments);
        Assert.Equal(4, Assert.Single(await TotalsAsync(AssessmentTotals.All, new(Year: "then"))).Assessments);
        Assert.Equal(4, Assert.Single(await TotalsAsync(AssessmentTotals.All, new(Party: "KE"))).Assessments);
        Assert.Empty(await TotalsAsync(AssessmentTotals.All, new(Party: "US")));
        var options = await tracker.AsAsync<TrackerDbContext, AssessmentsOptions>("analyst", db => AssessmentsOptions.ReadAsync(db));
        Assert.Equal(["2026", "2025"], options.Years.Select(y => y.Value));
        Assert.Equal(["Owed by: Kenya", "Year: 2025"], options.InForce(new("KE", null, "2025"), years: true).Select(f => f.Label));
    }

    [Fact]
    public async Task Who_may_read_nothing_gets_no_total() => Assert.Empty(await TotalsAsync(AssessmentTotals.All, new(), "admin"));

    private Task<List<AssessmentTotal>> TotalsAsync(
        Func<TrackerDbContext, AssessmentsFilter, IQueryable<AssessmentTotal>> totals, AssessmentsFilter filter, string user = "analyst") =>
        tracker.AsAsync<TrackerDbContext, List<AssessmentTotal>>(user, db => totals(db, filter).OrderBy(t => t.Name).ToListAsync());
}
