using System.Net;
using EngagementTracker.Web.Access;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EngagementTracker.Tests.Access;

public sealed class AttemptLimitsTests
{
    private static readonly IPAddress Office = IPAddress.Parse("192.0.2.1");

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2025, 2, 3, 9, 0, 0, TimeSpan.Zero));
    private readonly AttemptLimits limits;

    public AttemptLimitsTests() =>
        limits = new AttemptLimits(time, Options.Create(new AttemptOptions { FailuresPerName = 3, FailuresPerAddress = 5, Window = TimeSpan.FromMinutes(5) }));

    [Fact]
    public void A_name_rests_from_its_third_failure_until_its_window_ends()
    {
        Fail("a", null, times: 3);
        time.Advance(TimeSpan.FromMinutes(2));
        var refused = Assert.Throws<TooManyAttemptsException>(() => limits.Begin("A", null));
        Assert.Equal(TimeSpan.FromMinutes(3), refused.Wait);
        Assert.Equal("Too many attempts. Wait 3 minutes, then try again.", refused.Message);
        Fail("b", null);
        time.Advance(TimeSpan.FromMinutes(3));
        Fail("a", null, times: 3);
    }

    [Fact]
    public void An_address_rests_after_failures_with_many_names()
    {
        foreach (var name in "abcde") Fail($"{name}", Office);
        Assert.Throws<TooManyAttemptsException>(() => limits.Begin("f", Office));
        Fail("f", IPAddress.Parse("192.0.2.2"));
    }

    [Fact]
    public void A_success_is_given_back()
    {
        for (var i = 0; i < 20; i++) limits.Begin("a", Office).Succeeded();
        Fail("a", Office, times: 3);
        Assert.Throws<TooManyAttemptsException>(() => limits.Begin("a", Office));
    }

    [Fact]
    public void Attempts_at_the_same_time_count_from_their_beginning()
    {
        var open = Enumerable.Range(0, 3).Select(_ => limits.Begin("a", null)).ToList();
        Assert.Throws<TooManyAttemptsException>(() => limits.Begin("a", null));
        open.ForEach(attempt => attempt.Succeeded());
        Fail("a", null);
    }

    [Fact]
    public void What_is_refused_does_not_count_against_the_address()
    {
        Fail("a", Office, times: 3);
        for (var i = 0; i < 20; i++) Assert.Throws<TooManyAttemptsException>(() => limits.Begin("a", Office));
        Fail("b", Office, times: 2);
    }

    [Fact]
    public void Addresses_of_one_network_and_the_two_forms_of_one_address_count_as_one()
    {
        for (var i = 1; i <= 5; i++) Fail(null, IPAddress.Parse($"2001:db8:0:1::{i}"));
        Assert.Throws<TooManyAttemptsException>(() => limits.Begin(null, IPAddress.Parse("2001:db8:0:1:ffff::9")));
        Fail(null, IPAddress.Parse("2001:db8:0:2::1"));
        for (var i = 0; i < 5; i++) Fail(null, Office);
        Assert.Throws<TooManyAttemptsException>(() => limits.Begin(null, Office.MapToIPv6()));
    }

    private void Fail(string? name, IPAddress? address, int times = 1)
    {
        for (var i = 0; i < times; i++) limits.Begin(name, address);
    }
}
