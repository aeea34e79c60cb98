using EngagementTracker.Domain.Access;

namespace EngagementTracker.Domain.Commitments;

public readonly record struct AssessmentId(long Value);

/// <summary>Compliance as the G7 and G20 Research Groups score it; the number is the score.</summary>
public enum G7Score
{
    /// <summary>Failure to comply, or action against the commitment.</summary>
    NonCompliance = -1,

    /// <summary>A work in progress: some of what was promised.</summary>
    Partial = 0,

    /// <summary>All, or nearly all, of what was promised.</summary>
    Full = 1,
}

// Stored by number: add at the end.
/// <summary>How far a commitment is carried out, in the words of the Open Government Partnership.</summary>
public enum Completion
{
    /// <summary>What can be found does not let one say.</summary>
    NoEvidence,
    NotStarted,
    Limited,
    Substantial,
    Complete,
}

// Stored by number: add at the end.
public enum AssessmentConfidence
{
    Low,
    Medium,
    High,
}

// Stored by number: add at the end.
public enum AssessmentState
{
    /// <summary>A second assessor has yet to give theirs; until then only its author sees it.</summary>
    AwaitingSecond,

    /// <summary>Counts in totals: the one for its commitment and period.</summary>
    InForce,

    /// <summary>The second assessment of a pair that agrees.</summary>
    Confirming,

    /// <summary>One of a pair that differs and is not settled.</summary>
    Disputed,

    /// <summary>A later one of the same period, or the one that settled it, has taken its place.</summary>
    Replaced,

    /// <summary>Taken back by its author at once.</summary>
    TakenBack,
}

/// <summary>What an assessor finds.</summary>
/// <param name="Evidence">What it stands on. Only a finding of no evidence has none.</param>
public sealed record AssessmentFacts(
    HalfYear Period, G7Score Score, Completion Completion, AssessmentConfidence Confidence, string Reasoning, IReadOnlyCollection<Evidence> Evidence);

/// <summary>An analyst's dated verdict. Never changed but for its state: who thinks otherwise later makes another.</summary>
public sealed class Assessment
{
    public const int ReasoningLimit = 4_000;

    private Assessment() { }

    public AssessmentId Id { get; private set; }
    public CommitmentId CommitmentId { get; private set; }
    public HalfYear Period { get; private set; }
    public G7Score Score { get; private set; }
    public Completion Completion { get; private set; }
    public AssessmentConfidence Confidence { get; private set; }

    /// <summary>Why; where nothing was found, where one has looked.</summary>
    public string Reasoning { get; private set; } = "";

    public IReadOnlyList<EvidenceId> EvidenceIds { get; private set; } = [];
    public UserId AssessorId { get; private set; }
    public DateTime AssessedUtc { get; private set; }

    /// <summary>Who is asked for a second assessment.</summary>
    public UserId? SecondAssessorId { get; private set; }

    /// <summary>The first assessment, of which this is the second.</summary>
    public AssessmentId? SecondsId { get; private set; }

    /// <summary>The first of the pair that this one settles.</summary>
    public AssessmentId? SettlesId { get; private set; }

    public AssessmentState State { get; internal set; }

    internal static Assessment Create(AssessmentFacts facts, CommitmentId commitment, UserId assessor, DateTime utc)
    {
        if (facts.Evidence.Count == 0 && facts.Completion != Completion.NoEvidence)
            throw new ArgumentException("An assessment stands on evidence.", nameof(facts));
        if (facts.Evidence.Any(e => e.CommitmentId != commitment)) throw new ArgumentException("Evidence of another commitment shows nothing here.", nameof(facts));
        return new Assessment
        {
            Period = facts.Period,
            Score = facts.Score,
            Completion = facts.Completion,
            Confidence = facts.Confidence,
            Reasoning = Text.Required(facts.Reasoning, ReasoningLimit, nameof(Reasoning)),
            EvidenceIds = [.. facts.Evidence.Select(e => e.Id)],
            AssessorId = assessor,
            AssessedUtc = utc,
            State = AssessmentState.InForce,
        };
    }

    internal Assessment AskingFor(UserId second)
    {
        if (second == AssessorId) throw new ArgumentException("The second assessor is somebody else.", nameof(second));
        (SecondAssessorId, State) = (second, AssessmentState.AwaitingSecond);
        return this;
    }

    internal Assessment Seconding(Assessment first)
    {
        SecondsId = first.Id;
        return this;
    }

    internal Assessment Settling(Assessment first)
    {
        SettlesId = first.Id;
        return this;
    }

    internal bool AgreesWith(Assessment other) => Score == other.Score && Completion == other.Completion;
}
