using EngagementTracker.Web.Data.Search;

namespace EngagementTracker.Web.Features.Search;

/// <summary>Where the first page of a search is.</summary>
public sealed record SearchAddress(string Typed, SearchOrder Order = SearchOrder.Best, TextKind? Kind = null)
{
    private const string Newest = "newest";

    public static SearchOrder ReadOrder(string? order) => string.Equals(order, Newest, StringComparison.OrdinalIgnoreCase) ? SearchOrder.Newest : SearchOrder.Best;

    public string Of(TextKind? kind) => (this with { Kind = kind }).ToString();

    public SearchAddress With(string field, string value) => this with { Typed = SearchText.With(Typed, field, value) };

    public SearchAddress Without(string field, string value) => this with { Typed = SearchText.Without(Typed, field, value) };

    public override string ToString() =>
        $"/search?q={Uri.EscapeDataString(Typed)}{(Kind is { } shown ? $"&kind={shown.Key()}" : "")}{(Order == SearchOrder.Newest ? $"&order={Newest}" : "")}";
}
