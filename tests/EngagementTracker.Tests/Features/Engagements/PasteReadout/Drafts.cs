using EngagementTracker.Domain.Commitments;
using EngagementTracker.Readouts;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.PasteReadout;

namespace EngagementTracker.Tests.Features.Engagements.PasteReadout;

/// <summary>Drafts as the reader would make them of a short call between Kenya and the United States.</summary>
internal static class Drafts
{
    public const string Text = """
        Kenya and the United States speak

        President William Ruto spoke by telephone today with Secretary of State Marco Rubio. They discussed Haiti and bilateral trade. Kenya will host the talks. Both sides agreed to meet again. The United States urged Kenya to send a list. Kenya will host the talks.
        """;

    public static ReadoutDraft Call { get; } = new(
        Text, SentencesOf(Text), "KE", Found(Mode.Telephone, "by telephone"), new Finding<DateOnly?>(new DateOnly(2025, 1, 27), At("today"), Confidence.High, "“today”, published on 27 Jan 2025."),
        [Found("KE", "William Ruto"), Found("US", "Marco Rubio")],
        [
            new FoundParticipant("William Ruto", "President", "KE", At("William Ruto"), Confidence.High, []),
            new FoundParticipant("Marco Rubio", "Secretary of State", "US", At("Marco Rubio"), Confidence.High, []),
        ],
        [Found("HT", "Haiti")], [At("bilateral trade")], [],
        [
            Promise(CommitmentClass.Pledge, At("Kenya will host the talks"), "KE"),
            Promise(CommitmentClass.Pledge, At("Both sides agreed to meet again"), "KE", "US"),
            Promise(CommitmentClass.Request, At("The United States urged Kenya to send a list"), "US"),
            Promise(CommitmentClass.Pledge, new TextSpan(Text.LastIndexOf("Kenya will host the talks", StringComparison.Ordinal), "Kenya will host the talks".Length), "KE"),
        ],
        []);

    public static FoundCommitment Promise(CommitmentClass kind, TextSpan span, params string[] by) => new(kind, by, span, Confidence.High, "A will is a pledge.");

    public static TextSpan At(string words) => new(Text.IndexOf(words, StringComparison.Ordinal), words.Length);

    public static Finding<T> Found<T>(T value, string words) => new(value, At(words), Confidence.High, $"The text says “{words}”.");

    public static Task<ReadoutDirectory> DirectoryAsync(Tracker tracker) => tracker.ReadAsync(db => ReadoutDirectory.ReadAsync(db, TestContext.Current.CancellationToken));

    public static async Task<Proposal> MapAsync(Tracker tracker, ReadoutDraft draft, ReadoutForm? readout = null, Proposal? before = null) =>
        ProposalMapping.Map(draft, readout ?? new ReadoutForm { Text = draft.Text, Account = { Issuer = "State House" } }, await DirectoryAsync(tracker), tracker.Ministry, "Africa/Nairobi", before);

    public static List<TextSpan> SentencesOf(string text)
    {
        var sentences = new List<TextSpan>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('.' or '\n') && at < text.Length - 1) continue;
            var span = DraftWords.Trim(text, TextSpan.Between(start, at + 1));
            if (span.Length > 0) sentences.Add(span);
            start = at + 1;
        }
        return sentences;
    }
}
