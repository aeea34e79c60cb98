using EngagementTracker.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace EngagementTracker.Tests.Hosting;

public sealed class ReachTests
{
    [Theory]
    [InlineData("urls", "https://tracker.example", true)]
    [InlineData("urls", "http://localhost:5080;https://localhost:5443", true)]
    [InlineData("urls", "http://localhost:5080", false)]
    [InlineData("https_ports", "443", true)]
    [InlineData("Kestrel:Endpoints:Public:Url", "https://*:443", true)]
    [InlineData("Web:TrustedProxies", "10.0.0.5", true)]
    [InlineData("Web:TrustedProxies", "", false)]
    public void HTTPS_is_known_by_an_address_or_by_a_trusted_proxy(string key, string value, bool expected) =>
        Assert.Equal(expected, new Reach(Configure((key, value))).IsHttps);

    [Fact]
    public void Proxies_are_addresses_and_networks_of_either_kind() =>
        Assert.Equal(["10.0.0.5/32", "10.1.0.0/16", "::1/128"], new Reach(Configure(("Web:TrustedProxies", "10.0.0.5; 10.1.0.0/16;::1"))).TrustedProxies.Select(p => p.ToString()));

    [Theory]
    [InlineData("Production", "http://localhost:5080")]
    [InlineData("Production", "http://127.0.0.1:0;http://[::1]:5080")]
    [InlineData("Production", "http://unix:/run/tracker.sock")]
    [InlineData("Production", "https://0.0.0.0:443;http://0.0.0.0:80")]
    [InlineData("Development", "http://0.0.0.0:5080")]
    public void What_stays_on_this_machine_or_has_HTTPS_may_start(string environment, string urls) =>
        Assert.Null(Objection(environment, ("urls", urls)));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://localhost:5080;http://10.0.0.7:5080")]
    public void What_would_send_secrets_over_the_network_may_not_unless_it_is_meant(string urls)
    {
        Assert.Contains("unencrypted", Objection("Production", ("urls", urls)), StringComparison.Ordinal);
        Assert.Null(Objection("Production", ("urls", urls), ("Web:AllowPlainHttp", "true")));
        Assert.Null(Objection("Production", ("urls", urls), ("Web:TrustedProxies", "10.0.0.5")));
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/99")]
    public void A_proxy_that_is_no_address_is_refused_in_words(string proxies) =>
        Assert.StartsWith($"Web:TrustedProxies is “{proxies}”.", Objection("Development", ("Web:TrustedProxies", proxies)), StringComparison.Ordinal);

    private static string? Objection(string environment, params (string Key, string Value)[] settings) =>
        Reach.Objection(Configure(settings), new HostingEnvironment { EnvironmentName = environment });

    private static IConfiguration Configure(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
