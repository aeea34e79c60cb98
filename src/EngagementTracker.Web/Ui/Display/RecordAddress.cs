using EngagementTracker.Domain;

namespace EngagementTracker.Web.Ui.Display;

/// <summary>Where the page of a record is, by its reference alone.</summary>
public static class RecordAddress
{
    /// <returns><see langword="null"/> for what is not a reference.</returns>
    public static string? Of(string? reference) => reference is not null && Reference.IsReference(reference)
        ? $"/{reference.Split('-')[0] switch { Reference.Engagement => "engagements", Reference.Commitment => "commitments", _ => "follow-ups" }}/{reference}"
        : null;
}
