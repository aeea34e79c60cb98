namespace EngagementTracker.Web.Ui.Drafts;

/// <summary>What is to be kept of a form.</summary>
/// <param name="Version">Of the draft as this window knows it; 0 where it has not been saved yet.</param>
/// <param name="TakesOver">Whether the writer has said that this is to stand in the place of what another window kept.</param>
public sealed record DraftToKeep(
    string Key, int Version, string Place, string? Record, string Title, string Content, string? Field, bool TakesOver = false);

public enum KeepOutcome
{
    Kept,

    /// <summary>Another window has kept something else since.</summary>
    Moved,

    /// <summary>Its words are on record.</summary>
    OnRecord,

    /// <summary>It was discarded, in another window.</summary>
    Discarded,
}

/// <param name="SavedUtc">When the database confirmed what it holds now.</param>
/// <param name="SavedAs">The record that has its words.</param>
public sealed record KeptDraft(KeepOutcome Outcome, int Version, DateTime SavedUtc, string? SavedAs = null);
