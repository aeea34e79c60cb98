using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Commitments.Assess;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments.Assess;

/// <summary>The demo with more analysts, and what they find.</summary>
internal static class Assessing
{
    public static readonly HalfYear Period = new(2026, 1);

    /// <summary>The demo with three analysts (analyst, analyst2, analyst3) and a manager, all cleared for its open commitments.</summary>
    public static async Task<Tracker> StartAsync()
    {
        var tracker = await Commitments.DemoAsync();
        var unit = await tracker.ReadAsync(db => db.Units.Where(u => u.Code == "PLAN").Select(u => u.Id).SingleAsync());
        await tracker.CreateUsersAsync("Demo-2025!", [.. new[] { "analyst2", "analyst3" }.Select(name => new User
        {
            UserName = name, DisplayName = $"The {name}", Roles = Roles.Analyst, UnitId = unit, Clearance = Marking.Confidential,
        })]);
        return tracker;
    }

    /// <summary>The form as the page fills it, with a link as evidence.</summary>
    public static async Task<AssessCommitmentForm> FormAsync(
        this Tracker tracker, string reference, G7Score score = G7Score.Partial, Completion completion = Completion.Limited, string? second = null, HalfYear? period = null) => new()
        {
            Reference = reference,
            Version = (await tracker.ReadAsync(reference)).Version,
            Period = period ?? Period,
            Score = score,
            Completion = completion,
            Confidence = AssessmentConfidence.High,
            Reasoning = $"Found {score} and {completion}.",
            LinkUrl = "https://example.org/report",
            LinkTitle = "A report",
            SecondAssessorId = second is null ? null : await tracker.UserIdAsync(second),
        };

    public static Task<Answer<Commitment>> AssessAsync(this Tracker tracker, string user, AssessCommitmentForm form) =>
        tracker.AsAsync<AssessCommitmentHandler, Answer<Commitment>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));

    public static Task<Answer<Commitment>> SecondAsync(this Tracker tracker, string user, AssessCommitmentForm form) =>
        tracker.AsAsync<SecondAssessmentHandler, Answer<Commitment>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));

    public static Task<Answer<Commitment>> SettleAsync(this Tracker tracker, string user, AssessCommitmentForm form) =>
        tracker.AsAsync<SettleAssessmentHandler, Answer<Commitment>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));

    /// <summary>The assessments of a commitment as they stand in the database, whoever may see them.</summary>
    public static Task<List<Assessment>> AssessmentsAsync(this Tracker tracker, string reference) => tracker.ReadAsync(db => db.Assessments.IgnoreQueryFilters().AsNoTracking()
        .Where(a => db.Commitments.Any(c => c.Id == a.CommitmentId && c.Reference == reference)).OrderBy(a => a.Id).ToListAsync());

    /// <summary>Two of analyst and analyst2 that differ.</summary>
    public static async Task DisputeAsync(this Tracker tracker, string reference)
    {
        Assert.Empty((await tracker.AssessAsync("analyst", await tracker.FormAsync(reference, G7Score.Full, Completion.Complete, "analyst2"))).Problems);
        Assert.Empty((await tracker.SecondAsync("analyst2", await tracker.FormAsync(reference))).Problems);
    }

    public static Task ConfirmAsync(this Tracker tracker, params string[] references) => tracker.ReadAsync(async db =>
    {
        var by = await db.Users.Where(u => u.UserName == "analyst").Select(u => u.Id).SingleAsync();
        foreach (var commitment in await db.Commitments.Where(c => references.Contains(c.Reference)).ToListAsync())
            commitment.Confirm(by, tracker.Time.GetUtcNow().UtcDateTime);
        return await db.SaveChangesAsync();
    });
}
