namespace EngagementTracker.Web.Ui.Forms;

/// <summary>Where the values of a form came from that was filled in from a text. Cascades to its fields, which say so.</summary>
/// <param name="find">The origin of a field by its path, if it has one.</param>
/// <param name="focused">Called when a field with an origin takes the focus.</param>
public sealed class FieldOrigins(Func<string, FieldOrigin?> find, Func<string, Task> focused)
{
    public FieldOrigin? Of(string field) => find(field);

    public Task FocusedAsync(string field) => focused(field);
}

public enum OriginKind
{
    Proposed,

    /// <summary>The writer has put something else in the place of what was proposed.</summary>
    Changed,

    /// <summary>The text does not say it; the reason is worth knowing.</summary>
    NotFound,
}

/// <param name="Lines">One for each value of the field; none once it was changed.</param>
public sealed record FieldOrigin(OriginKind Kind, IReadOnlyList<OriginLine> Lines);

/// <param name="Value">Which of several values it is about.</param>
/// <param name="Reason">Why, as a sentence.</param>
/// <param name="Sentence">The sentence from which it came; <see langword="null"/> when it came from elsewhere.</param>
public sealed record OriginLine(string? Value, string Reason, string? Sentence);
