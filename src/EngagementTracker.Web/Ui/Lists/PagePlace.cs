using System.Globalization;
using System.Text.Json;

namespace EngagementTracker.Web.Ui.Lists;

/// <summary>
/// Where a page begins, as it stands in the address: after a row or before one, told by what the list is sorted by and the row's key, so that a page
/// deep in a long list is read as quickly as the first. Without either, the number counts.
/// </summary>
/// <param name="Page">What is no number means the first page.</param>
public sealed record PagePlace(string? After = null, string? Before = null, string? Page = null)
{
    internal int? Number => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The place of a row: what stands in the columns by which the list is sorted, its key last.</summary>
    internal static string Of(IEnumerable<object?> columns) => JsonSerializer.Serialize(columns);

    /// <summary>What <see cref="Of"/> has written; <see langword="null"/> for anything else that stands in an address.</summary>
    internal static object?[]? Read(string? place, IReadOnlyList<Type> columns)
    {
        try
        {
            if (place is null || JsonSerializer.Deserialize<JsonElement[]>(place) is not { } read || read.Length != columns.Count) return null;
            object?[] values = [.. read.Zip(columns, (value, column) => value.Deserialize(column))];
            return values[^1] is null ? null : values;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
