using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Deadlines;
using EngagementTracker.Web.Features.Deadlines.Board;
using EngagementTracker.Web.Features.Deadlines.Month;
using EngagementTracker.Web.Ui.Frame;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Deadlines.Board;

public sealed class DueBoardTests(DeskOfTheDemo desk) : IClassFixture<DeskOfTheDemo>
{
    [Theory]
    [InlineData(BoardBy.None)]
    [InlineData(BoardBy.Owner)]
    [InlineData(BoardBy.Unit)]
    [InlineData(BoardBy.Party)]
    [InlineData(BoardBy.Topic)]
    public Task Lanes_count_what_the_list_counts_however_they_are_cut(BoardBy by) => desk.ReadAsync("manager", async (db, user, calendar) =>
    {
        var board = await DueBoard.ReadAsync(db, new(), user, desk.Time, by);
        var listed = await DueSections.CountsAsync(kind => DeadlineList.Of(kind, db, new(), user), calendar);

        Assert.All(DueBoard.Order, lane => Assert.Equal(listed[lane], board.Lanes[lane]));
        Assert.Equal(await DueSections.LateCountAsync(db, desk.Time, NavCount.Most), board.Lanes[DueSection.Late]);
        return 0;
    });

    [Theory]
    [InlineData(BoardBy.None)]
    [InlineData(BoardBy.Owner)]
    [InlineData(BoardBy.Unit)]
    [InlineData(BoardBy.Party)]
    [InlineData(BoardBy.Topic)]
    public Task Each_cell_shows_the_first_of_what_its_link_lists(BoardBy by) => desk.ReadAsync("manager", async (db, user, calendar) =>
    {
        var board = await DueBoard.ReadAsync(db, new(), user, desk.Time, by);

        foreach (var swimlane in board.Swimlanes)
        {
            foreach (var cell in swimlane.Cells)
            {
                var filter = by switch
                {
                    BoardBy.Owner => new DeadlinesFilter(Owner: swimlane.Value),
                    BoardBy.Unit => new DeadlinesFilter(Unit: swimlane.Value),
                    BoardBy.Party => new DeadlinesFilter(Party: swimlane.Value),
                    BoardBy.Topic => new DeadlinesFilter(Topic: swimlane.Value),
                    _ => new DeadlinesFilter(),
                };
                var listed = await DeadlineList.Items(db, filter, user).In(cell.Lane, calendar).Rows(db, null).Select(r => r.Reference).ToListAsync();
                Assert.Equal(listed.Count, cell.Count);
                Assert.Equal(listed.Take(cell.Cards.Count), cell.Cards.Select(c => c.Reference));
                Assert.Equal(Math.Min(cell.Count, by == BoardBy.None ? DueBoard.MostCards : DueBoard.MostCardsOfSwimlane), cell.Cards.Count);
            }
        }
        return 0;
    });

    [Fact]
    public Task What_nobody_owns_stands_apart_unless_it_is_late() => desk.ReadAsync("manager", async (db, user, _) =>
    {
        var board = await DueBoard.ReadAsync(db, new(Owner: DeadlinesFilter.Nobody), user, desk.Time, BoardBy.None);

        Assert.True(board.Lanes[DueSection.NoOwner] > 0);
        Assert.All(DueBoard.Order.Except([DueSection.Late, DueSection.NoOwner]), lane => Assert.Equal(0, board.Lanes[lane]));
        return 0;
    });

    [Fact]
    public Task A_month_shows_whole_weeks_and_counts_what_is_due_on_each_day() => desk.ReadAsync("manager", async (db, user, _) =>
    {
        var month = await DueMonth.ReadAsync(db, new(), user, desk.Time, new DateOnly(2026, 11, 10), isWeek: false);

        Assert.Equal((new DateOnly(2026, 10, 26), new DateOnly(2026, 12, 6)), (month.Days[0].Date, month.Days[^1].Date));
        foreach (var day in month.Days)
        {
            var listed = await DeadlineList.Items(db, new(Day: day.Date.ToString("yyyy-MM-dd")), user).CountAsync();
            Assert.Equal(listed, day.Count);
            Assert.Equal(Math.Min(listed, DueMonth.MostCardsOfMonth), day.Cards.Count);
        }
        Assert.True(month.Total > 0);
        return 0;
    });
}
