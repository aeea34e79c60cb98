using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Readouts.Comparison;

/// <summary>What two accounts of one engagement tell: what both have, and what one of them has alone.</summary>
/// <param name="Dates">One line, or two sides of none.</param>
/// <param name="Countries">The countries that were a subject, by code; the sides themselves are none of them.</param>
public sealed record AccountComparison(
    IReadOnlyList<Compared<DateOnly>> Dates,
    IReadOnlyList<Compared<Mode>> Modes,
    IReadOnlyList<Compared<FoundParticipant>> Participants,
    IReadOnlyList<Compared<ToldTopic>> Topics,
    IReadOnlyList<Compared<string>> Countries,
    IReadOnlyList<Compared<FoundCommitment>> Commitments)
{
    /// <summary>Whatever <paramref name="first"/> and <paramref name="second"/> hold stands in one line; swapping them swaps the sides of each line.</summary>
    /// <param name="gazetteer">For the topics' names, and for those of the sides, which stand everywhere and so say nothing.</param>
    public static AccountComparison Of(ReadoutDraft first, ReadoutDraft second, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(gazetteer);
        var sides = first.Parties.Concat(second.Parties).Select(p => p.Value).ToHashSet();
        return new AccountComparison(
            Same(Single(first.EventDate, d => d), Single(second.EventDate, d => d)),
            Same(Single(first.Mode, Known), Single(second.Mode, Known)),
            PersonMatch.Of(first, second),
            TopicMatch.Of(first, second, gazetteer),
            Alike(Others(first, sides), Others(second, sides)),
            CommitmentMatch.Of(first, second, gazetteer));
    }

    private static Mode? Known(Mode mode) => mode == Mode.Unknown ? null : mode;

    /// <summary>A fact that a text states once, or not at all.</summary>
    private static List<Told<TValue>> Single<T, TValue>(Finding<T> found, Func<T, TValue?> known)
        where TValue : struct =>
        known(found.Value) is { } value ? [new Told<TValue>(value, found.Span is { } span ? [span] : [])] : [];

    /// <summary>One fact on each side is the same fact, even where the sides contradict each other.</summary>
    private static IReadOnlyList<Compared<T>> Same<T>(List<Told<T>> first, List<Told<T>> second)
        where T : struct => Pairing.Of(first, second, (_, _) => 1, (a, b) => !a.Equals(b));

    private static IReadOnlyList<Compared<string>> Alike(List<Told<string>> first, List<Told<string>> second) =>
        Pairing.Of(first, second, (i, j) => first[i].Value == second[j].Value ? 1 : 0, (_, _) => false);

    /// <summary>Not those who spoke: each issuer leaves out its own country and names the other one.</summary>
    private static List<Told<string>> Others(ReadoutDraft draft, HashSet<string> sides) =>
    [
        .. draft.CountriesDiscussed.Where(c => !sides.Contains(c.Value)).GroupBy(c => c.Value)
            .Select(c => new Told<string>(c.Key, [.. c.Select(f => f.Span).OfType<TextSpan>().Distinct()])),
    ];
}
