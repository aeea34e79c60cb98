namespace EngagementTracker.EndToEnd.Pages;

/// <summary>What surrounds every page for somebody who is signed in.</summary>
public static class Frame
{
    /// <summary>Goes to an address and waits until the page has read its data.</summary>
    public static async Task<IResponse> VisitAsync(this IPage page, string address)
    {
        var response = await page.GotoAsync(address) ?? throw new InvalidOperationException($"{address} gave no answer.");
        await page.SettledAsync();
        return response;
    }

    /// <summary>Waits until the page stands: its heading is there, and no skeleton any more.</summary>
    public static async Task SettledAsync(this IPage page)
    {
        await Expect(page.Locator("main h1:visible").First).ToBeVisibleAsync();
        await Expect(page.Locator(".bones:visible")).ToHaveCountAsync(0);
    }

    public static Task ExpectHeadingAsync(this IPage page, string text) =>
        Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync(text);

    public static async Task SignOutAsync(this IPage page)
    {
        await page.Locator(".user-button").ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync("**/account/sign-in");
    }
}
