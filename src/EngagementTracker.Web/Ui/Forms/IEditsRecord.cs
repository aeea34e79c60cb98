namespace EngagementTracker.Web.Ui.Forms;

/// <summary>A form that changes a record: saved on the version that it was opened with, and on no other.</summary>
public interface IEditsRecord
{
    int Version { get; }

    /// <summary>The same form makes a new record, which nobody else knows yet.</summary>
    bool IsNew => false;
}
