using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Web;

public sealed class SecureJourneyTests(Browser browser, SecureServer app) : Journey(browser, app), IClassFixture<SecureServer>
{
    [Fact]
    public async Task Over_HTTPS_pages_and_circuits_work_without_a_complaint()
    {
        var page = await SignInAsync("officer");
        foreach (var address in new[] { "/", "/engagements", "/engagements/new", "/engagements/ENG-2025-0001", "/engagements/ENG-2025-0001/print", "/account/password" })
            await page.VisitAsync(address);
        Assert.Contains(await page.Context.CookiesAsync(), c => c is { Name: "__Host-tracker", Secure: true, HttpOnly: true });
        Assert.Empty(Errors);
    }

    [Fact]
    public async Task An_inline_script_that_found_its_way_into_a_page_does_not_run()
    {
        var page = await SignInAsync("officer");
        await page.VisitAsync("/");
        await page.EvaluateAsync("""
            document.body.insertAdjacentHTML('beforeend', '<img src="missing" onerror="window.ran = 1">');
            const script = document.createElement('script'); script.textContent = 'window.ran = 1'; document.body.append(script);
            """);
        await Expect(page.Locator("img[src=missing]")).ToBeAttachedAsync();
        Assert.False(await page.EvaluateAsync<bool>("'ran' in window"));
        Assert.Contains(Errors, e => e.Contains("Content Security Policy", StringComparison.Ordinal));
        ForgiveErrors();
    }

    [Fact]
    public async Task After_sign_out_the_back_button_shows_no_record()
    {
        var page = await OpenAsync();
        await (await SignInPage.OpenAsync(page)).AsDemoUserAsync("analyst");
        await page.VisitAsync("/engagements/ENG-2025-0001/print");
        await page.VisitAsync("/");
        await page.SignOutAsync();
        await page.GoBackAsync();
        await page.ExpectHeadingAsync("Sign in");
        await page.GoBackAsync();
        await page.ExpectHeadingAsync("Sign in");
    }

    [Fact]
    public async Task An_open_page_of_a_disabled_account_ends_by_itself()
    {
        var officer = await OpenAsync();
        await (await SignInPage.OpenAsync(officer)).AsDemoUserAsync("officer2");
        await officer.VisitAsync("/engagements");
        var admin = await SignInAsync("admin");
        await admin.VisitAsync("/admin/users?q=officer2");
        await admin.Locator(".records tbody a").First.ClickAsync();
        await admin.GetByRole(AriaRole.Checkbox, new PageGetByRoleOptions { Name = "Disabled" }).CheckAsync();
        await admin.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save" }).ClickAsync();
        // They own open work, so saving holds once and says so.
        await Expect(admin.GetByRole(AriaRole.Alert)).ToContainTextAsync("Owns");
        await admin.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save" }).ClickAsync();
        await admin.WaitForURLAsync("**/admin/users");
        await officer.WaitForURLAsync("**/account/sign-in?returnUrl=%2Fengagements");
        await officer.ExpectHeadingAsync("Sign in");
    }
}
