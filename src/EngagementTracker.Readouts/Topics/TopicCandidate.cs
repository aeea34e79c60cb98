using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Topics;

/// <summary>A phrase that may be a topic, with what speaks for and against it: names of cues, whose weights stand in a lexicon.</summary>
internal sealed record TopicCandidate(Sentence Sentence, int First, int End, IReadOnlyList<string> Cues)
{
    public TextSpan Span => Sentence.SpanOf(First, End);
}
