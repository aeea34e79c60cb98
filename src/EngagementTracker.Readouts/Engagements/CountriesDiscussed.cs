using System.Collections.Frozen;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Engagements;

/// <summary>The countries that were a subject: named by place, people, government, seat or leader, but not only in somebody's title or as the venue.</summary>
internal static class CountriesDiscussed
{
    private static readonly FrozenSet<string> Bonds = Lexicon.Group("bonds");

    public static List<Finding<string>> Find(
        IReadOnlyList<Sentence> sentences, MeetingFrame? frame, IReadOnlyList<FoundParticipant> participants, PersonReader people, PartyNames parties, string? issuer)
    {
        var tookPart = participants.Select(p => PersonName.Last(p.Name)).ToHashSet();
        var found = new List<Finding<string>>();
        foreach (var sentence in sentences.Where(s => (s.Count > 5 || s.Tokens[^1].Text == ".") && !Participants.IsRoll(s, parties)))
        {
            var inSentence = people.In(sentence);
            foreach (var mention in parties.In(sentence))
            {
                if (mention.Name.Code == issuer || parties.Known(mention.Name.Code) is not { Kind: not PartyKind.Organisation } party) continue;
                if (frame is not null && sentence == frame.Sentence && IsWho(frame, mention)) continue;
                var person = inSentence.FirstOrDefault(p => p.First <= mention.First && mention.First < p.End);
                if (person is not null && (mention.Name.Kind is not NameKind.Leader || tookPart.Contains(person.LastName))) continue;
                if (mention.Name.Kind == NameKind.Leader && tookPart.Contains(sentence[mention.End - 1].Key)) continue;
                if (mention.Name.Kind == NameKind.Capital && IsVenue(sentence, mention)) continue;
                if (FollowsVenue(sentence, mention, parties.In(sentence))) continue;
                if (found.Exists(f => f.Value == party.Code)) continue;
                var span = sentence.SpanOf(mention.First, mention.End);
                found.Add(new Finding<string>(party.Code, span, Confidence.High, $"“{span.Of(sentence.Source)}” stands for {party.Name}."));
            }
        }
        AddCounterpart(found, sentences, participants, parties, issuer);
        return found;
    }

    /// <summary>"Our bilateral relationship" names the other side without its name, where there is but one.</summary>
    private static void AddCounterpart(
        List<Finding<string>> found, IReadOnlyList<Sentence> sentences, IReadOnlyList<FoundParticipant> participants, PartyNames parties, string? issuer)
    {
        var others = participants.Select(p => p.Party).Where(p => p != issuer).Distinct().ToList();
        if (others is not [var other] || parties.Known(other) is not { Kind: not PartyKind.Organisation } || found.Exists(f => f.Value == other)) return;
        foreach (var sentence in sentences)
        {
            for (var i = 1; i < sentence.Count; i++)
            {
                if (!Bonds.Contains(sentence[i].Key) || !IsOurs(sentence, i)) continue;
                found.Add(new Finding<string>(other, sentence.SpanOf(i - 1, i + 1), Confidence.Medium, $"The relationship with {parties.NameOf(other)} was a subject."));
                return;
            }
        }
    }

    private static bool IsOurs(Sentence sentence, int bond)
    {
        if (sentence[bond - 1].Is("bilateral")) return true;
        for (var i = bond - 1; i >= 0 && i >= bond - 4; i--)
            if (sentence[i].Is("our")) return true;
        return false;
    }

    // "in Paris", "the Madrid Summit"
    private static bool IsVenue(Sentence sentence, PartyMention mention) =>
        sentence.KeyAt(mention.First - 1) is "in" or "at" or "from" || sentence.At(mention.End) is { IsCapitalised: true };

    // "in Warsaw, Poland"
    private static bool FollowsVenue(Sentence sentence, PartyMention mention, IEnumerable<PartyMention> others) =>
        sentence.KeyAt(mention.First - 1) == "," && others.Any(o => o.End == mention.First - 1 && o.Name is { Kind: NameKind.Capital } && o.Name.Code == mention.Name.Code && sentence.KeyAt(o.First - 1) is "in" or "at");

    private static bool IsWho(MeetingFrame frame, PartyMention mention) =>
        mention.First < frame.Verb || (mention.First < frame.End && mention.First > frame.Verb);
}
