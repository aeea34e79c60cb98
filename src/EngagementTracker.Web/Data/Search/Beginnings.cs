using EngagementTracker.Domain;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Search;

/// <summary>
/// Puts in the place of a beginning the words that begin so. An index gathers all rows of all words with a beginning before it gives the newest of them,
/// and the rows of whole words as it goes.
/// </summary>
public static class Beginnings
{
    /// <summary>A beginning of more words stays one.</summary>
    public const int MostWords = 64;

    /// <summary>For up to three letters the indexes keep the rows of each beginning as those of a word.</summary>
    private const int Kept = 3;

    public static async Task<SearchNode> CompleteAsync(TrackerDbContext db, SearchNode node, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        switch (node)
        {
            case SearchPhrase { IsPrefix: true } phrase when Letters(phrase.Text) is { } begins:
                var words = await db.WordsBeginning(begins, MostWords + 1).ToListAsync(cancellation);
                return words.Count is 0 or > MostWords ? phrase : phrase with { Words = words };
            case SearchAll all: return new SearchAll(await EachAsync(db, all.Parts, cancellation));
            case SearchAny any: return new SearchAny(await EachAsync(db, any.Parts, cancellation));
            case SearchNot not: return new SearchNot(await CompleteAsync(db, not.Part, cancellation));
            default: return node;
        }
    }

    private static async Task<IReadOnlyList<SearchNode>> EachAsync(TrackerDbContext db, IReadOnlyList<SearchNode> parts, CancellationToken cancellation)
    {
        List<SearchNode> each = [];
        foreach (var part in parts) each.Add(await CompleteAsync(db, part, cancellation));
        return each;
    }

    /// <summary>The beginning as the indexes hold it; <see langword="null"/> where that is not certain, or where it need not be completed.</summary>
    private static string? Letters(string typed) =>
        Text.Fold(typed) is { Length: > Kept } folded && typed.All(c => c < '\u0180') && folded.All(char.IsAsciiLetterOrDigit) ? folded : null;
}
