using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Web.Features.Commitments.Assess;

/// <summary>One assessment of a commitment, of which its author thinks better.</summary>
/// <param name="Version">That of the commitment, as the user saw it.</param>
public sealed record ChosenAssessment(string Reference, int Version, AssessmentId Id, HalfYear Period);
