using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Deadlines.Reschedule;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Deadlines.Reschedule;

public sealed class RescheduleTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task A_follow_up_moves_to_another_day_with_its_reason()
    {
        var row = await RowAsync(DueItemKind.FollowUp);

        var answer = await MoveAsync(row, "11 Jan 2027", "The minister travels.");

        Assert.NotNull(answer.Value);
        var moved = await tracker.ReadAsync(db => db.FollowUps.SingleAsync(f => f.Reference == row.Reference));
        Assert.Equal((new DateOnly(2027, 1, 11), "The minister travels."), (moved.DueOn, moved.DueReason));
    }

    [Fact]
    public async Task A_commitment_moves_by_a_revision_and_the_stated_date_becomes_one_that_we_propose()
    {
        var row = await RowAsync(DueItemKind.Commitment);
        await tracker.ReadAsync(db => db.Commitments.Where(c => c.Reference == row.Reference)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Deadline.Kind, DeadlineKind.Stated).SetProperty(c => c.Deadline.Date, new DateOnly(2026, 12, 1))));

        var answer = await MoveAsync(row, "11 Jan 2027", "They asked for time.");

        Assert.Equal((DeadlineKind.Stated, new DateOnly(2026, 12, 1)), (answer.Value!.Before.Kind, answer.Value.Before.Date!.Value));
        var moved = await tracker.ReadAsync(db => db.Commitments.Include(c => c.Revisions).Include(c => c.Parties).SingleAsync(c => c.Reference == row.Reference));
        Assert.Equal((DeadlineKind.Proposed, new DateOnly(2027, 1, 11)), (moved.Deadline.Kind, moved.Deadline.Date!.Value));
        Assert.Equal("They asked for time.", moved.Revisions.Single(r => r.Number == moved.RevisionNumber).Reason);
        Assert.Equal(row.What, moved.Wording);
        Assert.Equal(row.PartyCode, await tracker.ReadAsync(db => db.Parties.Where(p => p.Id == moved.CounterpartId).Select(p => p.Code).SingleAsync()));
    }

    [Theory]
    [InlineData(DueItemKind.FollowUp)]
    [InlineData(DueItemKind.Commitment)]
    public async Task A_move_is_undone_to_just_what_it_was(DueItemKind kind)
    {
        var row = await RowAsync(kind);
        var moved = (await MoveAsync(row, "11 Jan 2027", "By mistake.")).Value!;

        var undone = await tracker.AsAsync<RescheduleHandler, Answer<Moved>>("manager", h => h.UndoAsync(moved));

        Assert.NotNull(undone.Value);
        var now = await RowAsync(kind, row.Reference);
        Assert.Equal((row.DueOn, row.Deadline), (now.DueOn, now.Deadline));
    }

    [Theory]
    [InlineData(null, "Why not.", nameof(RescheduleForm.DueOn))]
    [InlineData("some day", "Why not.", nameof(RescheduleForm.DueOn))]
    [InlineData("11 Jan 2027", "  ", nameof(RescheduleForm.Reason))]
    public async Task Without_a_day_or_a_reason_nothing_moves(string? day, string reason, string field)
    {
        var answer = await MoveAsync(await RowAsync(DueItemKind.FollowUp), day, reason);

        Assert.Null(answer.Value);
        Assert.Contains(answer.Problems, p => p.Field == field);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_does_not_move()
    {
        var row = await RowAsync(DueItemKind.FollowUp);
        await MoveAsync(row, "11 Jan 2027", "First.");

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => MoveAsync(row, "12 Jan 2027", "Second."));
    }

    [Fact]
    public async Task What_is_done_does_not_move_and_the_refusal_says_what_to_do()
    {
        var row = await RowAsync(DueItemKind.FollowUp);
        var by = await tracker.UserIdAsync("manager");
        await tracker.ReadAsync(async db =>
        {
            (await db.FollowUps.SingleAsync(f => f.Reference == row.Reference)).Complete(by, tracker.Time.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync();
        });

        var answer = await MoveAsync(row, "11 Jan 2027", "Late.");

        Assert.Equal($"{row.Reference} is done, so it does not move. Reopen it first.", Assert.Single(answer.Problems).Sentence);
    }

    [Fact]
    public async Task An_administrator_moves_nothing()
    {
        var row = await RowAsync(DueItemKind.Commitment);

        await Assert.ThrowsAsync<NotPermittedException>(() => MoveAsync(row, "11 Jan 2027", "Because.", "admin"));
    }

    private Task<Answer<Moved>> MoveAsync(DueRow row, string? day, string reason, string userName = "manager")
    {
        var form = RescheduleForm.Of(row, null);
        (form.DueOn, form.Reason) = (day, reason);
        return tracker.AsAsync<RescheduleHandler, Answer<Moved>>(userName, h => h.HandleAsync(form));
    }

    private Task<DueRow> RowAsync(DueItemKind kind, string? reference = null) => tracker.ReadAsync(db => DueItems.Open(db)
        .Where(i => i.Kind == kind && i.DueOn != null && i.Marking == Marking.Unclassified && (reference == null || i.Reference == reference))
        .OrderBy(i => i.Reference).WithNames(db).FirstAsync());
}
