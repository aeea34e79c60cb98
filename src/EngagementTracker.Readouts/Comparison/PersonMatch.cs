using EngagementTracker.Domain;
using EngagementTracker.Readouts.Names;

namespace EngagementTracker.Readouts.Comparison;

/// <summary>A person is the same by party and last name; somebody whom the ministry knows, by being known.</summary>
internal static class PersonMatch
{
    public static IReadOnlyList<Compared<FoundParticipant>> Of(ReadoutDraft first, ReadoutDraft second)
    {
        var (ours, theirs) = (Told(first), Told(second));
        return Pairing.Of(ours, theirs, (i, j) => Likeness(ours[i].Value, theirs[j].Value), Contradict);
    }

    private static List<Told<FoundParticipant>> Told(ReadoutDraft draft) =>
        [.. draft.Participants.Select(p => new Told<FoundParticipant>(p, p.Span is { } span ? [span] : []))];

    private static double Likeness(FoundParticipant a, FoundParticipant b)
    {
        if (a.Party != b.Party) return 0;
        if (a.Matches is [var known] && b.Matches is [var other]) return known.Id == other.Id ? 4 : 0;
        var (one, two) = (NamesOf(a), NamesOf(b));
        return one.Count == 0 || two.Count == 0 ? 0
            // "Wang Yi" and "Yi Wang".
            : one.Count == two.Count && one.All(two.Contains) ? 3
            : one[^1] == two[^1] ? (one[0] == two[0] ? 2 : 1)
            : 0;
    }

    /// <summary>One title is not another; no title contradicts nothing, nor does a shorter form.</summary>
    private static bool Contradict(FoundParticipant a, FoundParticipant b)
    {
        var (one, two) = (Text.Fold(a.Title), Text.Fold(b.Title));
        return !one.Contains(two, StringComparison.Ordinal) && !two.Contains(one, StringComparison.Ordinal);
    }

    private static List<string> NamesOf(FoundParticipant person) =>
        [.. PersonName.Words(person.Name).SelectMany(n => n.Split('-', StringSplitOptions.RemoveEmptyEntries)).Where(n => !PersonName.IsSuffix(n))];
}
