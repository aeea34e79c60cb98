using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Admin;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Admin;

public sealed class UserListTests
{
    [Theory]
    [InlineData("OFFICER", null, null, null, null, "officer", "officer2")]
    [InlineData("kipro", null, null, null, null, "officer2")]
    [InlineData(null, Roles.Analyst, null, null, null, "analyst")]
    [InlineData(null, null, "WASH", null, null, "officer2")]
    [InlineData(null, null, null, "Secret", null, "officer")]
    [InlineData(null, null, null, "none", null, "admin")]
    [InlineData(null, null, null, null, "disabled")]
    [InlineData("%", null, null, null, null)]
    public async Task Filters_narrow_the_list(string? q, Roles? role, string? unit, string? clearance, string? state, params string[] expected)
    {
        await using var tracker = await Tracker.StartAsync();
        Assert.Equal(expected, await NamesAsync(tracker, new UserFilter(q, role, unit, clearance, state, "user")));
    }

    [Fact]
    public async Task Sorts_both_ways_and_an_unknown_order_is_the_usual_one()
    {
        await using var tracker = await Tracker.StartAsync();
        var up = await NamesAsync(tracker, new UserFilter(null, null, null, null, "active", "user"));
        var down = await NamesAsync(tracker, new UserFilter(null, null, null, null, "active", "-user"));
        Assert.Equal(up.AsEnumerable().Reverse(), down);
        Assert.Equal(
            await NamesAsync(tracker, new UserFilter(null, null, null, null, null, "name")),
            await NamesAsync(tracker, new UserFilter(null, null, null, null, null, "nonsense")));
    }

    [Fact]
    public async Task Sorts_by_clearance_as_the_markings_rise()
    {
        await using var tracker = await Tracker.StartAsync();
        Assert.Equal(
            ["admin", "officer2", "analyst", "officer", "manager"],
            await NamesAsync(tracker, new UserFilter(null, null, null, null, null, "clearance")));
    }

    private static Task<List<string>> NamesAsync(Tracker tracker, UserFilter filter) =>
        tracker.ReadAsync(db => UserList.Rows(db, filter).Select(r => r.UserName).ToListAsync());
}
