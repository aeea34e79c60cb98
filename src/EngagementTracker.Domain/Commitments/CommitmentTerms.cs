using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Domain.Commitments;

/// <summary>What may only change by a revision.</summary>
/// <param name="Obligors">Who owes; at least one.</param>
/// <param name="Beneficiaries">To whom; may be empty.</param>
/// <param name="Deliverable">What exactly will be there when it is kept, if that is known.</param>
/// <param name="Measure">By what one sees that it is kept, if that is known.</param>
public sealed record CommitmentTerms(
    string Wording, CommitmentClass Class, PartyId HomeParty,
    IReadOnlyList<PartyId> Obligors, IReadOnlyList<PartyId> Beneficiaries, Deadline Deadline,
    string? Deliverable = null, string? Measure = null);

public enum CommitmentPartyRole
{
    Obligor,
    Beneficiary,
}

/// <summary>A party's part in a commitment.</summary>
public sealed class CommitmentParty(PartyId partyId, CommitmentPartyRole role)
{
    public CommitmentId CommitmentId { get; private set; }
    public PartyId PartyId { get; private set; } = partyId;
    public CommitmentPartyRole Role { get; private set; } = role;
}
