using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Commitments.AssignCommitment;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments.AssignCommitment;

public sealed class AssignCommitmentTests
{
    [Fact]
    public async Task A_commitment_is_given_to_somebody_and_then_to_nobody()
    {
        await using var tracker = await Commitments.DemoAsync();
        var officer2 = await tracker.UserIdAsync("officer2");

        Assert.Empty((await AssignAsync(tracker, "manager", officer2)).Problems);
        Assert.Equal(officer2, (await tracker.ReadAsync(Commitments.Stip)).OwnerId);
        Assert.Empty((await AssignAsync(tracker, "officer", null)).Problems);
        Assert.Null((await tracker.ReadAsync(Commitments.Stip)).OwnerId);
    }

    [Fact]
    public async Task Whoever_was_disabled_can_be_given_nothing()
    {
        await using var tracker = await Commitments.DemoAsync();
        await tracker.ReadAsync(async db =>
        {
            (await db.Users.SingleAsync(u => u.UserName == "officer2")).IsDisabled = true;
            return await db.SaveChangesAsync();
        });

        var problem = Assert.Single((await AssignAsync(tracker, "manager", await tracker.UserIdAsync("officer2"))).Problems);

        Assert.Equal(new Problem("OwnerId", "The account of Daniel Kiprono is disabled. Choose another owner."), problem);
    }

    [Fact]
    public async Task An_unknown_owner_is_refused_in_words()
    {
        await using var tracker = await Commitments.DemoAsync();

        Assert.Single((await AssignAsync(tracker, "manager", new UserId(999))).Problems);
    }

    [Fact]
    public async Task Whoever_may_not_read_it_can_not_be_given_it()
    {
        await using var tracker = await Commitments.DemoAsync();
        await MarkCommitment.MarkCommitmentTests.MarkAsync(tracker, "manager", Commitments.Stip, Marking.Secret);

        var problem = Assert.Single((await AssignAsync(tracker, "manager", await tracker.UserIdAsync("officer2"))).Problems);

        Assert.Equal(new Problem("OwnerId", "Daniel Kiprono may not read this record. Choose somebody else, or change its readers."), problem);
    }

    [Theory]
    [InlineData("analyst")]
    [InlineData("admin")]
    public async Task Only_officers_and_managers_assign(string user)
    {
        await using var tracker = await Commitments.DemoAsync();

        await Assert.ThrowsAsync<NotPermittedException>(() => AssignAsync(tracker, user, null));
    }

    private static async Task<Answer<Commitment>> AssignAsync(Tracker tracker, string user, UserId? owner)
    {
        var form = new AssignCommitmentForm
        {
            Reference = Commitments.Stip,
            Version = (await tracker.ReadAsync(Commitments.Stip)).Version,
            OwnerId = owner,
        };
        return await tracker.AsAsync<AssignCommitmentHandler, Answer<Commitment>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));
    }
}
