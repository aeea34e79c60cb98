using EngagementTracker.Domain;
using EngagementTracker.Web.Data.Audit;

namespace EngagementTracker.Web.Ui.Display;

/// <summary>Where the page of a record is, by its reference, or by the name that the audit trail gives it.</summary>
public static class RecordAddress
{
    /// <returns><see langword="null"/> for what is not a reference.</returns>
    public static string? Of(string? reference) => reference?.StartsWith(RecordName.Handover, StringComparison.Ordinal) == true
        ? $"/deadlines/handovers/{reference[RecordName.Handover.Length..]}"
        : reference?.StartsWith(RecordName.View, StringComparison.Ordinal) == true ? $"/search?view={reference[RecordName.View.Length..]}"
        : reference is not null && Reference.IsReference(reference)
        ? $"/{reference.Split('-')[0] switch { Reference.Engagement => "engagements", Reference.Commitment => "commitments", _ => "follow-ups" }}/{reference}"
        : null;
}
