using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Admin;

public sealed class UserJourneyTests(Browser browser, EmptyServer app) : Journey(browser, app), IClassFixture<EmptyServer>
{
    [Fact]
    public async Task A_user_is_made_signs_in_changes_the_password_and_is_disabled()
    {
        var admin = await SignInAsync("admin");
        await admin.VisitAsync("/admin/users/new");
        await admin.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add user" }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter a user name");
        await admin.GetByLabel("User name").FillAsync("n.kamau");
        await admin.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync("Njeri Kamau");
        await admin.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).BlurAsync();
        await admin.GetByLabel("Unit").SelectOptionAsync("Americas Desk");
        await admin.GetByLabel("Clearance").SelectOptionAsync("Restricted");
        // What stood in the way is gone, and with it moves the button.
        await Expect(admin.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await admin.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add user" }).ClickAsync();
        var temporary = await admin.GetByTestId("temporary-password").InnerTextAsync();

        var newcomer = await OpenAsync();
        await (await SignInPage.OpenAsync(newcomer)).AsAsync("n.kamau", temporary);
        await newcomer.WaitForURLAsync("**/account/password");
        await newcomer.GotoAsync("/engagements");
        await newcomer.WaitForURLAsync("**/account/password");
        await Expect(newcomer.GetByText("Your password was set by an administrator")).ToBeVisibleAsync();
        await newcomer.GetByLabel("Present password").FillAsync("not it");
        await newcomer.GetByLabel("New password", new PageGetByLabelOptions { Exact = true }).FillAsync("Mine-2026-now");
        await newcomer.GetByLabel("New password again").FillAsync("Mine-2026-now");
        var change = newcomer.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Change password" });
        await change.ClickAsync();
        await Expect(newcomer.GetByRole(AriaRole.Alert)).ToContainTextAsync("The present password is wrong.");
        await newcomer.GetByLabel("Present password").FillAsync(temporary);
        await newcomer.GetByLabel("New password", new PageGetByLabelOptions { Exact = true }).FillAsync("Mine-2026-now");
        await newcomer.GetByLabel("New password again").FillAsync("Mine-2026-now");
        await change.ClickAsync();
        await Expect(newcomer.GetByRole(AriaRole.Status)).ToContainTextAsync("Your password is changed.");
        await newcomer.VisitAsync("/");
        await newcomer.SignOutAsync();

        await admin.VisitAsync("/admin/users?q=kamau");
        await admin.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Njeri Kamau" }).ClickAsync();
        await admin.GetByRole(AriaRole.Checkbox, new PageGetByRoleOptions { Name = "Disabled" }).CheckAsync();
        await admin.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save" }).ClickAsync();
        await admin.WaitForURLAsync("**/admin/users");

        var signIn = await SignInPage.OpenAsync(newcomer);
        await signIn.AsAsync("n.kamau", "Mine-2026-now");
        await Expect(signIn.Refusal).ToContainTextAsync("or the account is disabled");
    }

    [Fact]
    public async Task An_administrator_cannot_disable_their_own_account()
    {
        var admin = await SignInAsync("admin");
        await admin.VisitAsync("/admin/users?q=admin");
        await admin.Locator(".records tbody a").First.ClickAsync();
        await admin.GetByRole(AriaRole.Checkbox, new PageGetByRoleOptions { Name = "Disabled" }).CheckAsync();
        await admin.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save" }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Alert)).ToContainTextAsync("You cannot disable your own account.");
    }
}
