using System.Text.Json.Serialization;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Readouts;
using EngagementTracker.Readouts.Comparison;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.LogCall;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Web.Features.Engagements.PasteReadout;

/// <summary>What was read from a text, as a form to check: each value with its place in the text, and the commitments to decide upon.</summary>
[JsonConverter(typeof(ProposalJson))]
public sealed class Proposal(ReadoutDraft draft, LogCallForm form)
{
    private readonly List<FilledField> filled = [];
    private readonly List<ProposedCommitment> commitments = [];

    public ReadoutDraft Draft => draft;
    public LogCallForm Form => form;

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<ProposedCommitment> Commitments => commitments;

    public IReadOnlyList<PersonQuestion> Questions { get; internal set; } = [];

    /// <summary>Countries that were a subject, by name. An engagement has no field for them.</summary>
    public IReadOnlyList<FilledValue> Countries { get; internal set; } = [];

    /// <summary>What the text names as a subject and is no topic on record.</summary>
    public IReadOnlyList<TextSpan> Subjects { get; internal set; } = [];

    /// <summary>What is worth knowing, in whole sentences.</summary>
    public IReadOnlyList<string> Notes { get; internal set; } = [];

    public bool FoundNothing =>
        commitments.Count == 0 && filled.TrueForAll(f => f.IsMissing || f.Path() == SummaryPath || f.Values.All(v => v.Span is null));

    public int Undecided => commitments.Count(c => c.Decision == Decision.Open);

    internal const string SummaryPath = "Engagement.Summary";

    /// <summary>The fields that hold what the text says.</summary>
    public IEnumerable<FilledField> Standing => filled.Where(f => f.Path() is not null && !f.IsMissing && f.Holds());

    public FilledField? Filled(string path) => filled.Find(f => f.Path() == path);

    public FieldOrigin? OriginOf(string path) => Filled(path)?.ToOrigin(draft);

    /// <summary>The places in the text of what stands in a field.</summary>
    public IReadOnlyList<TextSpan> SpansOf(string path) =>
        Filled(path) is { } field && field.Holds() ? [.. field.Values.Select(v => v.Span).OfType<TextSpan>()] : [];

    /// <summary>The fields and commitments that came from a stretch of the text.</summary>
    public IReadOnlyList<CameFrom> From(TextSpan span)
    {
        bool IsIn(TextSpan? place) => place is { } at && at.Overlaps(span);
        return
        [
            .. Standing.SelectMany(f => f.Values.Where(v => IsIn(v.Span)).Select(v => new CameFrom(v.Name is null ? f.Label : $"{f.Label}: {v.Name}", f.Path()!))),
            .. Countries.Where(c => IsIn(c.Span)).Select(c => new CameFrom($"Country discussed: {c.Name}", CountriesId)),
            .. Questions.Index().Where(q => IsIn(q.Item.Found.Span)).Select(q => new CameFrom($"Which {q.Item.Found.Name}?", QuestionPath(q.Index))),
            .. commitments.Index().Where(c => IsIn(c.Item.Span)).Select(c => new CameFrom($"Commitment {c.Index + 1}", CommitmentPath(c.Index))),
        ];
    }

    public const string CountriesId = "Countries";

    public static string CommitmentPath(int index) => $"Proposals[{index}]";

    public static string QuestionPath(int index) => $"Questions[{index}]";

    public void Decide(ProposedCommitment commitment, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        commitment.Decision = decision;
        commitment.IsSame &= decision == Decision.Accepted;
        // Who owes is never guessed: where the text does not say it, the writer does.
        commitment.IsBeingChanged = decision == Decision.Accepted && !commitment.IsSame && (commitment.IsBeingChanged || commitment.Row.Owes is null);
        Gather();
    }

