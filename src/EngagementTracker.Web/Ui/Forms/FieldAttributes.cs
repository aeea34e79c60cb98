namespace EngagementTracker.Web.Ui.Forms;

/// <summary>Goes with a form but is not filled in by its writer, such as the day that is on record. What can only be set when the form is made needs no such sign.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ContextAttribute : Attribute;

/// <summary>A text in sentences: two of them can stand one after the other.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ProseAttribute : Attribute;

/// <summary>A text that is a list, an item a line.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LinesAttribute : Attribute;

/// <summary>Fields that say one thing between them, such as the kind of a deadline and its date: one of them alone would be wrong.</summary>
/// <param name="as">What they say, as a label.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TogetherAttribute(string @as) : Attribute
{
    public string As => @as;

    /// <summary>Another of the fields has its name.</summary>
    public bool IsNamedBeside { get; init; }
}
