using EngagementTracker.Readouts;

namespace EngagementTracker.Web.Commands;

/// <summary>A draft as <c>extract</c> prints it; the fields and their order are those of the labelling guidelines (docs/decisions/0008).</summary>
internal sealed record ExtractedReadout(
    string Id, string Mode, DateOnly? EventDate, IReadOnlyList<string> Parties, IReadOnlyList<ExtractedParticipant> Participants,
    IReadOnlyList<string> CountriesDiscussed, IReadOnlyList<string> Topics, IReadOnlyList<ExtractedCommitment> Commitments)
{
    public static ExtractedReadout Of(string id, ReadoutDraft draft) => new(
        id, Word(draft.Mode.Value), draft.EventDate.Value, Codes(draft.Parties.Select(p => p.Value)),
        [.. draft.Participants.Select(p => new ExtractedParticipant(p.Name, p.Title, Code(p.Party)))],
        Codes(draft.CountriesDiscussed.Select(c => c.Value)), [.. draft.Topics.Select(t => t.Of(draft.Text))],
        [.. draft.Commitments.Select(c => new ExtractedCommitment(c.Class.ToString().ToLowerInvariant(), Codes(c.By), c.Span.Of(draft.Text)))]);

    private static string Word(Mode mode) => mode switch
    {
        Readouts.Mode.Telephone => "telephone",
        Readouts.Mode.Video => "video",
        Readouts.Mode.InPerson => "in-person",
        _ => "unknown",
    };

    private static string[] Codes(IEnumerable<string> codes) => [.. codes.Select(Code).Distinct().Order(StringComparer.Ordinal)];

    // Our gazetteer keeps AU for Australia; the guidelines write both so.
    private static string Code(string code) => code == "AFRICANUNION" ? "AU" : code;
}

internal sealed record ExtractedParticipant(string Name, string? Title, string Party);

internal sealed record ExtractedCommitment(string Class, IReadOnlyList<string> By, string Quote);
