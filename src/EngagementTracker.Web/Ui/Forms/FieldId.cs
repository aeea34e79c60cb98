namespace EngagementTracker.Web.Ui.Forms;

/// <summary>The id of a field's input: its path, in letters that an id and a selector bear.</summary>
public static class FieldId
{
    public static string Of(string field) =>
        field.Replace('[', '-').Replace("]", "", StringComparison.Ordinal).Replace('.', '-');
}
