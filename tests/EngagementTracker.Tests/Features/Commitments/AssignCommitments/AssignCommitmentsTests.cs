using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Features.Commitments.MarkCommitment;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments.AssignCommitments;
using EngagementTracker.Web.Features.Commitments.Bulk;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments.AssignCommitments;

public sealed class AssignCommitmentsTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Commitments.DemoAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task Those_that_can_be_given_are_given_and_each_other_one_says_why_not()
    {
        var kiprono = await tracker.UserIdAsync("officer2");
        var chosen = await ChosenAsync("COM-2025-0001", "COM-2025-0002", "COM-2025-0003", "COM-2025-0004", "COM-2025-0005");
        await MarkCommitmentTests.MarkAsync(tracker, "manager", "COM-2025-0002", Marking.Secret);
        chosen[1] = (await ChosenAsync("COM-2025-0002"))[0];
        await tracker.AsAsync<Web.Features.Commitments.AssignCommitment.AssignCommitmentHandler, Answer<Commitment>>("manager", h => h.HandleAsync(
            new() { Reference = "COM-2025-0003", Version = chosen[2].Version, OwnerId = null }));
        List<ChosenCommitment> all = [.. chosen, new("COM-1999-0001", 0)];

        var preview = await PreviewAsync("manager", all, kiprono);
        var done = (await AssignAsync("manager", all, kiprono)).Value!;

        string?[] reasons =
        [
            null, "Daniel Kiprono may not read this record. Choose somebody else, or change its readers.", "Somebody changed it meanwhile. Look at it again first.",
            "Daniel Kiprono has it already.", null, "It is not there, or you may not read it any more.",
        ];
        Assert.Equal(reasons, preview.Select(l => l.Skipped));
        Assert.Equal(reasons, done.Lines.Select(l => l.Skipped));
        Assert.Equal(2, done.Changed);
        Assert.Equal(("Achieng Otieno", "Daniel Kiprono"), (preview[0].From, preview[0].To));
        Assert.Equal(kiprono, (await tracker.ReadAsync("COM-2025-0001")).OwnerId);
        Assert.Null((await tracker.ReadAsync("COM-2025-0003")).OwnerId);
        Assert.Equal(2, await tracker.ReadAsync(db => db.AuditEntries.CountAsync(a => a.UseCase == "AssignCommitments")));
    }

    [Fact]
    public async Task A_preview_changes_nothing()
    {
        var chosen = await ChosenAsync("COM-2025-0001");
        await PreviewAsync("manager", chosen, null);

        Assert.NotNull((await tracker.ReadAsync("COM-2025-0001")).OwnerId);
        Assert.Equal(chosen, await ChosenAsync("COM-2025-0001"));
    }

    [Fact]
    public async Task Who_may_not_read_a_commitment_finds_nothing_of_it_in_the_preview()
    {
        await MarkCommitmentTests.MarkAsync(tracker, "manager", "COM-2025-0001", Marking.Secret);
        var secret = await ChosenAsync("COM-2025-0001");

        var line = Assert.Single(await PreviewAsync("officer2", secret, null));

        Assert.Equal(new BulkLine("COM-2025-0001", null, "", "", "It is not there, or you may not read it any more."), line);
        Assert.Equal(0, (await AssignAsync("officer2", secret, null)).Value!.Changed);
    }

    [Fact]
    public async Task Too_many_none_and_a_disabled_owner_are_refused_in_words()
    {
        var many = Enumerable.Range(0, ChosenCommitment.Most + 1).Select(i => new ChosenCommitment($"COM-2025-{i:D4}", 0)).ToList();

        Assert.Equal("201 commitments are chosen. Choose at most 200 at once.", Assert.Single((await AssignAsync("manager", many, null)).Problems).Sentence);
        Assert.Equal("Nothing is chosen. Choose commitments in the list first.", Assert.Single((await AssignAsync("manager", [], null)).Problems).Sentence);
        await tracker.ReadAsync(async db =>
        {
            (await db.Users.SingleAsync(u => u.UserName == "officer2")).IsDisabled = true;
            return await db.SaveChangesAsync();
        });
        Assert.Equal(
            new Problem("OwnerId", "The account of Daniel Kiprono is disabled. Choose another owner."),
            Assert.Single((await AssignAsync("manager", await ChosenAsync("COM-2025-0001"), await tracker.UserIdAsync("officer2"))).Problems));
    }

    [Theory]
    [InlineData("analyst")]
    [InlineData("admin")]
    public async Task Who_may_not_assign_one_may_not_assign_many(string user) =>
        await Assert.ThrowsAsync<NotPermittedException>(async () => await AssignAsync(user, await ChosenAsync("COM-2025-0001"), null));

    private Task<List<ChosenCommitment>> ChosenAsync(params string[] references) => tracker.ReadAsync(async db =>
    {
        var versions = await db.Commitments.Where(c => references.Contains(c.Reference)).ToDictionaryAsync(c => c.Reference, c => c.Version);
        return references.Select(r => new ChosenCommitment(r, versions[r])).ToList();
    });

    private Task<IReadOnlyList<BulkLine>> PreviewAsync(string user, IReadOnlyList<ChosenCommitment> chosen, UserId? owner) =>
        tracker.AsAsync<TrackerDbContext, IReadOnlyList<BulkLine>>(user, db => AssignmentPlan.ReadAsync(db, new() { Chosen = chosen, OwnerId = owner }));

    private Task<Answer<BulkOutcome>> AssignAsync(string user, IReadOnlyList<ChosenCommitment> chosen, UserId? owner) =>
        tracker.AsAsync<AssignCommitmentsHandler, Answer<BulkOutcome>>(user, h => h.HandleAsync(new() { Chosen = chosen, OwnerId = owner }));
}
