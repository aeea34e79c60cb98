using EngagementTracker.Domain;
using EngagementTracker.Readouts.Lexicons;

namespace EngagementTracker.Readouts.Names;

/// <summary>The people whom the ministry has on record, and the leaders whom every newspaper knows.</summary>
internal sealed class KnownPeople
{
    private readonly ILookup<string, KnownPerson> byLastName;
    private readonly Dictionary<string, string> leaders;

    public KnownPeople(Gazetteer gazetteer)
    {
        byLastName = gazetteer.People
            .SelectMany(p => p.Aliases.Prepend(p.Name).Select(n => PersonName.Last(n)).Where(n => n.Length > 0).Distinct(), (p, last) => (p, last))
            .ToLookup(x => x.last, x => x.p);
        var codes = gazetteer.Parties.Select(p => p.Code).ToHashSet();
        leaders = Lexicon.Leaders.Where(l => codes.Contains(l.Value)).DistinctBy(l => Text.Fold(l.Key)).ToDictionary(l => Text.Fold(l.Key), l => l.Value);
    }

    /// <summary>
    /// Whom of that party the name may mean. Every word of the shorter form must stand in the longer one, so that nobody is taken for a namesake;
    /// a bare last name offers all who bear it.
    /// </summary>
    public IReadOnlyList<KnownPerson> Matching(string name, string? title, string party)
    {
        var words = PersonName.Words(name);
        var candidates = byLastName[PersonName.Last(name)]
            .Where(p => p.Party == party || p.Offices.Any(o => o.Party == party))
            .Where(p => p.Aliases.Prepend(p.Name).Any(n => SameName(words, PersonName.Words(n)))).Distinct().ToList();
        if (candidates.Count < 2 || title is null) return candidates;
        var titled = candidates.Where(p => p.Offices.Any(o => Text.Fold(o.Title) == Text.Fold(title))).ToList();
        return titled.Count == 1 ? titled : candidates;
    }

    /// <summary>The party for which a person of that name speaks, if all who bear it speak for one.</summary>
    public string? PartyOf(string name)
    {
        if ((leaders.GetValueOrDefault(Text.Fold(name)) ?? leaders.GetValueOrDefault(PersonName.Last(name))) is { } code) return code;
        var words = PersonName.Words(name);
        var codes = byLastName[PersonName.Last(name)].Where(p => p.Aliases.Prepend(p.Name).Any(n => SameName(words, PersonName.Words(n)))).Select(p => p.Party).Distinct().ToList();
        return codes.Count == 1 ? codes[0] : null;
    }

    private static bool SameName(string[] a, string[] b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return shorter.Length > 0 && shorter[^1] == longer[^1]
            && shorter.All(w => longer.Contains(w) || (w.Length == 1 && longer.Any(l => l[0] == w[0])));
    }
}
