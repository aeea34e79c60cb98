namespace EngagementTracker.Web.Features.Assessments;

/// <summary>What the page of assessments shows.</summary>
public enum AssessmentsShown
{
    Totals,

    /// <summary>Where two differ.</summary>
    Settle,

    /// <summary>Second assessments that are asked of the reader.</summary>
    Asked,
    Due,
}