    /// <summary>It is the open one on record, said again.</summary>
    public void Link(ProposedCommitment commitment)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        (commitment.IsSame, commitment.IsBeingChanged, commitment.Decision) = (true, false, Decision.Accepted);
        Gather();
    }

    /// <summary>Offers what is on record where it is said again; a link that was agreed stays.</summary>
    public void Compare(IReadOnlyList<OpenCommitment> open, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(open);
        var known = open.Select(o => new KnownCommitment(o.Reference, o.By, [o.Wording, .. o.Quotes])).ToList();
        foreach (var restated in Restatements.Of(draft, known, gazetteer))
        {
            if (commitments.Find(c => c.Span is { } span && span.Overlaps(restated.Found.Span)) is { IsSame: false } proposed)
                proposed.Restates = open.First(o => o.Reference == restated.Known.Reference);
        }
    }

    public void Change(ProposedCommitment commitment)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        commitment.IsSame = false;
        commitment.IsBeingChanged = true;
        Decide(commitment, Decision.Accepted);
    }

    public void AcceptAll()
    {
        foreach (var commitment in commitments.Where(c => c.Decision == Decision.Open).ToList()) Decide(commitment, Decision.Accepted);
    }

    /// <summary>Makes a commitment of a stretch that the writer has chosen; <see langword="null"/> when there is nothing in it, or too much.</summary>
    public ProposedCommitment? Make(CommitmentClass kind, TextSpan stretch)
    {
        var span = DraftWords.Trim(draft.Text, stretch);
        if (span.Length is 0 or > Mention.QuoteLimit) return null;
        var quote = span.Of(draft.Text);
        var made = new ProposedCommitment(new CommitmentForm { Sentence = quote, Quote = quote, QuoteStart = span.Start, Class = kind }, span)
        {
            IsByHand = true,
            Reason = "You made it from the text.",
        };
        Add(made);
        Change(made);
        return made;
    }

    /// <param name="choice">Who is meant; <see langword="null"/> for nobody.</param>
    public void Answer(PersonQuestion question, PersonChoice? choice, DateOnly? day)
    {
        ArgumentNullException.ThrowIfNull(question);
        var people = form.Engagement.Participants;
        if (question.Participant is { } before) people.Remove(before);
        if (question.Answer(choice, day) is { } participant) people.Add(participant);
    }

    /// <summary>The participants are those who were proposed or chosen, as they were proposed.</summary>
    internal bool PeopleStand()
    {
        var rows = form.Engagement.Participants.Select((_, index) => Filled($"Engagement.Participants[{index}].Capacity"));
        return Questions.All(q => !q.IsAnswered) && rows.All(f => f?.Holds() == true) && filled.TrueForAll(f => f.Path() is not null);
    }

    internal void Add(FilledField field) => filled.Add(field);

    /// <summary>Puts other commitments in the place of those that were found.</summary>
    internal void Replace(IEnumerable<ProposedCommitment> others)
    {
        commitments.Clear();
        commitments.AddRange(others);
        Gather();
    }

    internal void Add(ProposedCommitment commitment)
    {
        var at = commitments.FindIndex(c => c.Span?.Start > commitment.Span?.Start);
        commitments.Insert(at < 0 ? commitments.Count : at, commitment);
        Gather();
    }

    /// <summary>The form holds what was accepted, in the order of the text.</summary>
    private void Gather()
    {
        form.Commitments = [.. commitments.Where(c => c is { Decision: Decision.Accepted, IsSame: false }).Select(c => c.Row)];
        form.Mentions.RemoveAll(m => m.SentenceStart is not null);
        foreach (var same in commitments.Where(c => c is { IsSame: true, Restates: not null }))
        {
            form.Mentions.RemoveAll(m => m.Reference == same.Restates!.Reference);
            form.Mentions.Add(new MentionForm
            {
                Reference = same.Restates!.Reference,
                Kind = MentionKind.Reaffirmed,
                Sentence = same.Quote,
                SentenceStart = same.Row.QuoteStart,
            });
        }
    }
}
