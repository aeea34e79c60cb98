using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Web.Features.Commitments.Assess;

/// <summary>One value of a scale, and what it means.</summary>
public sealed record ScaleStep<TValue>(TValue Value, string Name, string Meaning);

/// <summary>
/// The two scales, defined in our own words after the compliance reports of the G7 and G20 Research Groups (g20.utoronto.ca) and the
/// glossary of the Open Government Partnership (opengovpartnership.org).
/// </summary>
public static class AssessmentScales
{
    /// <summary>The best first.</summary>
    public static IReadOnlyList<ScaleStep<G7Score>> Scores { get; } =
    [
        Step(G7Score.Full, "Whoever owes has done all of what was promised, or so nearly all that what is left changes nothing."),
        Step(G7Score.Partial, "A part is done, or work that leads to it has begun and goes on; the promise as a whole is not kept yet."),
        Step(G7Score.NonCompliance, "Nothing was done towards it, or something was done that works against it."),
    ];

    /// <summary>In the order of a life.</summary>
    public static IReadOnlyList<ScaleStep<Completion>> Completions { get; } =
    [
        Step(Completion.NoEvidence, "Nothing was found that would show how far it is, wherever one looked. It says nothing against whoever owes."),
        Step(Completion.NotStarted, "What was found shows that no step has been taken."),
        Step(Completion.Limited, "First steps are taken; most of what was promised is still to be done."),
        Step(Completion.Substantial, "Most of what was promised is done; some of it is not."),
        Step(Completion.Complete, "All of what was promised is done."),
    ];

    private static ScaleStep<G7Score> Step(G7Score score, string meaning) => new(score, Show.Name(score), meaning);

    private static ScaleStep<Completion> Step(Completion completion, string meaning) => new(completion, Show.Name(completion), meaning);
}
