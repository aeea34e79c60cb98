using System.Text.Json;
using Deque.AxeCore.Commons;

namespace EngagementTracker.EndToEnd.Accessibility;

/// <summary>
/// Runs axe in the page itself. The package's own way opens another page for each run to put frames together, which takes seconds; our
/// pages have no frames.
/// </summary>
internal static class Axe
{
    private const string Contrast = "color-contrast";
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <param name="look">What the page looks like just now, for the message.</param>
    public static Task ExpectNoViolationAsync(this IPage page, string look) => page.ExpectNoneAsync(look, new { });

    /// <summary>Another theme changes colours, and nothing else.</summary>
    public static Task ExpectContrastAsync(this IPage page, string look) => page.ExpectNoneAsync(look, new { runOnly = new[] { Contrast } });

    /// <summary>Another width moves things, and changes no colour.</summary>
    public static Task ExpectNoViolationButContrastAsync(this IPage page, string look) =>
        page.ExpectNoneAsync(look, new { rules = new Dictionary<string, object> { [Contrast] = new { enabled = false } } });

    private static async Task ExpectNoneAsync(this IPage page, string look, object options)
    {
        Assert.Single(page.Frames);
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Script);
        var result = await page.EvaluateAsync<JsonElement>("options => axe.run(document, { ...options, resultTypes: ['violations'] })", options);
        Assert.True(result.GetProperty("passes").GetArrayLength() > 0, $"axe found nothing to check at {page.Url} in {look}.");
        var violations = result.GetProperty("violations").EnumerateArray().Select(Describe).ToList();
        Assert.True(violations.Count == 0, $"{page.Url} in {look}:\n{string.Join('\n', violations)}");
    }

    private static string Describe(JsonElement violation) =>
        $"{violation.GetProperty("id")}: {violation.GetProperty("help")}\n"
        + string.Join('\n', violation.GetProperty("nodes").EnumerateArray().Select(n => $"    {n.GetProperty("target")} {n.GetProperty("html")}"));
}
