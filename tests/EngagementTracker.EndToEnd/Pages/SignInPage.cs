namespace EngagementTracker.EndToEnd.Pages;

public sealed class SignInPage
{
    private readonly IPage page;

    private SignInPage(IPage page) => this.page = page;

    public ILocator Refusal => page.GetByRole(AriaRole.Alert);

    public static async Task<SignInPage> OpenAsync(IPage page, string? returnUrl = null)
    {
        await page.GotoAsync($"/account/sign-in{(returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}")}");
        return new SignInPage(page);
    }

    public async Task AsAsync(string userName, string password)
    {
        await page.GetByLabel("User name").FillAsync(userName);
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in", Exact = true }).ClickAsync();
    }

    public async Task AsDemoUserAsync(string userName)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = userName, Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/sign-in", StringComparison.Ordinal));
    }
}
