using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Search;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Web.Features.Search.Palette;

/// <summary>Something to go to.</summary>
/// <param name="Marking">In words, where it is marked.</param>
public sealed record PaletteEntry(string Group, string Label, string? Beside, string Path, string? Marking = null);

/// <summary>What the palette offers beside pages and actions, which the browser knows: records, parties, people and topics, the likeliest few of each.</summary>
public sealed class PaletteSearch(TrackerDbContext db, CurrentUser user, TimeProvider time)
{
    private const int Most = 4;
    private const int LongestLabel = 110;

    public async Task<IReadOnlyList<PaletteEntry>> ReadAsync(string? typed, CancellationToken cancellation = default)
    {
        var query = SearchQuery.Read(typed);
        if (query.IsEmpty) return [];
        List<PaletteEntry> entries = [];
        if (query.Fields.Count == 0)
        {
            var names = await new DirectoryFinds(db).ReadAsync(typed!, cancellation);
            entries.AddRange(Of("Records", names.References));
            entries.AddRange(Of("Parties", names.Parties));
            entries.AddRange(Of("People", names.People));
            entries.AddRange(Of("Topics", names.Topics));
        }
        foreach (var kind in (TextKind[])[TextKind.Engagement, TextKind.Commitment])
        {
            var (found, _) = await new TextSearch(db, user, time).FindAsync(query, new SearchWish(Most, Kind: kind), cancellation);
            entries.AddRange(found.SelectMany(f => f.First).Where(t => entries.TrueForAll(e => e.Path != t.Path)).Select(t => Of(kind, t)).ToList());
        }
        return entries;
    }

    private static IEnumerable<PaletteEntry> Of(string group, Section<Hit> section) =>
        section.Hits.Take(Most).Select(h => new PaletteEntry(group, h.Name, Cut(h.Beside), h.Path, InWords(h.Marking)));

    private static PaletteEntry Of(TextKind kind, FoundText text) => kind == TextKind.Engagement
        ? new(kind.Heading(), $"{text.Reference} {text.Title}", Show.Day(text.On), text.Path, InWords(text.Marking))
        : new(kind.Heading(), $"{text.Reference} {Cut(text.Text)}", text.Title, text.Path, InWords(text.Marking));

    private static string? InWords(Marking marking) => marking == Marking.Unclassified ? null : Show.Name(marking);

    private static string? Cut(string? text) => text is { Length: > LongestLabel } ? $"{text[..LongestLabel].TrimEnd()}…" : text;
}
