using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Web.Access;

/// <summary>How often a secret may be guessed, from configuration section "SignIn".</summary>
public sealed class AttemptOptions
{
    public const string Section = "SignIn";

    public int FailuresPerName { get; set; } = 10;

    /// <summary>Many colleagues may share an address.</summary>
    public int FailuresPerAddress { get; set; } = 50;

    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>
/// Counts failed guesses by user name and by address, whether or not there is such a user. A guess counts from its beginning, so that
/// a thousand at once are no better than one after the other; a right one is given back.
/// </summary>
public sealed class AttemptLimits(TimeProvider time, IOptions<AttemptOptions> options)
{
    /// <summary>Longer than any user name, so that only names that nobody has share a key.</summary>
    private const int KeyLimit = 2 * User.UserNameLimit;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Tally> tallies = [];
    private DateTimeOffset swept;

    /// <param name="name">Whose secret is guessed; nobody's in particular where there is only one.</param>
    /// <param name="address">From where; unknown where the caller is signed in already.</param>
    /// <exception cref="TooManyAttemptsException">There were too many; this one does not count.</exception>
    public Attempt Begin(string? name, IPAddress? address)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            Sweep(now);
            var asked = Keys(name, address).Select(k => (Tally: Find(k.Key, now), k.Limit)).ToList();
            if (asked.Where(a => a.Tally.Failures >= a.Limit).Select(a => (DateTimeOffset?)a.Tally.Ends).Max() is { } free)
                throw new TooManyAttemptsException(free - now);
            foreach (var (tally, _) in asked) tally.Failures++;
            return new Attempt(gate, [.. asked.Select(a => a.Tally)]);
        }
    }

    private IEnumerable<(string Key, int Limit)> Keys(string? name, IPAddress? address)
    {
        if (name is not null) yield return ($"name {name[..Math.Min(name.Length, KeyLimit)].ToUpperInvariant()}", options.Value.FailuresPerName);
        if (address is not null) yield return ($"address {Network(address)}", options.Value.FailuresPerAddress);
    }

    /// <summary>In IPv6 everybody has 2^64 addresses: the network counts as one.</summary>
    private static string Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes()[..8]) : address.ToString();
    }

    private Tally Find(string key, DateTimeOffset now)
    {
        if (!tallies.TryGetValue(key, out var tally) || tally.Ends <= now) tallies[key] = tally = new Tally { Ends = now + options.Value.Window };
        return tally;
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now - swept < options.Value.Window) return;
        swept = now;
        foreach (var (key, tally) in tallies)
        {
            if (tally.Ends <= now) tallies.Remove(key);
        }
    }

    internal sealed class Tally
    {
        public int Failures { get; set; }
        public DateTimeOffset Ends { get; init; }
    }

    /// <summary>One guess; wrong unless it is said to be right.</summary>
    public sealed class Attempt
    {
        private readonly Lock gate;
        private readonly IReadOnlyList<Tally> taken;

        internal Attempt(Lock gate, IReadOnlyList<Tally> taken) => (this.gate, this.taken) = (gate, taken);

        public void Succeeded()
        {
            lock (gate)
            {
                foreach (var tally in taken) tally.Failures--;
            }
        }
    }
}

/// <summary>A secret was guessed too often.</summary>
public sealed class TooManyAttemptsException(TimeSpan wait) : Exception(Sentence(wait))
{
    public TimeSpan Wait => wait;

    private static string Sentence(TimeSpan wait) => Math.Ceiling(wait.TotalMinutes) switch
    {
        <= 1 => "Too many attempts. Wait a minute, then try again.",
        var minutes => $"Too many attempts. Wait {minutes.ToString(CultureInfo.InvariantCulture)} minutes, then try again.",
    };
}
