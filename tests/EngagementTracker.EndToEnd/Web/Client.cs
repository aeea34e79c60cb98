using System.Net;
using System.Text.RegularExpressions;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Web;

/// <summary>A client without a browser's rules: it shows each answer as it came and sends back every cookie.</summary>
internal sealed partial class Client(AppServer app, params (string Name, string Value)[] always) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Address) };
    private readonly Dictionary<string, string> cookies = [];

    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Fills in the form at an address and sends it as the browser would.</summary>
    public async Task<HttpResponseMessage> SendFormAsync(string address, string form, params (string Name, string Value)[] fields)
    {
        var page = await (await GetAsync(address)).Content.ReadAsStringAsync();
        var token = Token().Match(page).Groups[1].Value;
        return await PostAsync(address, [("_handler", form), ("__RequestVerificationToken", token), .. fields]);
    }

    public Task<HttpResponseMessage> PostAsync(string address, params IEnumerable<(string Name, string Value)> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        });

    public Task<HttpResponseMessage> SignInAsync(string userName, string password) =>
        SendFormAsync("/account/sign-in", "sign-in", ("username", userName), ("password", password));

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        foreach (var (name, value) in always) request.Headers.TryAddWithoutValidation(name, value);
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        foreach (var cookie in Cookies(response))
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }
        return response;
    }

    public static IReadOnlyList<string> Cookies(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];

    /// <summary>What the page says to its reader.</summary>
    public static async Task<string> AlertAsync(HttpResponseMessage response) =>
        WebUtility.HtmlDecode(Alert().Match(await response.Content.ReadAsStringAsync()).Groups[1].Value);

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("role=\"alert\">.*?<p>(.*?)</p>", RegexOptions.Singleline)]
    private static partial Regex Alert();
}
