using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Data.Audit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Features.Engagements;
using EngagementTracker.Web.Features.Engagements.EditEngagement;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features;

/// <summary>Opening a marked record is on record; an unclassified one is read freely.</summary>
public sealed class ReadsOnRecordTests
{
    [Fact]
    public async Task The_page_of_a_marked_engagement()
    {
        await using var tracker = await StartAsync();
        var (marked, open) = (await ReferenceAsync(tracker, Marking.Secret), await ReferenceAsync(tracker, Marking.Unclassified));
        var head = await Trail.HeadAsync(tracker);

        await ShowAsync(tracker, open);
        Assert.Empty(await Trail.EntriesAfterAsync(tracker, head));
        await ShowAsync(tracker, marked);

        await IsOnRecordAsync(tracker, head, marked, "EngagementPage");
    }

    [Fact]
    public async Task The_form_of_a_marked_engagement()
    {
        await using var tracker = await StartAsync();
        var (marked, head) = (await ReferenceAsync(tracker, Marking.Secret), await Trail.HeadAsync(tracker));

        await tracker.AsAsync<EditEngagementHandler, bool>("manager", async h => await h.OpenAsync(marked, TestContext.Current.CancellationToken) is not null);

        await IsOnRecordAsync(tracker, head, marked, "EditEngagement");
    }

    private static async Task IsOnRecordAsync(Tracker tracker, AuditHead head, string reference, string useCase)
    {
        var entry = Assert.Single(await Trail.EntriesAfterAsync(tracker, head));
        Assert.Equal((AuditAction.Read, reference, "Engagement", useCase), (entry.Action, entry.Record, entry.Entity, entry.UseCase));
        Assert.Equal(await tracker.UserIdAsync("manager"), entry.ActorId);
    }

    private static async Task ShowAsync(Tracker tracker, string reference)
    {
        await using var scope = await tracker.AsAsync("manager");
        await using var page = Pages.In(scope);
        page.Render<EngagementPage>(p => p.Add(c => c.Reference, reference)).WaitForElement(".facts");
    }

    private static Task<Tracker> StartAsync() => Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    private static Task<string> ReferenceAsync(Tracker tracker, Marking marking) =>
        tracker.ReadAsync(db => db.Engagements.Where(e => e.Marking == marking).OrderBy(e => e.Id).Select(e => e.Reference).FirstAsync());
}
