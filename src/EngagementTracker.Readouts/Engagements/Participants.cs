using EngagementTracker.Domain;
using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Engagements;

/// <summary>Who took part, and for which parties. Names come in their fullest form from text and title.</summary>
internal sealed class Participants(PartyNames parties, PersonReader reader, KnownPeople known)
{
    private readonly PartyNames parties = parties;
    private readonly KnownPeople known = known;

    private const int ShortestRoll = 5;

    public (List<FoundParticipant> People, List<Finding<string>> Parties) Find(
        IReadOnlyList<Sentence> sentences, MeetingFrame? frame, IReadOnlyList<Sentence> title, MeetingFrame? titleFrame, string? issuer)
    {
        List<PersonMention> inTitle = titleFrame is null ? [.. title.SelectMany(reader.In)] : [.. titleFrame.Before, .. titleFrame.After];
        var roll = new Roll(this, [.. sentences.SelectMany(reader.In), .. inTitle]);
        var memcon = Memcon.Participants(sentences, reader, parties, issuer);
        foreach (var (person, party) in memcon) roll.Add(person, party, isInText: true);
        if (memcon.Count == 0 && frame is not null) AddFrame(roll, sentences, frame, inTitle, titleFrame, issuer);
        if (roll.People.Count == 0 || (frame is null && memcon.Count == 0)) AddTitle(roll, inTitle, titleFrame, issuer);
        if (roll.People.Count == 0)
        {
            // Nothing says who spoke with whom, perhaps in no language that the rules know: whoever is named with an office, and whose party is known.
            foreach (var person in sentences.Take(3).SelectMany(reader.In).Where(p => p.Name.Length > 0 && p.Title.Length > 0))
                roll.Add(person, PartyOf(person, inTitle), isInText: true);
        }
        if (roll.Parties.Count < 2 && sentences.FirstOrDefault(s => IsRoll(s, parties)) is { } list)
        {
            foreach (var mention in parties.In(list)) roll.AddParty(mention.Name.Code, list.SpanOf(mention.First, mention.End), "The text lists it among those who took part.");
        }
        foreach (var person in sentences.Take(4).SelectMany(Joined)) roll.Add(person, PartyOf(person, inTitle) ?? issuer, isInText: true);
        if (issuer is not null && roll.Parties.Count > 0 && frame is { Before.Count: 0 }) roll.AddParty(issuer, null, "It issued the text.");
        return (roll.People, roll.Parties);
    }

    private void AddFrame(Roll roll, IReadOnlyList<Sentence> sentences, MeetingFrame frame, List<PersonMention> inTitle, MeetingFrame? titleFrame, string? issuer)
    {
        var ours = frame.Before.Where(p => p.Name.Length > 0).ToList();
        // "While in Moscow, he met with …": who it was stands in the sentence before.
        if (ours.Count == 0 && frame.Sentence.KeyAt(frame.Verb - 1) is "he" or "she")
            ours.AddRange(sentences.Take(frame.Sentence.Index).SelectMany(reader.In).Where(p => p.Name.Length > 0).TakeLast(1));
        foreach (var person in ours) roll.Add(person, PartyOf(person, inTitle) ?? issuer, isInText: true);

        var onlyOther = titleFrame?.PartiesAfter.Select(m => m.Name.Code).Where(c => c != issuer).Distinct().ToList() is [var one] ? one : null;
        string? last = null;
        foreach (var person in frame.After)
        {
            // "a Zambian delegation that included Foreign Minister X": the party that was named before.
            var named = frame.PartiesAfter.Where(m => m.First < person.First).Select(m => m.Name.Code).LastOrDefault();
            last = person.Party ?? named ?? PartyOf(person, inTitle) ?? last ?? onlyOther ?? (person.Name.Length > 0 ? issuer : null);
            roll.Add(person, last, isInText: true);
        }
        foreach (var mention in frame.PartiesAfter) roll.AddParty(mention.Name.Code, frame.Sentence.SpanOf(mention.First, mention.End), "It took part.");
    }

    private void AddTitle(Roll roll, List<PersonMention> inTitle, MeetingFrame? titleFrame, string? issuer)
    {
        string? last = null;
        foreach (var person in inTitle)
        {
            last = person.Party ?? (titleFrame?.Before.Contains(person) == true ? issuer : null) ?? PartyOf(person, []) ?? last ?? issuer;
            roll.Add(person, last, isInText: false);
        }
        foreach (var mention in titleFrame?.PartiesAfter ?? []) roll.AddParty(mention.Name.Code, null, "The title names it.");
    }

    /// <summary>"The Friends of the Mekong include the United States, Vietnam, …": a list of members.</summary>
    public static bool IsRoll(Sentence sentence, PartyNames parties) =>
        parties.In(sentence).Count >= ShortestRoll && Array.FindIndex(sentence.Tokens, t => t.Key is "include" or "includes" or "comprise" or "comprises") is > 0 and var verb
        && parties.In(sentence).Count(m => m.First > verb) >= ShortestRoll;

    /// <summary>"The Secretary, joined by Under Secretary X, …".</summary>
    private IEnumerable<PersonMention> Joined(Sentence sentence) =>
        reader.In(sentence).Where(p => p.Name.Length > 0 && sentence.KeyAt(p.First - 1) == "by" && sentence.KeyAt(p.First - 2) is "joined" or "accompanied");

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

    /// <summary>Who was found so far, and for which parties; nobody and nothing stands on it twice.</summary>
    /// <param name="everywhere">All that text and title say of people, for the fullest form of a name.</param>
    private sealed class Roll(Participants finder, List<PersonMention> everywhere)
    {
        public List<FoundParticipant> People { get; } = [];
        public List<Finding<string>> Parties { get; } = [];

        public void AddParty(string code, TextSpan? span, string reason)
        {
            if (!Parties.Exists(s => s.Value == code)) Parties.Add(new Finding<string>(code, span, span is null ? Confidence.Medium : Confidence.High, reason));
        }

        public void Add(PersonMention person, string? party, bool isInText)
        {
            if (party is null) return;
            var called = person.Name.Length > 0 ? person.Name : person.Title;
            AddParty(party, isInText ? person.Sentence.SpanOf(person.First, person.End) : null, $"{called} spoke for {finder.parties.NameOf(party)}.");
            if (person.Name.Length > 0 && !People.Exists(f => f.Party == party && IsSame(f, person))) People.Add(Fullest(person, party, isInText));
        }

        private static bool IsSame(FoundParticipant found, PersonMention person) =>
            PersonName.Last(found.Name) == person.LastName && Compatible(found.Name, person.Name) && SharesTitle(found.Title, person.Title);

        private FoundParticipant Fullest(PersonMention person, string party, bool isInText)
        {
            var same = everywhere.Where(p => PersonName.Refers(p.Name, person.Name) && SharesTitle(p.Title, person.Title) && Compatible(p.Name, person.Name))
                .Where(p => p.Party is null || p.Party == party || person.Party is null).Append(person).ToList();
            var name = same.MaxBy(p => (PersonName.Words(p.Name).Length, p == person))!.Name;
            var title = same.Where(p => Extends(p.Title, person.Title)).Select(p => p.Title).DefaultIfEmpty(person.Title).MaxBy(t => PersonName.Words(t).Length)!;
            var matches = finder.known.Matching(name, title, party);
            return new FoundParticipant(
                name, title.Length > 0 ? title : null, party, isInText ? person.NameSpan : null,
                matches.Count switch { 1 => Confidence.High, 0 => Confidence.Medium, _ => Confidence.Low }, matches);
        }
    }
}
