using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Readouts;

namespace EngagementTracker.Tests.Readouts.Comparison;

/// <summary>Drafts as a reader would make them, without one.</summary>
internal static class Drafts
{
    public static Gazetteer Gazetteer { get; } = new(
        [Party("KE", "Kenya", "Kenyan", "Nairobi", "Africa/Nairobi"), Party("US", "United States", "American", "Washington", "America/New_York")],
        [new KnownPerson(new PersonId(1), "Marco Rubio", [], "US", [])],
        [new KnownTopic(new TopicId(1), "STIP", ["Strategic Trade and Investment Partnership"]), new KnownTopic(new TopicId(2), "Somalia", [])]);

    /// <summary>A text in which nothing was found yet.</summary>
    public static ReadoutDraft Of(string text) => new(
        text, [new TextSpan(0, text.Length)], null, new Finding<Mode>(Mode.Unknown, null, Confidence.Low, ""),
        new Finding<DateOnly?>(null, null, Confidence.Low, ""), [Found("KE"), Found("US")], [], [], [], [], [], []);

    public static ReadoutDraft Promising(this ReadoutDraft draft, CommitmentClass kind, string quote, params string[] by) =>
        draft with { Commitments = [.. draft.Commitments, new FoundCommitment(kind, by, SpanOf(draft, quote), Confidence.High, "")] };

    public static ReadoutDraft On(this ReadoutDraft draft, params string[] phrases) =>
        draft with { Topics = [.. draft.Topics, .. phrases.Select(p => SpanOf(draft, p))] };

    public static ReadoutDraft OnKnown(this ReadoutDraft draft, string topic, string phrase) => draft with
    {
        KnownTopics = [.. draft.KnownTopics, new Finding<KnownTopic>(Gazetteer.Topics.Single(t => t.Name == topic), SpanOf(draft, phrase), Confidence.High, "")],
    };

    public static ReadoutDraft With(this ReadoutDraft draft, string name, string? title, string party, params KnownPerson[] matches) => draft with
    {
        Participants = [.. draft.Participants, new FoundParticipant(name, title, party, SpanOf(draft, name), Confidence.High, matches)],
    };

    public static ReadoutDraft Dated(this ReadoutDraft draft, DateOnly day) =>
        draft with { EventDate = new Finding<DateOnly?>(day, null, Confidence.High, "") };

    public static ReadoutDraft By(this ReadoutDraft draft, Mode mode) => draft with { Mode = new Finding<Mode>(mode, null, Confidence.High, "") };

    public static ReadoutDraft About(this ReadoutDraft draft, params string[] countries) =>
        draft with { CountriesDiscussed = [.. draft.CountriesDiscussed, .. countries.Select(Found)] };

    private static Finding<string> Found(string code) => new(code, null, Confidence.High, "");

    private static TextSpan SpanOf(ReadoutDraft draft, string words) =>
        draft.Text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at ? new TextSpan(at, words.Length)
            : throw new ArgumentException($"“{words}” does not stand in the text.", nameof(words));

    private static KnownParty Party(string code, string name, string demonym, string capital, string zone) =>
        new(code, PartyKind.State, name, null, demonym, capital, zone, []);
}
