using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Engagements;

/// <summary>Reads the blocks at the head of a memorandum of conversation: PARTICIPANTS, SUBJECT, one entry a line.</summary>
internal static class Memcon
{
    private const int LongestEntry = 30;
    private static readonly string[] Headings = ["participants", "subject", "subjects", "date", "place", "time", "location", "copies", "present", "memorandum", "topics", "summary"];

    public static IReadOnlyList<(PersonMention Person, string? Party)> Participants(
        IReadOnlyList<Sentence> sentences, PersonReader reader, PartyNames parties, string? issuer)
    {
        var found = new List<(PersonMention, string?)>();
        string? side = null;
        foreach (var entry in Entries(sentences, "participants", "present"))
        {
            var people = reader.In(entry);
            if (people.Count == 0 || people[0].Name.Length == 0)
            {
                // "Kenya", "U.S. Side", "The Secretary": a heading within the block, or an office of our own.
                if (parties.In(entry).FirstOrDefault() is { End: > 0 } heading && (people.Count == 0 || heading.First == 0)) side = heading.Name.Code;
            }
            if (people.FirstOrDefault(p => p.Name.Length > 0) is not { } person) continue;
            var after = people.FirstOrDefault(p => p.First >= person.End && p.Name.Length == 0);
            if (person.Title.Length == 0 && after is not null) person = person with { Title = after.Title, Party = person.Party ?? after.Party };
            found.Add((person, person.Party ?? side ?? parties.In(entry).Select(m => m.Name.Code).FirstOrDefault() ?? issuer));
        }
        return found;
    }

    public static IEnumerable<TextSpan> Subjects(IReadOnlyList<Sentence> sentences)
    {
        foreach (var entry in Entries(sentences, "subject", "subjects"))
        {
            var first = 0;
            for (var i = 0; i <= entry.Count; i++)
            {
                if (i < entry.Count && entry[i].Text is not (";" or ".")) continue;
                if (i > first) yield return entry.SpanOf(first, i);
                first = i + 1;
            }
        }
    }

    /// <summary>The lines under a heading; what stands on the heading's own line comes first.</summary>
    private static IEnumerable<Sentence> Entries(IReadOnlyList<Sentence> sentences, params string[] headings)
    {
        for (var i = 0; i < sentences.Count; i++)
        {
            if (!IsHeading(sentences[i]) || !headings.Contains(sentences[i][0].Key)) continue;
            var after = sentences[i].KeyAt(1) == ":" ? 2 : 1;
            if (sentences[i].Count > after) yield return new Sentence(sentences[i].Source, sentences[i].Index, sentences[i].Tokens[after..]);
            for (i++; i < sentences.Count && !IsHeading(sentences[i]) && sentences[i].Count <= LongestEntry; i++) yield return sentences[i];
            yield break;
        }
    }

    private static bool IsHeading(Sentence sentence) =>
        Headings.Contains(sentence[0].Key)
        && (sentence.KeyAt(1) == ":" || sentence[0].Text.All(char.IsUpper) || (sentence.Count == 1 && sentence[0].IsCapitalised));
}
