using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Search;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Search;

/// <summary>
/// Counts what the texts that were found have: parties, topics, years, standings. A count says how many texts are left when its field is
/// added, among the newest of each kind.
/// </summary>
public sealed class FacetSearch(TrackerDbContext db, CurrentUser user, Ministry ministry, TimeProvider time)
{
    /// <summary>So many of the newest of each kind are looked at.</summary>
    public const int Span = 2_000;

    private const int MostValues = 8;

    public async Task<Facets> ReadAsync(SearchQuery query, TextKind? kind, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var question = await SearchQuestion.AskAsync(db, query, user, time, cancellation);
        var owners = new Owners(question);
        List<TextOwner> found = [];
        foreach (var wanted in question.Kinds(kind)) found.AddRange(await question.Rows.WithAsync(wanted, owners, cancellation) ?? []);
        var facts = await FacetFacts.ReadAsync(db, found, question.Calendar, cancellation);
        return new Facets([.. await PartiesAsync(facts, cancellation), .. await TopicsAsync(facts, cancellation), .. Years(facts), .. Standings(facts)], owners.IsPartial);
    }

    private async Task<IEnumerable<Facet>> PartiesAsync(FacetFacts facts, CancellationToken cancellation)
    {
        var counts = Count(facts.Each.SelectMany(f => f.Parties)).Where(c => c.Value != ministry.HomeParty).Take(MostValues).ToList();
        var ids = counts.ConvertAll(c => c.Value);
        var names = await db.Parties.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Code, p.Name }).ToDictionaryAsync(p => p.Id, cancellation);
        return Shown("party", "Party", counts.Where(c => names.ContainsKey(c.Value)).Select(c => new FacetValue(names[c.Value].Code, names[c.Value].Name, c.Count)));
    }

    private async Task<IEnumerable<Facet>> TopicsAsync(FacetFacts facts, CancellationToken cancellation)
    {
        var ids = facts.Each.SelectMany(f => f.Topics).Distinct().ToList();
        var topics = await db.Topics.AsNoTracking().Where(t => ids.Contains(t.Id) || db.Topics.Any(child => child.ParentId == t.Id && ids.Contains(child.Id)))
            .Select(t => new { t.Id, t.ParentId, t.Slug, t.Name }).ToDictionaryAsync(t => t.Id, cancellation);
        // A topic is asked for with those under it.
        IEnumerable<TopicId> With(TopicId id) => topics.GetValueOrDefault(id)?.ParentId is { } parent ? [id, parent] : [id];
        var counts = Count(facts.Each.SelectMany(f => f.Topics.SelectMany(With).Distinct())).Where(c => topics.ContainsKey(c.Value)).Take(MostValues);
        return Shown("topic", "Topic", counts.Select(c => new FacetValue(topics[c.Value].Slug, topics[c.Value].Name, c.Count)));
    }

    private static IEnumerable<Facet> Years(FacetFacts facts) =>
        Shown("year", "Year", Count(facts.Each.Select(f => f.Year)).OrderByDescending(c => c.Value).Take(MostValues).Select(c => new FacetValue($"{c.Value}", $"{c.Value}", c.Count)));

    private static IEnumerable<Facet> Standings(FacetFacts facts) =>
        Shown("is", "Standing", Count(facts.Each.SelectMany(f => f.States)).OrderBy(c => c.Value).Select(c => new FacetValue($"{c.Value}".ToLowerInvariant(), $"{c.Value}", c.Count)));

    private static IEnumerable<Facet> Shown(string field, string heading, IEnumerable<FacetValue> values) => values.ToList() is { Count: > 0 } some ? [new Facet(field, heading, some)] : [];

    private static IEnumerable<(TValue Value, int Count)> Count<TValue>(IEnumerable<TValue> values) =>
        values.GroupBy(v => v).Select(g => (Value: g.Key, Count: g.Count())).OrderByDescending(c => c.Count);

    private sealed class Owners(SearchQuestion question) : ITextWork<List<TextOwner>>
    {
        public bool IsPartial { get; private set; }

        public async Task<List<TextOwner>> DoAsync<TRow, TId>(TextKind kind, TextTable<TRow, TId> table, CancellationToken cancellation)
            where TId : struct
        {
            var newest = table.Rows.Join(question.Hits<TId>(), table.Id, h => h.Id, (row, hit) => new { row, hit.Number }).OrderByDescending(x => x.Number).Select(x => x.row);
            var owners = await newest.Select(table.Owner).Take(Span + 1).ToListAsync(cancellation);
            IsPartial |= owners.Count > Span;
            return [.. owners.Take(Span)];
        }
    }
}
