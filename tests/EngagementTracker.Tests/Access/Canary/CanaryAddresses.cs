using System.Reflection;
using System.Text.RegularExpressions;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Access.Canary;

/// <summary>A page with the values that stand in its address.</summary>
public sealed record CanaryAddress(Type Page, string Address, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>Whether the server writes it whole, without a circuit.</summary>
    public bool IsStatic => Page.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is not null;
}

/// <summary>The addresses of every page, found from the pages themselves, filled with the canary records and with what leads to them.</summary>
public static partial class CanaryAddresses
{
    public static IEnumerable<Type> Pages => typeof(Program).Assembly.GetTypes().Where(t => t.GetCustomAttributes<RouteAttribute>().Any());

    public static async Task<IReadOnlyList<CanaryAddress>> AllAsync(TrackerDbContext db, CanaryRecords canary)
    {
        var keys = new Dictionary<string, IReadOnlyList<object>>
        {
            ["engagements"] = [.. canary.References.Where(r => r.StartsWith("ENG", StringComparison.Ordinal))],
            ["commitments"] = [.. canary.References.Where(r => r.StartsWith("COM", StringComparison.Ordinal))],
            ["follow-ups"] = [.. canary.References.Where(r => r.StartsWith("FUP", StringComparison.Ordinal))],
            ["parties"] = ["US", "KE"],
            ["people"] = [.. (await db.People.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync()).Select(id => (object)id.Value)],
            ["handovers"] = [.. (await db.Set<Handover>().IgnoreQueryFilters().Select(h => h.Id).ToListAsync()).Select(id => (object)id.Value)],
            ["topics"] = ["canaries"],
            ["events"] = [.. (await db.CalendarEvents.OrderBy(e => e.Id).Select(e => e.Id).ToListAsync()).Select(id => (object)id.Value)],
            ["users"] = [(await db.Users.SingleAsync(u => u.UserName == "officer2")).Id.Value],
            ["units"] = [(await db.Units.SingleAsync(u => u.Code == "UNNY")).Id.Value],
        };
        return [.. Pages.SelectMany(page => page.GetCustomAttributes<RouteAttribute>().SelectMany(route => Fill(page, route.Template, keys)))];
    }

    /// <exception cref="InvalidOperationException">Nothing is known to fill the address with: add a key.</exception>
    private static IEnumerable<CanaryAddress> Fill(Type page, string template, Dictionary<string, IReadOnlyList<object>> keys)
    {
        if (Parameter().Match(template) is not { Success: true } parameter)
            return Queries(page, keys).Prepend("").Select(query => new CanaryAddress(page, template + query, new Dictionary<string, object?>()));
        var kind = template[..parameter.Index].Split('/', StringSplitOptions.RemoveEmptyEntries)[^1];
        if (!keys.TryGetValue(kind, out var values)) throw new InvalidOperationException($"No key for {template}: add one to {nameof(CanaryAddresses)}.");
        return values.Select(value => new CanaryAddress(
            page, Parameter().Replace(template, Uri.EscapeDataString($"{value}"), 1), new Dictionary<string, object?> { [parameter.Groups["name"].Value] = value }));
    }

    /// <summary>Each text that the page takes from its address, filled with what leads to the canaries.</summary>
    private static IEnumerable<string> Queries(Type page, Dictionary<string, IReadOnlyList<object>> keys) => page
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null && p.PropertyType == typeof(string))
        .SelectMany(
            p => p.Name switch
            {
                "Engagement" => keys["engagements"],
                "Commitment" => keys["commitments"],
                "Q" => [CanaryRecords.Beginning, "ENG-2025", "COM-2025", "Our Speaker"],
                "Party" => ["US"],
                "Topic" => ["canaries"],
                "Person" => ["Our", .. keys["people"]],
                _ => (IEnumerable<object>)["all", CanaryRecords.Beginning],
            },
            (p, value) => $"?{char.ToLowerInvariant(p.Name[0])}{p.Name[1..]}={Uri.EscapeDataString($"{value}")}");

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
