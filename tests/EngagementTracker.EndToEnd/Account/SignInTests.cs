using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Account;

public sealed class SignInTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    private const string Password = "Demo-2025!";

    [Fact]
    public async Task The_right_password_leads_to_Today()
    {
        var page = await OpenAsync();
        await (await SignInPage.OpenAsync(page)).AsAsync("officer", Password);
        await page.ExpectHeadingAsync("Today");
        Assert.Equal("/", new Uri(page.Url).AbsolutePath);
    }

    [Theory]
    [InlineData("analyst", "wrong-Password-1")]
    [InlineData("nobody", Password)]
    [InlineData("<script>alert(1)</script>", "' OR 1=1 --")]
    public async Task A_wrong_name_or_password_is_refused_in_the_same_words(string userName, string password)
    {
        var page = await OpenAsync();
        var signIn = await SignInPage.OpenAsync(page);
        await signIn.AsAsync(userName, password);
        await Expect(signIn.Refusal).ToContainTextAsync("The user name or the password is wrong, or the account is disabled.");
        await Expect(page.GetByLabel("User name")).ToHaveValueAsync(userName);
    }

    [Theory]
    [InlineData("/engagements?sort=date", "/engagements?sort=date")]
    [InlineData("https://example.org/", "/")]
    [InlineData("//example.org/", "/")]
    [InlineData("/\\example.org", "/")]
    public async Task After_sign_in_the_reader_stays_on_this_site(string returnUrl, string expected)
    {
        var page = await OpenAsync();
        await (await SignInPage.OpenAsync(page, returnUrl)).AsAsync("officer", Password);
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        Assert.Equal($"{App.Address}{expected}", page.Url);
    }

    [Fact]
    public async Task A_deep_link_is_kept_through_sign_in()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/admin/users");
        Assert.Contains("/account/sign-in?returnUrl=%2Fadmin%2Fusers", page.Url, StringComparison.OrdinalIgnoreCase);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "admin", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/admin/users");
    }

    [Fact]
    public async Task Sign_out_ends_the_session()
    {
        var page = await OpenAsync();
        await (await SignInPage.OpenAsync(page)).AsDemoUserAsync("analyst");
        await page.SettledAsync();
        await page.SignOutAsync();
        await page.GotoAsync("/");
        Assert.Contains("/account/sign-in", page.Url, StringComparison.Ordinal);
    }
}
