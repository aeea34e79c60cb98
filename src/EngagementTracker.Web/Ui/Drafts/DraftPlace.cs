using System.Security.Cryptography;
using EngagementTracker.Domain.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace EngagementTracker.Web.Ui.Drafts;

/// <summary>Where a form is, and which draft its address names.</summary>
/// <param name="Path">With the query but for the draft: "/follow-ups/new?commitment=COM-2025-0001".</param>
/// <param name="HasFragment">Whether it leads to a part of the page, such as the skip link does.</param>
public sealed record DraftPlace(string Path, string? Key, bool HasFragment)
{
    private const string Parameter = "draft";
    private const int KeyBytes = 16;

    /// <summary>Whether the form is for something new, of which there can be several drafts at once.</summary>
    public bool IsForNew => Bare.Split('/').Contains("new");

    private string Bare => Path.Split('?')[0];

    public static DraftPlace Of(NavigationManager navigation, string address)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        var uri = navigation.ToAbsoluteUri(address);
        var query = QueryHelpers.ParseQuery(uri.Query);
        query.Remove(Parameter, out var key);
        var path = $"/{navigation.ToBaseRelativePath(uri.GetLeftPart(UriPartial.Path))}";
        var whole = QueryHelpers.AddQueryString(path, query);
        return new DraftPlace(whole.Length <= Draft.PlaceLimit ? whole : path, key.FirstOrDefault(), uri.Fragment.Length > 0);
    }

    /// <summary>The address at which a draft opens.</summary>
    public static string Address(string path, string key) => QueryHelpers.AddQueryString(path, Parameter, key);

    public bool IsSamePage(string place) => Bare == place.Split('?')[0];

    public static string NewKey() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The place in words: "Log a call", or the part of the product in which it is.</summary>
    public static string InWords(string path) => path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["engagements", "new"] => "Log a call",
        ["engagements", "new", "readout"] => "Paste a readout",
        ["admin", ..] => "Administration",
        [var area, ..] => $"{char.ToUpperInvariant(area[0])}{area[1..]}",
        _ => "Today",
    };
}
