using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Ui.Display;

/// <summary>How an open item reads, and where its page is.</summary>
public static class DueWords
{
    public const string Nobody = "Nobody yet";

    public static string Address(this DueRow row) =>
        $"/{(row.Kind == DueItemKind.FollowUp ? "follow-ups" : "commitments")}/{row.Reference}";

    public static string Name(DueItemKind kind) => kind == DueItemKind.FollowUp ? "Follow-up" : "Commitment";

    /// <summary>Its date, the event that it waits for, or why it has neither.</summary>
    public static string Deadline(DueRow row) => Show.Deadline(row.Deadline, row.DueOn, row.Event);
}
