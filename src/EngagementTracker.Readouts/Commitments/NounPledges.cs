using System.Collections.Frozen;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Readouts.Engagements;
using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Commitments;

/// <summary>Finds pledges that hide in nouns: "the leaders' planned meeting on April 6", "the dialogue, which the capital will host in June", "U.S. plans to open an embassy".</summary>
internal sealed class NounPledges(PartyNames parties, IReadOnlyList<FoundParticipant> participants, IReadOnlyList<string> sides, string? issuer, DateOnly? day)
{
    private static readonly FrozenSet<string> Ahead = Lexicon.Group("ahead");
    private static readonly FrozenSet<string> Groups = Lexicon.Group("groups");
    private static readonly FrozenSet<string> Events = Lexicon.Group("events");
    private static readonly FrozenSet<string> Decisions = Lexicon.Group("decisions");
    private static readonly FrozenSet<string> OwnerWords = Lexicon.Group("owner words");
    private static readonly FrozenSet<string> PlanOwners = Lexicon.Group("before plans");
    private static readonly FrozenSet<string> Gatherings = Lexicon.Group("gatherings");

    public IEnumerable<FoundCommitment> In(Sentence s, IReadOnlyList<Clause> clauses)
    {
        for (var i = 1; i < s.Count; i++)
        {
            if (Ahead.Contains(s[i].Key) && EventAfter(s, i) is { } noun && Owner(s, i) is { } owner)
            {
                yield return Pledge(s, owner.First, EndFrom(s, noun, clauses), owner.Codes, $"“{s[i].Text} {s[noun].Text}” of a side");
                i = noun;
            }
            else if (IsAttendance(s, i) && Owner(s, i) is { } guest)
            {
                yield return Pledge(s, guest.First, EndFrom(s, i + 1, clauses), guest.Codes, $"“{s[i].Text}” of a side in what is to come");
            }
            else if (day is { } held && EventDates.DayAt(s, i, held.Year) is { } then && then > held && EventAfter(s, i + 1) is { } dated && Owner(s, i) is { } dater)
            {
                yield return Pledge(s, dater.First, EndFrom(s, dated, clauses), dater.Codes, $"“{s[dated].Text}” on a day to come");
            }
            else if (s[i].Is("plans") && IsPlanned(s, i) && Clause(clauses, i) is { Form.Lemma: not "condemn", Codes.Count: > 0 } around && OwnerOfPlans(s, i, around) is { } planner)
            {
                yield return Pledge(s, around.First, around.End, planner, $"“{s[i].Text} to”");
            }
            else if (Decisions.Contains(s[i].Key) && s.KeyAt(i + 1) is "to" or "of" && Possessor(s, i) is { } decider && Clause(clauses, i) is not { Form.Lemma: "condemn" })
            {
                var stop = Array.FindIndex(s.Tokens, i, t => t.Text is "," or "." or ";" || t.Is("and"));
                var end = EndFrom(s, i + 1, clauses);
                yield return Pledge(s, decider.First, stop > 0 ? Math.Min(stop, end) : end, decider.Codes, $"“{s[i].Text}” of a side");
            }
            else if (s[i].Key is "which" or "that" && WillAfter(s, i) is { } will && Gathering(s, i) && Clause(clauses, i - 1) is { Codes.Count: > 0 } saying)
            {
                yield return Pledge(s, saying.First, EndFrom(s, will, clauses), sides, $"“{s[i].Text} … will”");
            }
        }
    }

    private static FoundCommitment Pledge(Sentence s, int first, int end, IReadOnlyList<string> by, string reason) =>
        new(CommitmentClass.Pledge, by, s.SpanOf(first, end), Confidence.Medium, $"A pledge: {reason}.");

    private static int? EventAfter(Sentence s, int adjective)
    {
        for (var i = adjective + 1; i < Math.Min(s.Count, adjective + 5); i++)
        {
            if (Events.Contains(s[i].Key)) return i;
            if (!s[i].IsWord) return null;
        }
        return null;
    }

