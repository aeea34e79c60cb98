using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace EngagementTracker.EndToEnd.Accessibility;

internal static class Axe
{
    /// <param name="look">What the page looks like just now, for the message.</param>
    public static async Task ExpectNoViolationAsync(this IPage page, string look)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{page.Url} in {look}:\n{string.Join('\n', result.Violations.Select(Describe))}");
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n" + string.Join('\n', violation.Nodes.Select(n => $"    {n.Target} {n.Html}"));
}
