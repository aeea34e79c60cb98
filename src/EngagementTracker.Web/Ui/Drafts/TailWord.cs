namespace EngagementTracker.Web.Ui.Drafts;

/// <summary>A field whose text the browser has kept, beside what the draft has.</summary>
/// <param name="Id">Of its input.</param>
/// <param name="IsGone">The form has no such field now; its text can only be copied.</param>
public sealed record TailWord(string Id, string Label, string Draft, string Typed, bool IsGone);

/// <param name="Key">In Base64; <see langword="null"/> when this user may not read it.</param>
/// <param name="IsKnown">The database has a draft with that key.</param>
/// <param name="Forget">Its words are on record, so the browser forgets it.</param>
public sealed record TailKey(string? Key, bool IsKnown, bool Forget);
