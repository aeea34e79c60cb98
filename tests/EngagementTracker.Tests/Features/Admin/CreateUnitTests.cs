using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Admin;
using EngagementTracker.Web.Features.Admin.CreateUnit;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Tests.Features.Admin;

public sealed class CreateUnitTests
{
    [Fact]
    public async Task A_unit_is_created_under_its_code_in_capitals()
    {
        await using var tracker = await Tracker.StartAsync();
        var answer = await CreateAsync(tracker, "admin", new UnitForm { Code = " eur ", Name = "Europe Desk", TimeZone = "Africa/Nairobi" });
        Assert.Equal("EUR", answer.Value!.Code);
    }

    [Fact]
    public async Task A_unit_may_have_a_head_from_the_first_day_but_not_the_administrator_who_makes_it()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = new UnitForm { Code = "EUR", Name = "Europe Desk", TimeZone = "Africa/Nairobi", Head = await tracker.UserIdAsync("admin") };
        Assert.Equal("Head", Assert.Single((await CreateAsync(tracker, "admin", form)).Problems).Field);
        form.Head = await tracker.UserIdAsync("officer2");
        Assert.Equal(form.Head, (await CreateAsync(tracker, "admin", form)).Value!.HeadId);
    }

    [Theory]
    [InlineData("AMER", "Another", "Africa/Nairobi", "Code")]
    [InlineData("amer", "Another", "Africa/Nairobi", "Code")]
    [InlineData("", "Another", "Africa/Nairobi", "Code")]
    [InlineData("LONGER-THAN-12", "Another", "Africa/Nairobi", "Code")]
    [InlineData("EUR", " ", "Africa/Nairobi", "Name")]
    [InlineData("EUR", "Europe Desk", "Nairobi", "TimeZone")]
    public async Task What_cannot_be_is_refused_at_its_field(string code, string name, string zone, string field)
    {
        await using var tracker = await Tracker.StartAsync();
        var answer = await CreateAsync(tracker, "admin", new UnitForm { Code = code, Name = name, TimeZone = zone });
        Assert.Equal([field], answer.Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task Only_an_administrator_may()
    {
        await using var tracker = await Tracker.StartAsync();
        await Assert.ThrowsAsync<NotPermittedException>(() => CreateAsync(tracker, "manager", new UnitForm()));
    }

    private static Task<Answer<Unit>> CreateAsync(Tracker tracker, string actor, UnitForm form) =>
        tracker.AsAsync<CreateUnitHandler, Answer<Unit>>(actor, handler => handler.HandleAsync(form, TestContext.Current.CancellationToken));
}
