using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments.AcceptOutcome;
using EngagementTracker.Web.Features.Commitments.ConfirmCommitment;
using EngagementTracker.Web.Features.Commitments.QuestionCommitment;
using EngagementTracker.Web.Features.Commitments.ReopenCommitment;
using EngagementTracker.Web.Features.Commitments.ReturnOutcome;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Commitments;

/// <summary>Both steps of closing, as tests take them.</summary>
internal static class Closing
{
    /// <summary>Puts on record that a commitment was fulfilled, as somebody reports it.</summary>
    public static async Task<OutcomeReportId> ReportedAsync(this Tracker tracker, string reference, string reporter)
    {
        await using var scope = await tracker.AsAsync(reporter);
        return await tracker.ReportedAsync(scope, reference);
    }

    public static async Task<OutcomeReportId> ReportedAsync(this Tracker tracker, AsyncServiceScope scope, string reference)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>().SignedInId;
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(cancellation);
        db.Begin("ReportOutcome");
        var commitment = await db.Commitments.Include(c => c.Evidence).Include(c => c.Reports).SingleAsync(c => c.Reference == reference, cancellation);
        var utc = tracker.Time.GetUtcNow().UtcDateTime;
        var link = commitment.AddLink("https://example.org/signed", "The signed text", user, utc);
        await db.SaveChangesAsync(cancellation);
        var report = commitment.Report(new OutcomeFacts(Outcome.Fulfilled, commitment.MadeOn.AddDays(1), "It was signed in Nairobi.", [link]), user, utc);
        await db.SaveChangesAsync(cancellation);
        return report.Id;
    }

    public static Task<int> VersionAsync(this Tracker tracker, string reference) =>
        tracker.ReadAsync(db => db.Commitments.Where(c => c.Reference == reference).Select(c => c.Version).SingleAsync());

    public static async Task<Answer<Commitment>> AcceptAsync(this Tracker tracker, string user, string reference, int? version = null)
    {
        var form = new AcceptOutcomeForm { Reference = reference, Version = version ?? await tracker.VersionAsync(reference) };
        return await tracker.AsAsync<AcceptOutcomeHandler, Answer<Commitment>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));
    }

    public static async Task<Answer<Commitment>> ReturnAsync(this Tracker tracker, string user, string reference, string? reason = "The link shows a draft.")
    {
        var form = new ReturnOutcomeForm { Reference = reference, Version = await tracker.VersionAsync(reference), Reason = reason };
        return await tracker.AsAsync<ReturnOutcomeHandler, Answer<Commitment>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));
    }

    public static async Task<Answer<Commitment>> ReopenAsync(this Tracker tracker, string user, string reference, string? reason = "The agreement was not ratified.")
    {
        var form = new ReopenCommitmentForm { Reference = reference, Version = await tracker.VersionAsync(reference), Reason = reason };
        return await tracker.AsAsync<ReopenCommitmentHandler, Answer<Commitment>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));
    }

    public static async Task<Answer<Commitment>> ConfirmAsync(this Tracker tracker, string user, string reference)
    {
        var form = new ConfirmCommitmentForm { Reference = reference, Version = await tracker.VersionAsync(reference) };
        return await tracker.AsAsync<ConfirmCommitmentHandler, Answer<Commitment>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));
    }

    public static async Task<Answer<Commitment>> QuestionAsync(this Tracker tracker, string user, string reference, string? question = "By when?")
    {
        var form = new QuestionCommitmentForm { Reference = reference, Version = await tracker.VersionAsync(reference), Question = question };
        return await tracker.AsAsync<QuestionCommitmentHandler, Answer<Commitment>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));
    }

    /// <summary>Gives it to somebody, whatever the rules say.</summary>
    public static Task<int> OwnedByAsync(this Tracker tracker, string reference, UserId? owner) => tracker.ReadAsync(async db =>
    {
        (await db.Commitments.SingleAsync(c => c.Reference == reference)).Assign(owner, tracker.Time.GetUtcNow().UtcDateTime);
        return await db.SaveChangesAsync();
    });

    /// <summary>What somebody was told of a record, the latest last.</summary>
    public static Task<List<string>> ToldAsync(this Tracker tracker, string user, string record) => tracker.AsAsync<TrackerDbContext, List<string>>(
        user, db => db.Notices.Where(n => n.Record == record).OrderBy(n => n.Id).Select(n => n.Sentence).ToListAsync());
}
