namespace EngagementTracker.Web.Ui.Frame;

/// <summary>How much room there is to say that something failed.</summary>
public enum GuardedSize
{
    Panel,

    /// <summary>That of the whole page, whose heading goes with it.</summary>
    Page,

    /// <summary>That of a count or a bell in the frame; it is tried again on the next page.</summary>
    Mark,
}
