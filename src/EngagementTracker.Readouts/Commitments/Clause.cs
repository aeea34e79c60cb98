using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Commitments;

/// <summary>What kind of predicate opens a clause.</summary>
internal enum Predicate
{
    /// <summary>A verb of reporting: "reaffirmed", "urging", "to reiterate".</summary>
    Report,

    /// <summary>"will", "would", "shall".</summary>
    Will,

    /// <summary>"is committed", "stands ready", "remain united".</summary>
    Stance,
}

/// <summary>One predicate with its subject, from the subject (or the verb) to the end of its object.</summary>
/// <param name="First">The first token of the clause: the subject where it stands directly before the verb, else the verb.</param>
/// <param name="Verb">The token of the verb.</param>
/// <param name="Object">The first token after verb and particle.</param>
/// <param name="End">The token after the last.</param>
/// <param name="Codes">The sides that are its subject; empty for somebody else.</param>
internal sealed record Clause(
    Sentence Sentence, Predicate Predicate, VerbForm? Form, int First, int Verb, int Object, int End, IReadOnlyList<string> Codes)
{
    public VerbKind Kind => Form?.Kind ?? VerbKind.Plain;

    public TextSpan Span => Sentence.SpanOf(First, End);

    /// <summary>The object's word at a place, counted from 0; <see langword="null"/> beyond its end.</summary>
    public string? Key(int offset) => Object + offset < End ? Sentence.KeyAt(Object + offset) : null;
}
