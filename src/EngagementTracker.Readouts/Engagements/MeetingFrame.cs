using System.Collections.Frozen;
using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Engagements;

/// <summary>The words that say who spoke with whom: "[Secretary X] spoke today with [Minister Y] to …".</summary>
/// <param name="Verb">The token of speaking or meeting.</param>
/// <param name="End">The first token that no longer says who.</param>
internal sealed record MeetingFrame(
    Sentence Sentence, int Verb, int End, IReadOnlyList<PersonMention> Before, IReadOnlyList<PersonMention> After, IReadOnlyList<PartyMention> PartiesAfter)
{
    private const int Reach = 14;
    private const int Headline = 16;

    private static readonly FrozenSet<string> Meets = Lexicon.Group("meets");

    private static readonly FrozenSet<string> MeetsDirectly = Lexicon.Group("meets directly");

    private static readonly FrozenSet<string> Ends = Lexicon.Group("frame ends");

    public static MeetingFrame? In(IReadOnlyList<Sentence> sentences, PersonReader reader, PartyNames parties)
    {
        // A headline such as "Call with Secretary Rubio" says less than the sentence below it.
        foreach (var sentence in sentences.Take(12).OrderBy(s => s.Tokens[^1].IsWord && s.Count < Headline))
        {
            var people = reader.In(sentence);
            for (var i = 0; i < sentence.Count; i++)
            {
                if (StartOfOthers(sentence, i, people) is > 0 and var start && Read(sentence, i, start, people, parties) is { } frame) return frame;
                if (Together(sentence, i, people) is { } joint) return joint;
            }
        }
        return null;
    }

    public static MeetingFrame? Read(Sentence sentence, int verb, int start, IReadOnlyList<PersonMention> people, PartyNames parties)
    {
        var end = EndOf(sentence, start, people);
        PersonMention[] after = [.. people.Where(p => p.First >= start - 1 && p.First < end && (p.Title.Length > 0 || IsListed(sentence, p)))];
        PartyMention[] others =
        [
            .. parties.In(sentence).Where(m => m.First >= start && m.First < end && IsSide(sentence, m))
                .Where(m => !after.Any(p => p.Name.Length > 0 && p.First <= m.First && m.First < p.End)),
        ];
        return after.Length + others.Length == 0 ? null
            : new MeetingFrame(sentence, verb, end, [.. people.Where(p => p.End <= verb)], after, others);
    }

    /// <summary>Whether a name without an office stands where a list of people has one, and not in "on the sidelines of the Review Conference".</summary>
    private static bool IsListed(Sentence s, PersonMention person) =>
        s.At(person.First - 1) is { } before
        && (before.Key is "with" or "and" or "," or "including" or "between" || before.IsCapitalised || Lexicon.TitleHeads.Contains(before.Key));

    /// <summary>"[Secretary X] and [Minister Y] held a call today".</summary>
    private static MeetingFrame? Together(Sentence s, int i, IReadOnlyList<PersonMention> people)
    {
        if (s[i].Key is not ("held" or "spoke" or "met" or "had" or "talked")) return null;
        PersonMention[] before = [.. people.Where(p => p.End <= i && p.Name.Length > 0)];
        return before.Length > 1 && before[^1].End == i ? new MeetingFrame(s, i, EndOf(s, i + 1, people), before, [], []) : null;
    }

    private static int StartOfOthers(Sentence s, int i, IReadOnlyList<PersonMention> people)
    {
        var key = s[i].Key;
        if (MeetsDirectly.Contains(key) && s.KeyAt(i - 1) is not ("a" or "the" or "be" or "so-")) return i + 1;
        if (!Meets.Contains(key)) return -1;
        for (var j = i + 1; j < Math.Min(s.Count, i + Reach); j++)
        {
            // "held calls to discuss the launch with [Director X]"
            if ((s[j].Is("to") && key is "held" or "had") || (key is "discussed" && people.Any(p => p.End == i))) return AfterWith(s, j, people);
            if ((s[j].Is("with") && key != "discussed") || (s[j].Is("between") && j == i + 1)) return j + 1;
            if (s[j].Key is "to" or "about" or "." or "regarding") return -1;
            if (Lexicon.Verbs.TryGetValue(s[j].Key, out var verb) && verb.Inflection == Inflection.Past && j > i + 1) return -1;
        }
        return -1;
    }

    private static int AfterWith(Sentence s, int from, IReadOnlyList<PersonMention> people)
    {
        var with = Array.FindIndex(s.Tokens, from, t => t.Is("with"));
        return with > 0 && people.Any(p => p.First >= with && p.First <= with + 2 && p.Name.Length > 0) ? with + 1 : -1;
    }

    private static int EndOf(Sentence s, int start, IReadOnlyList<PersonMention> people)
    {
        for (var i = start; i < s.Count; i++)
        {
            if (people.FirstOrDefault(p => p.First <= i && i < p.End) is { } person)
            {
                i = person.End - 1;
                continue;
            }
            if (s[i].Is("on") && s.At(i + 1) is { } day && EventDates.IsMonth(day.Key)) continue;
            if (Ends.Contains(s[i].Key)) return i;
            if (s[i].Is("and") && s.At(i + 1) is { } next && (Lexicon.Verbs.ContainsKey(next.Key) || next.Key is "they" or "also")) return i;
            if (s[i].Is(",") && s.At(i + 1) is { } word && (EndsInIng(word) || word.Key is "the" && s.KeyAt(i + 2) is "latest" or "first")) return i;
        }
        return s.Count;
    }

    private static bool EndsInIng(Token word) => word.Key.EndsWith("ing", StringComparison.Ordinal) && word.Key is not ("including" or "representing" or "incoming" or "outgoing" or "acting" or "managing");

    private static bool IsSide(Sentence s, PartyMention mention)
    {
        if (mention.Name.Kind is NameKind.Capital or NameKind.Leader) return false;
        var before = mention.First - 1;
        while (before > 0 && s[before].Key is "the" or "," or "d.c.") before--;
        return s.KeyAt(before) is not ("in" or "at" or "near") && !(s[Math.Max(0, before)].IsCapitalised && s.KeyAt(before - 1) is "in");
    }
}
