using EngagementTracker.Domain;
using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Engagements;

/// <summary>Who took part, and for which parties. Names come in their fullest form from text and title.</summary>
internal sealed class Participants(PartyNames parties, PersonReader reader, KnownPeople known)
{
    private const int ShortestRoll = 5;

    public (List<FoundParticipant> People, List<Finding<string>> Parties) Find(
        IReadOnlyList<Sentence> sentences, MeetingFrame? frame, IReadOnlyList<Sentence> title, MeetingFrame? titleFrame, string? issuer)
    {
        var inTitle = titleFrame is null ? title.SelectMany(reader.In).ToList() : [.. titleFrame.Before, .. titleFrame.After];
        var everywhere = sentences.SelectMany(reader.In).Concat(inTitle).ToList();
        var memcon = Memcon.Participants(sentences, reader, parties, issuer);
        var onlyOther = titleFrame?.PartiesAfter.Select(m => m.Name.Code).Where(c => c != issuer).Distinct().ToList() is [var one] ? one : null;
        var found = new List<FoundParticipant>();
        var sides = new List<Finding<string>>();

        void AddSide(string code, TextSpan? span, string reason)
        {
            if (!sides.Exists(s => s.Value == code)) sides.Add(new Finding<string>(code, span, span is null ? Confidence.Medium : Confidence.High, reason));
        }

        void AddPerson(PersonMention person, string? party, bool isInText)
        {
            if (party is null) return;
            AddSide(party, isInText ? person.Sentence.SpanOf(person.First, person.End) : null, $"{(person.Name.Length > 0 ? person.Name : person.Title)} spoke for {parties.NameOf(party)}.");
            if (person.Name.Length == 0 || found.Exists(f => f.Party == party && PersonName.Last(f.Name) == person.LastName && Compatible(f.Name, person.Name) && SharesTitle(f.Title, person.Title))) return;
            found.Add(Fullest(person, party, everywhere, isInText));
        }

        if (memcon.Count > 0)
        {
            foreach (var (person, party) in memcon) AddPerson(person, party, isInText: true);
        }
        else if (frame is not null)
        {
            var ours = frame.Before.Where(p => p.Name.Length > 0).ToList();
            // "While in Moscow, he met with …": who it was stands in the sentence before.
            if (ours.Count == 0 && frame.Sentence.KeyAt(frame.Verb - 1) is "he" or "she") ours.AddRange(sentences.Take(frame.Sentence.Index).SelectMany(reader.In).Where(p => p.Name.Length > 0).TakeLast(1));
            foreach (var person in ours) AddPerson(person, PartyOf(person, inTitle) ?? issuer, isInText: true);
            string? last = null;
            foreach (var person in frame.After)
            {
                last = person.Party ?? frame.PartiesAfter.Where(m => m.First < person.First).Select(m => m.Name.Code).LastOrDefault() ?? PartyOf(person, inTitle) ?? last ?? onlyOther ?? (person.Name.Length > 0 ? issuer : null);
                AddPerson(person, last, isInText: true);
            }
            foreach (var mention in frame.PartiesAfter) AddSide(mention.Name.Code, frame.Sentence.SpanOf(mention.First, mention.End), "It took part.");
        }
        if (found.Count == 0 || (frame is null && memcon.Count == 0))
        {
            string? last = null;
            foreach (var person in inTitle)
            {
                last = person.Party ?? (titleFrame?.Before.Contains(person) == true ? issuer : null) ?? PartyOf(person, []) ?? last ?? issuer;
                AddPerson(person, last, isInText: false);
            }
            foreach (var mention in titleFrame?.PartiesAfter ?? []) AddSide(mention.Name.Code, null, "The title names it.");
        }
        if (found.Count == 0)
        {
            // Nothing says who spoke with whom, perhaps in no language that the rules know: whoever is named with an office, and whose party is known.
            foreach (var person in sentences.Take(3).SelectMany(reader.In).Where(p => p.Name.Length > 0 && p.Title.Length > 0)) AddPerson(person, PartyOf(person, inTitle), isInText: true);
        }
        if (sides.Count < 2)
        {
            foreach (var (sentence, mention) in sentences.Where(s => IsRoll(s, parties)).Take(1).SelectMany(s => parties.In(s), (s, m) => (s, m)))
                AddSide(mention.Name.Code, sentence.SpanOf(mention.First, mention.End), "The text lists it among those who took part.");
        }
        foreach (var person in sentences.Take(4).SelectMany(Joined)) AddPerson(person, PartyOf(person, inTitle) ?? issuer, isInText: true);
        if (issuer is not null && sides.Count > 0 && frame is { Before.Count: 0 }) AddSide(issuer, null, "It issued the text.");
        return (found, sides);
    }

