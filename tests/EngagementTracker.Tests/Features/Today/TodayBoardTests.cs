using EngagementTracker.Tests.Features.Deadlines;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Today;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Today;

public sealed class TodayBoardTests(DeskOfTheDemo desk) : IClassFixture<DeskOfTheDemo>
{
    [Fact]
    public async Task An_officer_sees_their_own_that_is_late_or_due_this_week()
    {
        var board = await BoardAsync("officer");

        Assert.NotEmpty(board.FollowUps.Rows);
        Assert.All(board.FollowUps.Rows, r => Assert.Equal("Achieng Otieno", r.Owner));
        Assert.All(board.FollowUps.Rows, r => Assert.True(
            DueWindows.Of(r.DueOn!.Value, board.Calendar.Today(r.UnitId)) <= DueWindow.ThisWeek));
    }

    [Fact]
    public async Task Commitments_are_shown_a_fortnight_ahead_and_never_for_want_of_a_date()
    {
        var board = await BoardAsync("officer");

        Assert.All(board.Commitments.Rows, r => Assert.True(r.DueOn <= board.Calendar.Today(r.UnitId).AddDays(TodayBoard.DaysAhead)));
    }

    [Theory]
    [InlineData("officer", false)]
    [InlineData("analyst", true)]
    [InlineData("manager", true)]
    public async Task What_waits_for_somebody_is_shown_to_analysts_and_managers(string user, bool shown)
    {
        var board = await BoardAsync(user);

        Assert.Equal(shown, board.Unowned is not null);
        Assert.Equal(shown, board.LateFollowUps is not null);
    }

    [Fact]
    public async Task What_has_no_owner_is_counted_whole_and_shown_in_part()
    {
        var board = await BoardAsync("manager");
        var unowned = await desk.ReadAsync("manager", (db, _, _) => db.Commitments.CountAsync(c => c.OwnerId == null));

        Assert.Equal(unowned, board.Unowned!.Total);
        Assert.True(board.Unowned.Rows.Count <= TodayBoard.MostUnowned);
    }

    private Task<TodayBoard> BoardAsync(string user) =>
        desk.ReadAsync(user, (db, who, _) => TodayBoard.ReadAsync(db, who, desk.Time));
}
