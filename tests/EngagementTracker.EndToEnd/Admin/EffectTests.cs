using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Admin;

public sealed class EffectTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    [Fact]
    public async Task A_lowered_clearance_is_weighed_before_it_is_saved_by_keyboard_alone()
    {
        var admin = await SignInAsync("admin");
        await admin.VisitAsync("/admin/users?q=otieno");
        await admin.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Achieng Otieno" }).PressAsync("Enter");
        await admin.WaitForURLAsync("**/edit");
        await Expect(admin.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToBeFocusedAsync();
        await Expect(admin.GetByLabel("Clearance")).ToBeVisibleAsync();
        await admin.GetByLabel("Clearance").PressAsync("u");
        await Expect(admin.Locator(".effect[role=status]")).ToContainTextAsync("Will lose sight of");
        await admin.Keyboard.PressAsync("Control+Enter");
        await Expect(admin.GetByRole(AriaRole.Alert)).ToContainTextAsync("Check this first");
        await Expect(admin.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await admin.Keyboard.PressAsync("Control+Enter");
        await admin.WaitForURLAsync("**/admin/users");
        await Expect(admin.GetByRole(AriaRole.Row, new PageGetByRoleOptions { Name = "Achieng Otieno" })).ToContainTextAsync("Unclassified");
    }
}
