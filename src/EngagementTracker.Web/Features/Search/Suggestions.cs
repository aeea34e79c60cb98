using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Search;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Search;

/// <summary>What somebody may have meant.</summary>
/// <param name="Word">As it is written in a name.</param>
/// <param name="Query">What was typed, with the word in its place.</param>
public sealed record Suggestion(string Word, string Query);

/// <summary>Words of names that are near a word that is in no name.</summary>
public sealed class Suggestions(TrackerDbContext db)
{
    /// <summary>Where more was found, nobody asks.</summary>
    public const int Little = 3;

    /// <summary>A word of fewer letters is near everything.</summary>
    private const int Shortest = 4;

    private const int Most = 3;

    /// <summary>So many names of each kind that have a piece of the word are looked at.</summary>
    private const int MostLookedAt = 1_000;

    public async Task<IReadOnlyList<Suggestion>> ReadAsync(string typed, CancellationToken cancellation = default)
    {
        List<Suggestion> suggestions = [];
        foreach (var token in SearchText.Tokens(typed).Where(IsName))
        {
            if (NameWords.Of(token.Text) is not [{ Length: >= Shortest } word] || word.Any(char.IsDigit) || await IsKnownAsync(word, cancellation)) continue;
            suggestions.AddRange((await NearAsync(word, cancellation)).Select(near => new Suggestion(near, SearchText.Replace(typed, token, near))));
        }
        return suggestions;
    }

    private static bool IsName(SearchToken token) => !token.IsExcluded
        && (token.Kind == SearchTokenKind.Word || (token.Kind == SearchTokenKind.Field && token.Field is "party" or "person" or "topic"));

    private async Task<bool> IsKnownAsync(string word, CancellationToken cancellation)
    {
        var begins = NameWords.Beginning(word)!;
        return await db.Parties.Join(db.Hits<PartyId>(begins, MostLookedAt), p => p.Id, h => h.Id, (_, _) => 1).AnyAsync(cancellation)
            || await db.People.Join(db.Hits<PersonId>(begins, MostLookedAt), p => p.Id, h => h.Id, (_, _) => 1).AnyAsync(cancellation)
            || await db.Topics.Join(db.Hits<TopicId>(begins, MostLookedAt), t => t.Id, h => h.Id, (_, _) => 1).AnyAsync(cancellation);
    }

    /// <summary>The words with the fewest slips first, then those that share most with it.</summary>
    private async Task<IEnumerable<string>> NearAsync(string word, CancellationToken cancellation)
    {
        var slips = Spelling.Slips(word.Length);
        var like = NameWords.Like(word);
        List<string> names = [];
        names.AddRange((await db.Parties.AsNoTracking().Join(db.Hits<PartyId>(like, MostLookedAt), p => p.Id, h => h.Id, (p, _) => new { p.Name, p.OfficialName, p.Demonym, p.Aliases })
            .ToListAsync(cancellation)).SelectMany(p => (IEnumerable<string?>)[p.Name, p.OfficialName, p.Demonym, .. p.Aliases]).OfType<string>());
        names.AddRange((await db.People.AsNoTracking().Join(db.Hits<PersonId>(like, MostLookedAt), p => p.Id, h => h.Id, (p, _) => new { p.Name, p.Aliases })
            .ToListAsync(cancellation)).SelectMany(p => p.Aliases.Prepend(p.Name)));
        names.AddRange((await db.Topics.AsNoTracking().Join(db.Hits<TopicId>(like, MostLookedAt), t => t.Id, h => h.Id, (t, _) => new { t.Name, t.Aliases })
            .ToListAsync(cancellation)).SelectMany(t => t.Aliases.Prepend(t.Name)));
        var near = from written in names.SelectMany(Words).DistinctBy(w => w.Folded)
                   let slip = Spelling.Distance(word, written.Folded, slips)
                   where slip is not null
                   orderby slip, Spelling.Shared(word, written.Folded) descending, written.Folded
                   select written.Word;
        return near.Take(Most);
    }

    /// <summary>The words of a name as they are written, each with its folded form.</summary>
    private static IEnumerable<(string Word, string Folded)> Words(string name) => name
        .Split([' ', '-', '–', '\'', '’', '(', ')', ',', '/', '&', '"', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(w => (w.TrimEnd('.'), NameWords.Of(w))).Where(w => w.Item2.Count == 1).Select(w => (w.Item1, w.Item2[0]));
}
