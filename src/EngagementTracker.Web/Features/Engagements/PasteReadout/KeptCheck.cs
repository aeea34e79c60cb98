using System.Text.Json;
using System.Text.Json.Serialization;
using EngagementTracker.Readouts;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Features.Engagements.LogCall;

namespace EngagementTracker.Web.Features.Engagements.PasteReadout;

/// <summary>What a writer has done to a proposal, so that it can be put over the same text when that is read again.</summary>
/// <param name="ProposesIssuer">Whether the issuer's name is still what was proposed.</param>
/// <param name="ProposesParty">Whether the party that issued it is.</param>
public sealed record KeptCheck(
    LogCallForm Form, IReadOnlyList<KeptCommitment> Commitments, IReadOnlyList<KeptAnswer> Answers, bool ProposesIssuer, bool ProposesParty)
{
    public static KeptCheck Of(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return new KeptCheck(
            proposal.Form,
            [.. proposal.Commitments.Select(KeptCommitment.Of)],
            [.. proposal.Questions.Where(q => q.IsAnswered).Select(q => new KeptAnswer(q.Found.Name, proposal.Form.Engagement.Participants.IndexOf(q.Participant!)))],
            proposal.Filled("Account.Issuer")?.Holds() == true,
            proposal.Filled("Account.IssuerPartyId")?.Holds() == true);
    }

    /// <summary>The account is what the writer gave with the text, and part of what was read from it: before the text is read again, only the former stays.</summary>
    public void Prepare(AccountForm account)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (ProposesIssuer) account.Issuer = null;
        if (ProposesParty) (account.IssuerPartyId, account.IssuerPartyName, account.IssuerPartyZone) = (null, null, null);
    }

    /// <param name="proposal">As the text gives it; its fields keep their origins where they still hold what was proposed.</param>
    /// <param name="open">The open commitments on record, which may be meant.</param>
    public void PutOver(Proposal proposal, IReadOnlyList<OpenCommitment> open)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var proposed = proposal.Form.Engagement.Participants;
        // The origin of a participant is known by the row itself, so a row that was proposed stays and takes what was written into it.
        Form.Engagement.Participants = [.. Form.Engagement.Participants.Select(kept => proposed.Find(p => IsSame(p, kept)) is { } row ? TakeOver(row, kept) : kept)];
        (proposal.Form.Engagement, proposal.Form.Mentions, proposal.Form.IsSeparate) = (Form.Engagement, Form.Mentions, Form.IsSeparate);
        proposal.Replace(Commitments.Select(c => c.ToProposed(open)));
        foreach (var answer in Answers)
        {
            if (proposal.Questions.FirstOrDefault(q => q.Found.Name == answer.Name) is { } question)
                question.AnswerAgain(answer.Participant < 0 ? null : Form.Engagement.Participants[answer.Participant]);
        }
    }

    private static bool IsSame(ParticipantForm one, ParticipantForm other) =>
        (one.Person.Id, one.Person.Name, one.PartyId) == (other.Person.Id, other.Person.Name, other.PartyId);

    private static ParticipantForm TakeOver(ParticipantForm row, ParticipantForm kept)
    {
        (row.Role, row.Capacity, row.CapacityIsOurs) = (kept.Role, kept.Capacity, kept.CapacityIsOurs);
        return row;
    }
}

/// <param name="Restates">The reference of the commitment on record that it says again.</param>
public sealed record KeptCommitment(
    CommitmentForm Row, TextSpan? Span, Decision Decision, bool IsBeingChanged, bool IsByHand, string Reason, Confidence Confidence, string By, string? Restates, bool IsSame)
{
    public static KeptCommitment Of(ProposedCommitment commitment)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return new KeptCommitment(
            commitment.Row, commitment.Span, commitment.Decision, commitment.IsBeingChanged, commitment.IsByHand, commitment.Reason, commitment.Confidence,
            commitment.By, commitment.Restates?.Reference, commitment.IsSame);
    }

    public ProposedCommitment ToProposed(IReadOnlyList<OpenCommitment> open)
    {
        var restates = open.FirstOrDefault(o => o.Reference == Restates);
        // What was the same as one that is open no more is decided upon anew.
        var isLost = IsSame && restates is null;
        return new ProposedCommitment(Row, Span)
        {
            Decision = isLost ? Decision.Open : Decision,
            IsBeingChanged = IsBeingChanged,
            IsByHand = IsByHand,
            Reason = Reason,
            Confidence = Confidence,
            By = By,
            Restates = restates,
            IsSame = IsSame && !isLost,
        };
    }
}

/// <param name="Participant">The place among the participants of the one who is meant; below zero for nobody.</param>
public sealed record KeptAnswer(string Name, int Participant);

/// <summary>A proposal is as changed as what its writer has made of it; it comes back by way of its text.</summary>
internal sealed class ProposalJson : JsonConverter<Proposal>
{
    public override Proposal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A proposal is read from its text.");

    public override void Write(Utf8JsonWriter writer, Proposal value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, KeptCheck.Of(value), options);
}
