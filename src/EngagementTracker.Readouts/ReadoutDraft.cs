using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Readouts;

/// <summary>What the reader proposes. Every span is a stretch of <see cref="Text"/>; nothing is more than a proposal.</summary>
/// <param name="Text">The text as it should be kept: mark-up taken off, otherwise letter for letter.</param>
/// <param name="IssuerParty">The code of the party that issued it, where it is known.</param>
/// <param name="Parties">The sides that took part, by code.</param>
/// <param name="CountriesDiscussed">The countries that were a subject, by code.</param>
/// <param name="Topics">What was discussed, in the text's own words.</param>
/// <param name="KnownTopics">The ministry's own topics that the text names.</param>
/// <param name="Notes">What the reader wants its user to know: whole sentences.</param>
public sealed record ReadoutDraft(
    string Text,
    IReadOnlyList<TextSpan> Sentences,
    string? IssuerParty,
    Finding<Mode> Mode,
    Finding<DateOnly?> EventDate,
    IReadOnlyList<Finding<string>> Parties,
    IReadOnlyList<FoundParticipant> Participants,
    IReadOnlyList<Finding<string>> CountriesDiscussed,
    IReadOnlyList<TextSpan> Topics,
    IReadOnlyList<Finding<KnownTopic>> KnownTopics,
    IReadOnlyList<FoundCommitment> Commitments,
    IReadOnlyList<string> Notes)
{
    /// <summary>The number of the sentence in which a position lies, or −1.</summary>
    public int SentenceAt(int position) => Sentences.Index().LastOrDefault(s => s.Item.Start <= position, (-1, default)).Index;
}

/// <summary>A stretch of a text, in UTF-16 units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan Between(int start, int end) => new(start, end - start);

    public string Of(string text) => text.Substring(Start, Length);

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;
}

public enum Confidence
{
    Low,
    Medium,
    High,
}

/// <summary>How the sides spoke.</summary>
public enum Mode
{
    Unknown,
    Telephone,
    Video,
    InPerson,
}

/// <param name="Span">Where it stands in the text; <see langword="null"/> when it comes from the title or the publication.</param>
/// <param name="Reason">Why it is so, as a sentence for the screen.</param>
public sealed record Finding<T>(T Value, TextSpan? Span, Confidence Confidence, string Reason);

/// <summary>A named person who took part.</summary>
/// <param name="Name">The fullest form in the text, without title.</param>
/// <param name="Title">The fullest office in text or title, without the country.</param>
/// <param name="Span">The name in the text; <see langword="null"/> when it stands in the title only.</param>
/// <param name="Matches">Known people who may be meant: none proposes somebody new, two or more are a choice.</param>
public sealed record FoundParticipant(
    string Name, string? Title, string Party, TextSpan? Span, Confidence Confidence, IReadOnlyList<KnownPerson> Matches);

/// <param name="By">The codes of the parties that make it.</param>
/// <param name="Reason">Why it is one, as a sentence for the screen.</param>
public sealed record FoundCommitment(CommitmentClass Class, IReadOnlyList<string> By, TextSpan Span, Confidence Confidence, string Reason);
