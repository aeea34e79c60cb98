namespace EngagementTracker.Web.Features.Search;

/// <summary>A value that what was found has, as a field asks for it.</summary>
public sealed record FacetValue(string Value, string Label, int Count);

/// <summary>The values of one field, those of most texts first.</summary>
public sealed record Facet(string Field, string Heading, IReadOnlyList<FacetValue> Values);

/// <param name="IsPartial">Whether there is more of some kind than was looked at.</param>
public sealed record Facets(IReadOnlyList<Facet> All, bool IsPartial);
