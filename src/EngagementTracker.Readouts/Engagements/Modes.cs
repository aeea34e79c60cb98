using System.Collections.Frozen;
using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Engagements;

/// <summary>Tells how the sides spoke. Where title and text differ, the title decides.</summary>
internal static class Modes
{
    private static readonly FrozenSet<string> Video = Lexicon.Group("video");
    private static readonly FrozenSet<string> Telephone = Lexicon.Group("telephone");
    private static readonly FrozenSet<string> InPerson = Lexicon.Group("in person");

    public static Finding<Mode> Find(IReadOnlyList<Sentence> title, MeetingFrame? frame, IReadOnlyList<Sentence> sentences)
    {
        var inTitle = title.SelectMany(s => s.Tokens).ToList();
        var inFrame = frame?.Sentence.Tokens[..frame.End] ?? [.. sentences.Take(2).SelectMany(s => s.Tokens)];
        var atMeeting = inTitle.Exists(t => t.Is("participation"));
        if (First(inTitle, Video) is not null) return new(Mode.Video, null, Confidence.High, "The title says so.");
        if (First(inFrame, Video) is { } seen) return new(Mode.Video, Span(seen), Confidence.High, $"“{seen.Text}”.");
        if (First(inTitle, Telephone) is { } call) return new(Mode.Telephone, null, Confidence.High, $"The title says “{call.Text}”.");
        if (!atMeeting && First(inTitle, InPerson) is { } meeting) return new(Mode.InPerson, null, Confidence.High, $"The title says “{meeting.Text}”.");
        if (sentences.Take(3).FirstOrDefault(s => s.Tokens.Any(t => t.Is("memorandum")) && s.Tokens.Any(t => t.Is("conversation"))) is { } memcon)
        {
            var isCall = First(memcon.Tokens, Telephone);
            return new(isCall is null ? Mode.InPerson : Mode.Telephone, Span(isCall ?? memcon.Tokens.First(t => t.Is("conversation"))), Confidence.High, "The memorandum says so.");
        }
        if (First(inFrame, Telephone) is { } phone) return new(Mode.Telephone, Span(phone), Confidence.High, $"“{phone.Text}”.");
        if (!atMeeting && First(inFrame, InPerson) is { } met) return new(Mode.InPerson, Span(met), Confidence.Medium, $"“{met.Text}”.");
        return new(Mode.Unknown, null, Confidence.Low, "Neither title nor text says how they spoke.");
    }

    private static Token? First(IEnumerable<Token> tokens, FrozenSet<string> keys) => tokens.FirstOrDefault(t => keys.Contains(t.Key));

    private static TextSpan Span(Token token) => new(token.Start, token.Text.Length);
}
