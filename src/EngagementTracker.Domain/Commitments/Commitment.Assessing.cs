using EngagementTracker.Domain.Access;

namespace EngagementTracker.Domain.Commitments;

/// <summary>How well it is kept, in the eyes of analysts. Each half year has one assessment in force at most.</summary>
public sealed partial class Commitment
{
    private readonly List<Assessment> assessments = [];

    public IReadOnlyList<Assessment> Assessments => assessments;

    /// <summary>An assessment by one analyst; an earlier one of the same period stays on record, and counts no more.</summary>
    /// <param name="second">Who is asked for a second one; until it is in, neither counts and only its author sees the first.</param>
    /// <exception cref="InvalidOperationException">A pair of this period awaits its second, or is not settled.</exception>
    /// <exception cref="ArgumentException">There is no evidence, a text is empty or too long, or the second assessor is the first.</exception>
    public Assessment Assess(AssessmentFacts facts, UserId assessor, UserId? second, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (assessments.Exists(a => a.Period == facts.Period && a.State is AssessmentState.AwaitingSecond or AssessmentState.Disputed))
            throw new InvalidOperationException("This period has an assessment that awaits its second or is not settled.");
        var assessment = Assessment.Create(facts, Id, assessor, utc);
        if (second is { } other) assessment.AskingFor(other);
        else Replace(facts.Period);
        assessments.Add(assessment);
        return assessment;
    }

    /// <summary>The second assessment of a pair, by whoever was asked for it, who has not seen the first.</summary>
    /// <exception cref="InvalidOperationException">Nobody asked this assessor, or the period is another.</exception>
    public Assessment Second(Assessment first, AssessmentFacts facts, UserId assessor, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(facts);
        if (first.State != AssessmentState.AwaitingSecond || first.SecondAssessorId != assessor || first.Period != facts.Period)
            throw new InvalidOperationException("This assessment awaits no second of yours for that period.");
        var second = Assessment.Create(facts, Id, assessor, utc).Seconding(first);
        Replace(facts.Period);
        (first.State, second.State) = first.AgreesWith(second)
            ? (AssessmentState.InForce, AssessmentState.Confirming) : (AssessmentState.Disputed, AssessmentState.Disputed);
        assessments.Add(second);
        return second;
    }

    /// <summary>Settles a pair that differs; by a third person.</summary>
    /// <exception cref="InvalidOperationException">The pair does not differ, or one of its two settles it.</exception>
    public Assessment Settle(Assessment first, AssessmentFacts facts, UserId assessor, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(facts);
        var second = SecondOf(first);
        if (second is null || first.State != AssessmentState.Disputed || first.Period != facts.Period)
            throw new InvalidOperationException("There is no disagreement to settle.");
        if (assessor == first.AssessorId || assessor == second.AssessorId)
            throw new InvalidOperationException("A disagreement is settled by somebody else than the two.");
        var settled = Assessment.Create(facts, Id, assessor, utc).Settling(first);
        first.State = second.State = AssessmentState.Replaced;
        assessments.Add(settled);
        return settled;
    }

    /// <summary>Whether it is one’s own, of no pair that is complete, and so young that one may still think better of it.</summary>
    public bool MayTakeBack(Assessment assessment, UserId by, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return assessment.AssessorId == by && utc - assessment.AssessedUtc <= TakeBackWithin
            && assessment is { SecondsId: null, SettlesId: null, State: AssessmentState.InForce or AssessmentState.AwaitingSecond } && SecondOf(assessment) is null;
    }

    /// <summary>Its author thinks better of it at once; what it replaced is in force again.</summary>
    /// <exception cref="InvalidOperationException">It is another's, or is part of a pair, or is too old.</exception>
    public void TakeBack(Assessment assessment, UserId by, DateTime utc)
    {
        if (!MayTakeBack(assessment, by, utc)) throw new InvalidOperationException("Only one’s own assessment is taken back, and at once.");
        var wasInForce = assessment.State == AssessmentState.InForce;
        assessment.State = AssessmentState.TakenBack;
        if (wasInForce) Restore(assessment.Period);
    }

    /// <summary>Its author waits for the second no longer, and it counts alone: whoever was asked has left, or has no time.</summary>
    /// <exception cref="InvalidOperationException">It is another's, or awaits no second.</exception>
    public void CountAlone(Assessment first, UserId by)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (first.AssessorId != by || first.State != AssessmentState.AwaitingSecond)
            throw new InvalidOperationException("Only its author lets an assessment count without the second that it awaits.");
        Replace(first.Period);
        first.State = AssessmentState.InForce;
    }

    private void Replace(HalfYear period)
    {
        foreach (var earlier in assessments.Where(a => a.Period == period && a.State is AssessmentState.InForce or AssessmentState.Confirming))
            earlier.State = AssessmentState.Replaced;
    }

    /// <summary>The last that was in force counts again, with the second that agreed with it. Neither of a pair that differed ever was.</summary>
    private void Restore(HalfYear period)
    {
        bool WasInForce(Assessment a) => a.Period == period && a.State == AssessmentState.Replaced && a.SecondsId is null
            && SecondOf(a)?.AgreesWith(a) != false;
        if (assessments.Where(WasInForce).MaxBy(a => (a.AssessedUtc, a.Id.Value)) is not { } earlier) return;
        earlier.State = AssessmentState.InForce;
        if (SecondOf(earlier) is { } agreeing) agreeing.State = AssessmentState.Confirming;
    }

    private Assessment? SecondOf(Assessment first) => assessments.Find(a => a.SecondsId == first.Id);
}
