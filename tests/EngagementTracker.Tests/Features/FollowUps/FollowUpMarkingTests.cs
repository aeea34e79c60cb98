using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Features.Engagements.ProtectEngagement;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.FollowUps.EditFollowUp;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.FollowUps;

public sealed class FollowUpMarkingTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task Is_at_least_that_of_what_it_serves()
    {
        var engagement = await tracker.LogMarkedAsync(Marking.Confidential);
        var added = await tracker.AddFollowUpAsync("officer", engagement, Marking.Unclassified);

        Assert.All((await tracker.FamilyAsync(engagement)).FollowUps, f => Assert.Equal(Marking.Confidential, f.Marking));
        Assert.Equal("Marking", Assert.Single((await EditAsync("manager", added, Marking.Restricted)).Problems).Field);
    }

    [Fact]
    public async Task Is_raised_freely_and_lowered_by_a_manager()
    {
        var added = await tracker.AddFollowUpAsync("officer", await tracker.LogMarkedAsync(Marking.Unclassified), Marking.Unclassified);

        Assert.NotNull((await EditAsync("officer", added, Marking.Secret)).Value);
        Assert.Equal("Marking", Assert.Single((await EditAsync("officer", added, Marking.Restricted)).Problems).Field);
        Assert.NotNull((await EditAsync("manager", added, Marking.Restricted)).Value);
    }

    [Fact]
    public async Task Is_not_raised_beyond_its_owner()
    {
        var added = await tracker.AddFollowUpAsync("officer2", await tracker.LogMarkedAsync(Marking.Unclassified), Marking.Unclassified);
        var officer2 = await tracker.UserIdAsync("officer2");
        var analyst = await tracker.UserIdAsync("analyst");

        // Its drafter always reads it; somebody else does not.
        Assert.NotNull((await EditAsync("officer", added, Marking.Secret, officer2)).Value);
        Assert.Contains("Naliaka Wekesa may not read this record.", Assert.Single((await EditAsync("officer", added, Marking.Secret, analyst)).Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stays_where_what_it_serves_is_withheld()
    {
        var engagement = await tracker.LogMarkedAsync(Marking.Unclassified);
        var added = await tracker.AddFollowUpAsync("officer2", engagement, Marking.Unclassified);
        await tracker.MarkAsync("officer", engagement, Marking.Secret);

        Assert.Contains("withheld from you", Assert.Single((await EditAsync("officer2", added, Marking.TopSecret)).Problems).Sentence, StringComparison.Ordinal);
        Assert.NotNull((await EditAsync("officer2", added, Marking.Secret)).Value); // the rest can be edited
    }

    private async Task<Answer<string>> EditAsync(string user, string reference, Marking marking, UserId? owner = null)
    {
        var found = await tracker.WholeAsync(db => db.FollowUps.IgnoreQueryFilters().AsNoTracking().SingleAsync(f => f.Reference == reference));
        var form = new EditFollowUpForm
        {
            Reference = reference,
            Version = found.Version,
            Action = "Write it down well.",
            OwnerId = owner ?? found.OwnerId,
            DueOn = "in 3 weeks",
            Reason = "It takes longer.",
            Marking = marking,
            MarkingBefore = found.Marking,
            DrafterId = found.DrafterId,
        };
        return await tracker.AsAsync<EditFollowUpHandler, Answer<string>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));
    }
}
