using System.Text.RegularExpressions;
using EngagementTracker.Web.Access;

namespace EngagementTracker.Tests.Setup;

/// <summary>Static pages, used as a browser without scripts does.</summary>
internal static partial class Browsing
{
    public static async Task SignInAsync(this HttpClient browser, string userName, string password)
    {
        var answer = await browser.SubmitAsync(SignInSetup.SignInPath, new() { ["username"] = userName, ["password"] = password });
        Assert.True((int)answer.StatusCode is 302 or 303, $"{userName} cannot sign in: {(int)answer.StatusCode}");
    }

    /// <summary>Opens a page and posts its first form, hidden fields included.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, string address, Dictionary<string, string> fields)
    {
        var page = await browser.GetStringAsync(address);
        foreach (Match hidden in Hidden().Matches(page)) fields.TryAdd(hidden.Groups[1].Value, hidden.Groups[2].Value);
        return await browser.PostAsync(address, new FormUrlEncodedContent(fields));
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)" ?/?>""")]
    private static partial Regex Hidden();
}
