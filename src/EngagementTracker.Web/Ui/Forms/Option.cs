namespace EngagementTracker.Web.Ui.Forms;

/// <summary>One of the values to choose from, and how it is called.</summary>
public sealed record Option<TValue>(TValue Value, string Label)
{
    public static IReadOnlyList<Option<TValue>> ForEach(IEnumerable<TValue> values, Func<TValue, string> label) =>
        [.. values.Select(v => new Option<TValue>(v, label(v)))];
}
