using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Domain.Commitments;

public readonly record struct CommitmentRevisionId(long Value);

/// <summary>The whole terms of a commitment from one moment on. Never changed; the highest number is in force.</summary>
public sealed class CommitmentRevision
{
    public const int ReasonLimit = 500;

    private CommitmentRevision() { }

    public CommitmentRevisionId Id { get; private set; }
    public CommitmentId CommitmentId { get; private set; }

    /// <summary>1 is the commitment as first recorded.</summary>
    public int Number { get; private set; }

    public string Wording { get; private set; } = "";
    public string? Deliverable { get; private set; }
    public string? Measure { get; private set; }
    public CommitmentClass Class { get; private set; }
    public Deadline Deadline { get; private set; } = null!;
    public IReadOnlyList<PartyId> Obligors { get; private set; } = [];
    public IReadOnlyList<PartyId> Beneficiaries { get; private set; } = [];
    public string Reason { get; private set; } = "";
    public UserId AuthorId { get; private set; }
    public DateTime RevisedUtc { get; private set; }

    internal static CommitmentRevision Create(int number, CommitmentTerms terms, string reason, UserId author, DateTime utc)
    {
        if (terms.Obligors.Count is 0 or > Commitment.PartiesLimit || terms.Beneficiaries.Count > Commitment.PartiesLimit)
            throw new ArgumentException($"A commitment is owed by 1 to {Commitment.PartiesLimit} parties.", nameof(terms));
        return new CommitmentRevision
        {
            Number = number,
            Wording = Text.Required(terms.Wording, Commitment.WordingLimit, nameof(Wording)),
            Deliverable = Text.Limited(terms.Deliverable, Commitment.DeliverableLimit, nameof(Deliverable)),
            Measure = Text.Limited(terms.Measure, Commitment.MeasureLimit, nameof(Measure)),
            Class = terms.Class,
            Deadline = terms.Deadline with { },
            Obligors = Sorted(terms.Obligors),
            Beneficiaries = Sorted(terms.Beneficiaries),
            Reason = Text.Required(reason, ReasonLimit, nameof(Reason)),
            AuthorId = author,
            RevisedUtc = utc,
        };
    }

    private static List<PartyId> Sorted(IEnumerable<PartyId> parties) => [.. parties.Distinct().OrderBy(p => p.Value)];
}
