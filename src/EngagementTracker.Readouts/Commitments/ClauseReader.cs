using System.Collections.Frozen;
using EngagementTracker.Readouts.Engagements;
using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Commitments;

/// <summary>Cuts a sentence into clauses at its predicates: who does what, and where that ends.</summary>
internal sealed class ClauseReader(Subjects subjects, MeetingFrame? frame)
{
    private static readonly FrozenSet<string> Copulas = Lexicon.Group("copulas");

    // Forms that are adjectives more often than verbs: "our shared values", "continued support".
    private static readonly FrozenSet<string> Adjectival = Lexicon.Group("adjectival");

    private static readonly FrozenSet<string> AfterVerb = Lexicon.Group("after a verb");

    public IReadOnlyList<Clause> In(Sentence s)
    {
        var sites = Sites(s);
        var clauses = new List<Clause>(sites.Count);
        for (var k = 0; k < sites.Count; k++)
        {
            var site = sites[k];
            var end = ClauseEnd.Of(s, site.Object, k + 1 < sites.Count ? sites[k + 1].First : s.Count);
            clauses.Add(site with { End = Math.Max(end, site.Verb + 1) });
        }
        return clauses;
    }

    private List<Clause> Sites(Sentence s)
    {
        var sites = new List<Clause>();
        IReadOnlyList<string> current = [];
        var waiting = 0; // gerunds at the sentence's beginning, whose subject comes after them
        for (var i = 0; i < s.Count; i++)
        {
            if (Site(s, i, sites.Count > 0 ? sites[^1] : null, current) is not { } site) continue;
            if (site.First < site.Verb || site.Codes.Count > 0) current = site.Codes;
            sites.Add(site);
            if (site.First < site.Verb && waiting > 0)
            {
                for (var k = 0; k < waiting; k++) sites[k] = sites[k] with { Codes = site.Codes };
                waiting = 0;
            }
            if (sites.Count - 1 == waiting && site.Form?.Inflection == Inflection.Gerund && current.Count == 0) waiting++;
            i = site.Object - 1;
        }
        return sites;
    }

    private Clause? Site(Sentence s, int i, Clause? last, IReadOnlyList<string> current)
    {
        if (!s[i].IsWord) return null;
        if (Form(s, i) is var (form, length)) return Report(s, i, form, i + length, last, current);
        if (s[i].Key is "will" or "would" or "shall") return Explicit(s, i, Predicate.Will, i + 1) ?? Coordinated(s, i, Predicate.Will, i + 1, last, current);
        if (s[i].Key is "stand" or "stands" or "stood" && s.KeyAt(i + 1) is "with" or "by" or "together") return Explicit(s, i, Predicate.Stance, i + 1);
        if (Copulas.Contains(s[i].Key) && StanceAt(s, i + 1) is { } at) return Explicit(s, i, Predicate.Stance, at + 1) ?? Coordinated(s, i, Predicate.Stance, at + 1, last, current);
        return null;
    }

    private Clause? Report(Sentence s, int i, VerbForm form, int next, Clause? last, IReadOnlyList<string> current)
    {
        var before = Subjects.SkipAdverbs(s, i);
        var previous = s.KeyAt(before - 1);
        switch (form.Inflection)
        {
            case Inflection.Past:
                if (form.Kind == VerbKind.Plain && s.KeyAt(next) == "by") return null;
                if (previous is "was" or "were" or "been" or "be" or "being" or "is" or "are") return null;
                if (subjects.Before(s, i) is { } subject) return new Clause(s, Predicate.Report, form, subject.First, i, next, next, subject.Codes);
                if (last is null || previous is not ("and" or "," or "but" or ";") || IsAdjective(s, i, last)) return null;
                return new Clause(s, Predicate.Report, form, i, i, next, next, current);
            case Inflection.Gerund:
                var joins = previous is null or "," or "while" or "—" or "–" || (previous is "and" && last?.Form?.Inflection == Inflection.Gerund) || s.KeyAt(i - 1) is "while";
                return joins && IsSpeech(form) && !s[i].Is("meeting") && !(previous is null && last is not null) ? new Clause(s, Predicate.Report, form, i, i, next, next, current) : null;
            case Inflection.Base:
                var isPurpose = frame is not null && s == frame.Sentence && i == frame.End + 1 && s[i - 1].Is("to");
                var isNext = previous is "and" or "," && last is { Predicate: Predicate.Report, Form.Inflection: Inflection.Base } && frame?.Sentence == s
                    && IsSpeech(form) && form.Kind != VerbKind.Plan;
                if (isPurpose || isNext) return new Clause(s, Predicate.Report, form, i, i, next, next, current);
                return form.Kind == VerbKind.Plain && form.Lemma != "continue" ? null : Explicit(s, i, Predicate.Report, next, form);
            default:
                return Explicit(s, i, Predicate.Report, next, form)
                    ?? (form.Kind == VerbKind.Anticipate && last is not null && previous == "and" ? new Clause(s, Predicate.Report, form, i, i, next, next, current) : null);
        }
    }

    // "our shared values", "are united and resolved to stand"
    private static bool IsAdjective(Sentence s, int i, Clause last) =>
        Adjectival.Contains(s[i].Key) && (last.Predicate == Predicate.Stance || !AfterVerb.Contains(s.KeyAt(i + 1) ?? ""));

    /// <summary>Whether the verb tells what was said, not what is to be done: "to reiterate …, and condemn", not "to ease suffering, and build".</summary>
    private static bool IsSpeech(VerbForm form) => form.Kind != VerbKind.Plain || form.Lemma == "condemn" || !Lexicon.Actions.Contains(form.Lemma);

    private Clause? Explicit(Sentence s, int i, Predicate predicate, int next, VerbForm? form = null) =>
        subjects.Before(s, i) is { IsSide: true } subject ? new Clause(s, predicate, form, subject.First, i, next, next, subject.Codes) : null;

    // "has imposed and will continue to impose", "is aware of their cases and is committed to …"
    private static Clause? Coordinated(Sentence s, int i, Predicate predicate, int next, Clause? last, IReadOnlyList<string> current) =>
        last is not null && s.KeyAt(Subjects.SkipAdverbs(s, i) - 1) == "and" ? new Clause(s, predicate, null, i, i, next, next, current) : null;

    private static (VerbForm Form, int Length)? Form(Sentence s, int i)
    {
        if (s.At(i + 1) is { } next && Lexicon.Verbs.TryGetValue($"{s[i].Key}-{next.Key}", out var two)) return (two, 2);
        return s[i].IsCapitalised && i > 0 && s[i - 1].Text is not ("“" or "—") ? null : Lexicon.Verbs.TryGetValue(s[i].Key, out var one) ? (one, 1) : null;
    }

    private static int? StanceAt(Sentence s, int at)
    {
        while (s.At(at) is { } word && (word.Key.EndsWith("ly", StringComparison.Ordinal) || word.Key is "also" or "still" or "both" or "a" or "an" or "strong" or "reliable")) at++;
        return s.KeyAt(at) is { } key && Lexicon.Resolve.Contains(key) ? at : null;
    }
}
