using EngagementTracker.Domain.Access;

namespace EngagementTracker.Domain.Commitments;

public readonly record struct OutcomeReportId(long Value);

/// <summary>What is reported of a commitment's end.</summary>
/// <param name="EndedOn">The day on which it was fulfilled, or ended otherwise, in the zone of the commitment's unit.</param>
/// <param name="Evidence">What shows it; at least one piece, on record already.</param>
/// <param name="SupersededBy">The commitment that has taken its place, if that is how it ended.</param>
public sealed record OutcomeFacts(Outcome Outcome, DateOnly EndedOn, string Text, IReadOnlyCollection<Evidence> Evidence, Commitment? SupersededBy = null);

/// <summary>The first step of closing: the owner reports how a commitment ended. The second, a decision, is somebody else's.</summary>
public sealed class OutcomeReport
{
    public const int TextLimit = 2_000;
    public const int ReasonLimit = 500;

    private OutcomeReport() { }

    public OutcomeReportId Id { get; private set; }
    public CommitmentId CommitmentId { get; private set; }

    /// <summary>1 is the commitment's first report; the highest number counts.</summary>
    public int Number { get; private set; }

    public Outcome Outcome { get; private set; }
    public DateOnly EndedOn { get; private set; }
    public string Text { get; private set; } = "";
    public CommitmentId? SupersededById { get; private set; }
    public IReadOnlyList<EvidenceId> EvidenceIds { get; private set; } = [];
    public UserId ReporterId { get; private set; }
    public DateTime ReportedUtc { get; private set; }

    /// <summary><see langword="null"/> while nobody has decided.</summary>
    public ReportDecision? Decision { get; private set; }

    public UserId? DecidedById { get; private set; }
    public DateTime? DecidedUtc { get; private set; }

    /// <summary>Why it was returned.</summary>
    public string? DecisionReason { get; private set; }

    public UserId? ReopenedById { get; private set; }
    public DateTime? ReopenedUtc { get; private set; }
    public string? ReopeningReason { get; private set; }

    internal static OutcomeReport Create(int number, CommitmentId commitment, OutcomeFacts facts, UserId reporter, DateTime utc)
    {
        if (facts.Evidence.Count == 0) throw new ArgumentException("A report needs at least one piece of evidence.", nameof(facts));
        if (facts.Evidence.Any(e => e.CommitmentId != commitment)) throw new ArgumentException("Evidence of another commitment shows nothing here.", nameof(facts));
        if ((facts.Outcome == Outcome.Superseded) != (facts.SupersededBy is not null))
            throw new ArgumentException("A superseded commitment, and no other, names the one in its place.", nameof(facts));
        if (facts.SupersededBy?.Id == commitment) throw new ArgumentException("A commitment does not take its own place.", nameof(facts));
        return new OutcomeReport
        {
            Number = number,
            Outcome = facts.Outcome,
            EndedOn = facts.EndedOn,
            Text = Domain.Text.Required(facts.Text, TextLimit, nameof(Text)),
            SupersededById = facts.SupersededBy?.Id,
            EvidenceIds = [.. facts.Evidence.Select(e => e.Id)],
            ReporterId = reporter,
            ReportedUtc = utc,
        };
    }

    /// <exception cref="TwoPersonException">Whoever reported decides.</exception>
    internal void Decide(ReportDecision decision, string? reason, UserId by, DateTime utc)
    {
        if (by == ReporterId) throw new TwoPersonException();
        (Decision, DecidedById, DecidedUtc) = (decision, by, utc);
        DecisionReason = decision == ReportDecision.Returned ? Domain.Text.Required(reason, ReasonLimit, nameof(DecisionReason)) : null;
    }

    internal void TakeBackDecision() => (Decision, DecidedById, DecidedUtc, DecisionReason) = (null, null, null, null);

    internal void Reopen(string reason, UserId by, DateTime utc)
    {
        ReopeningReason = Domain.Text.Required(reason, ReasonLimit, nameof(ReopeningReason));
        (ReopenedById, ReopenedUtc) = (by, utc);
    }
}

/// <summary>Closing takes two people: whoever reported does not accept.</summary>
public sealed class TwoPersonException() : InvalidOperationException("You reported this yourself. Somebody else has to accept it.");
