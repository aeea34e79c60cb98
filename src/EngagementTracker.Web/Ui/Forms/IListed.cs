namespace EngagementTracker.Web.Ui.Forms;

/// <summary>What can stand in a form's list or be chosen in one of its fields.</summary>
public interface IListed
{
    /// <summary>What makes it the same one, whatever else of it changes.</summary>
    string Key { get; }

    /// <summary>How a person names it.</summary>
    string InWords { get; }
}
