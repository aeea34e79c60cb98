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

    /// <summary>The place of a row.</summary>
    internal static string Of(object? column, object key) => JsonSerializer.Serialize(new[] { column, key });

    /// <summary>What <see cref="Of"/> has written; <see langword="null"/> for anything else that stands in an address.</summary>
    internal static (object? Column, object Key)? Read(string? place, Type column, Type key)
    {
        try
        {
            return place is not null && JsonSerializer.Deserialize<JsonElement[]>(place) is [var first, var second] && second.Deserialize(key) is { } keyed ? (first.Deserialize(column), keyed) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
