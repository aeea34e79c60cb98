using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace EngagementTracker.Web.Ui.Lists;

/// <summary>A list's address: with another filter, and as a saved view keeps it.</summary>
public static class ListAddress
{
    public const string Search = "/search";

    /// <summary>The lists of which views can be saved.</summary>
    public static IReadOnlyList<string> All { get; } = ["/commitments", "/engagements", "/deadlines", Search];

    /// <summary>The address at hand with another value of a parameter, or of several, from the first page.</summary>
    public static string Anew(NavigationManager navigation, string parameter, object? value) => Anew(navigation, new Dictionary<string, object?> { [parameter] = value });

    /// <inheritdoc cref="Anew(NavigationManager, string, object?)"/>
    public static string Anew(NavigationManager navigation, IReadOnlyDictionary<string, object?> values) =>
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(values) { ["page"] = null, ["after"] = null, ["before"] = null });

    /// <summary>The filters and the order, sorted by name, without the page's place: two addresses of the same rows read alike.</summary>
    /// <param name="query">What stands after "?" in the address, with or without that sign.</param>
    public static string Query(string query) => new QueryBuilder(QueryHelpers.ParseQuery(query)
        .Where(p => p.Key is not ("page" or "after" or "before" or "from")).OrderBy(p => p.Key, StringComparer.Ordinal)
        .SelectMany(p => p.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(p.Key, v!)))).ToString().TrimStart('?');
}
