using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Domain.Commitments;

/// <summary>What may only change by a revision.</summary>
/// <param name="Obligors">Who owes; at least one.</param>
/// <param name="Beneficiaries">To whom; may be empty.</param>
public sealed record CommitmentTerms(
    string Wording, CommitmentClass Class, PartyId HomeParty,
    IReadOnlyList<PartyId> Obligors, IReadOnlyList<PartyId> Beneficiaries, Deadline Deadline);

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
