namespace EngagementTracker.EndToEnd.Pages;

/// <summary>A page walked without a mouse.</summary>
public static class Keyboard
{
    /// <summary>Goes on with Tab until the focus is where it is wanted; once round the page is enough, or it cannot be reached.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        for (var presses = 0; presses < 150; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"The keyboard does not reach {target}.");
    }
}