    /// <summary>"The Friends of the Mekong include the United States, Vietnam, …": a list of members.</summary>
    public static bool IsRoll(Sentence sentence, PartyNames parties) =>
        parties.In(sentence).Count >= ShortestRoll && Array.FindIndex(sentence.Tokens, t => t.Key is "include" or "includes" or "comprise" or "comprises") is > 0 and var verb
        && parties.In(sentence).Count(m => m.First > verb) >= ShortestRoll;

    /// <summary>"The Secretary, joined by Under Secretary X, …".</summary>
    private IEnumerable<PersonMention> Joined(Sentence sentence) =>
        reader.In(sentence).Where(p => p.Name.Length > 0 && sentence.KeyAt(p.First - 1) == "by" && sentence.KeyAt(p.First - 2) is "joined" or "accompanied");

    private FoundParticipant Fullest(PersonMention person, string party, List<PersonMention> everywhere, bool isInText)
    {
        var same = everywhere.Where(p => PersonName.Refers(p.Name, person.Name) && SharesTitle(p.Title, person.Title) && (p.Party is null || p.Party == party || person.Party is null) && Compatible(p.Name, person.Name)).Append(person).ToList();
        var name = same.MaxBy(p => (PersonName.Words(p.Name).Length, p == person))!;
        var title = same.Where(p => Extends(p.Title, person.Title)).Select(p => p.Title).DefaultIfEmpty(person.Title).MaxBy(t => PersonName.Words(t).Length)!;
        var matches = known.Matching(name.Name, title, party);
        return new FoundParticipant(
            name.Name, title.Length > 0 ? title : null, party, isInText ? person.NameSpan : null,
            matches.Count == 1 ? Confidence.High : matches.Count > 1 ? Confidence.Low : Confidence.Medium, matches);
    }

    private string? PartyOf(PersonMention person, List<PersonMention> inTitle) =>
        person.Party ?? inTitle.FirstOrDefault(t => PersonName.Refers(t.Name, person.Name) && t.Party is not null)?.Party ?? known.PartyOf(person.Name);

    private static bool Compatible(string a, string b)
    {
        var (x, y) = (PersonName.Words(a), PersonName.Words(b));
        return x.Intersect(y).Count() * 2 >= Math.Min(x.Length, y.Length);
    }

    /// <summary>Whether a title says all that the other does: "Deputy Prime Minister and Minister of Foreign Affairs" for "Minister of Foreign Affairs".</summary>
    private static bool Extends(string title, string other) =>
        other.Length == 0 || (IsShort(other) ? title.Length > 0 : !PersonName.Words(other).Except(PersonName.Words(title)).Any());

    private static bool SharesTitle(string? a, string b) =>
        string.IsNullOrEmpty(a) || b.Length == 0 || Text.Fold(a).Split(' ').Intersect(Text.Fold(b).Split(' ')).Any() || IsShort(a) || IsShort(b);

    private static bool IsShort(string title) => title is "PM" or "FM" or "DPM" or "HRVP" or "NSA";
}
