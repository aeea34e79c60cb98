using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace EngagementTracker.Web.Ui.Lists;

/// <summary>A list's address as a saved view keeps it.</summary>
public static class ListAddress
{
    public const string Search = "/search";

    /// <summary>The lists of which views can be saved.</summary>
    public static IReadOnlyList<string> All { get; } = ["/commitments", "/engagements", "/deadlines", Search];

    /// <summary>The filters and the order, sorted by name, without the page: two addresses of the same rows read alike.</summary>
    /// <param name="query">What stands after "?" in the address, with or without that sign.</param>
    public static string Query(string query) => new QueryBuilder(QueryHelpers.ParseQuery(query)
        .Where(p => p.Key is not ("page" or "before" or "from")).OrderBy(p => p.Key, StringComparer.Ordinal)
        .SelectMany(p => p.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(p.Key, v!)))).ToString().TrimStart('?');
}
