using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Account;

public sealed class AddressTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    [Theory]
    [InlineData("/nope")]
    [InlineData("/engagements/ENG-1999-9999")]
    [InlineData("/commitments/COM-1999-9999")]
    [InlineData("/follow-ups/FUP-1999-9999")]
    [InlineData("/parties/XX")]
    [InlineData("/people/999999")]
    [InlineData("/topics/no-such-topic")]
    public async Task An_address_with_nothing_behind_it_is_a_real_404(string address)
    {
        var page = await SignInAsync("officer");
        var response = await page.GotoAsync(address);
        Assert.Equal(404, response!.Status);
        await page.ExpectHeadingAsync("Nothing is at this address");
    }

    [Theory]
    [InlineData("officer", "/admin/users")]
    [InlineData("manager", "/admin/users/new")]
    [InlineData("analyst", "/admin/units")]
    [InlineData("analyst", "/engagements/new")]
    [InlineData("admin", "/engagements/new")]
    public async Task What_a_role_may_not_do_is_refused_at_its_address(string userName, string address)
    {
        var page = await SignInAsync(userName);
        await page.GotoAsync(address);
        await page.ExpectHeadingAsync("Not permitted");
    }

    [Fact]
    public async Task What_a_role_may_not_do_it_does_not_see()
    {
        var officer = await SignInAsync("officer");
        await officer.VisitAsync("/");
        await Expect(officer.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Log a call" }).First).ToBeVisibleAsync();
        await Expect(officer.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Users" })).ToHaveCountAsync(0);
        var admin = await SignInAsync("admin");
        await admin.VisitAsync("/");
        await Expect(admin.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Users" })).ToBeVisibleAsync();
        await Expect(admin.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Log a call" })).ToHaveCountAsync(0);
    }
}