    /// <summary>Whose it is: "their upcoming trip", "Pashinyan's and Aliyev's planned meeting", "President Biden's visit".</summary>
    private (int First, IReadOnlyList<string> Codes)? Owner(Sentence s, int adjective)
    {
        var i = adjective - 1;
        if (s[i].Key is "their" or "our") return (i, sides);
        if (s[i].Key is "his" or "her") return issuer is null ? null : (i, [issuer]);
        if (s[i].Is("the") && s.KeyAt(adjective + 1) == "signing") return (i, sides);
        if (!s[i].IsPossessive) return null;
        // "the leaders' planned meeting"
        if (Groups.Contains(s.KeyAt(i - 1) ?? "")) return (s.KeyAt(i - 2) is "the" or "two" or "both" ? i - 2 : i - 1, sides);
        var first = i;
        while (first > 0 && IsOwnerWord(s, first - 1)) first--;
        while (s[first].Key is "and" or "of") first++;
        var named = parties.In(s).Where(m => m.First >= first && m.End <= i).Select(m => m.Name.Code)
            .Concat(participants.Where(p => s.Tokens[first..i].Any(t => t.Key == PersonName.Last(p.Name))).Select(p => p.Party));
        List<string> codes = [.. named.Distinct().Where(sides.Contains).Order(StringComparer.Ordinal)];
        return codes.Count == 0 ? null : (first, codes);
    }

    // "Pashinyan's and Aliyev's", "the Dutch cabinet's"
    private bool IsOwnerWord(Sentence s, int at) => s[at].Is("and")
        ? s.At(at - 1)?.IsPossessive == true || participants.Any(p => PersonName.Last(p.Name) == s.KeyAt(at - 1))
        : s[at].IsCapitalised || s[at].IsPossessive || s[at].Text == "." || OwnerWords.Contains(s[at].Key);

    /// <summary>"Jamaica's participation in the upcoming summit"</summary>
    private static bool IsAttendance(Sentence s, int at) =>
        s[at].Key is "participation" or "attendance" && s.KeyAt(at + 1) is "in" or "at" && s.Tokens[at..Math.Min(s.Count, at + 5)].Any(t => Ahead.Contains(t.Key));

    /// <summary>"Denmark's February 10 announcement": whose it is, up to three words before.</summary>
    private (int First, IReadOnlyList<string> Codes)? Possessor(Sentence s, int noun)
    {
        for (var i = noun - 1; i > 0 && i >= noun - 4; i--)
            if (s[i].IsPossessive) return Owner(s, i + 1);
        return null;
    }

    /// <summary>"plans to open an embassy", "plans for diplomats to return", "plans for a meeting in July"; not what is only supported.</summary>
    private static bool IsPlanned(Sentence s, int plans)
    {
        if (s.Tokens[Math.Max(0, plans - 5)..plans].Any(t => t.Is("support"))) return false;
        if (s.KeyAt(plans + 1) == "to") return true;
        if (s.KeyAt(plans + 1) != "for" || s.KeyAt(plans + 2) == "the") return false;
        for (var i = plans + 2; i < plans + 15 && s.At(i) is { Text: not ("," or ";") }; i++)
            if (s[i].Is("to") || (s[i].Key is "meeting" or "visit" or "summit" && s.KeyAt(i + 1) is "in" or "on" or "this" or "next")) return true;
        return false;
    }

    private IReadOnlyList<string>? OwnerOfPlans(Sentence s, int plans, Clause around)
    {
        var owners = parties.In(s).Where(m => m.End <= plans && m.End >= plans - 2).Select(m => m.Name.Code).Where(sides.Contains).ToList();
        return owners.Count > 0 ? owners : plans == around.Object || PlanOwners.Contains(s.KeyAt(plans - 1) ?? "") ? around.Codes : null;
    }

    private static bool Gathering(Sentence s, int relative)
    {
        for (var i = relative - 1; i >= Math.Max(0, relative - 4); i--)
            if (Gatherings.Contains(s[i].Key)) return true;
        return false;
    }

    private static int? WillAfter(Sentence s, int relative)
    {
        for (var i = relative + 1; i < Math.Min(s.Count, relative + 6); i++)
        {
            if (s[i].Key is "will" or "would") return i + 1;
            if (!s[i].IsWord) return null;
        }
        return null;
    }

    private static Clause? Clause(IReadOnlyList<Clause> clauses, int at) => clauses.LastOrDefault(c => c.First <= at);

    private static int EndFrom(Sentence s, int from, IReadOnlyList<Clause> clauses) =>
        ClauseEnd.Of(s, from, clauses.FirstOrDefault(c => c.First > from)?.First ?? s.Count);
}
