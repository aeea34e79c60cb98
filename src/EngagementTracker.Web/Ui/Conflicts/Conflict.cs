namespace EngagementTracker.Web.Ui.Conflicts;

/// <summary>What another person's changes mean for a form that is open.</summary>
/// <param name="saves">How often the record was saved meanwhile.</param>
/// <param name="open">What both have changed: nothing is saved before all of it is chosen.</param>
/// <param name="taken">What only they have changed, which the form has from them.</param>
/// <param name="choices">Made already, by the key of the difference.</param>
/// <param name="isApplied">Whether what was chosen is in the form.</param>
public sealed class Conflict(
    int saves, IReadOnlyList<Difference> open, IReadOnlyList<Difference> taken, IReadOnlyDictionary<string, Stand> choices, bool isApplied)
{
    private readonly Dictionary<string, Stand> chosen = new(choices);

    public int Saves => saves;
    public IReadOnlyList<Difference> Open => open;
    public IReadOnlyList<Difference> Taken => taken;
    public bool IsApplied => isApplied;
    public IReadOnlyDictionary<string, Stand> Choices => chosen;

    public int Missing => open.Count(d => !chosen.ContainsKey(d.Key));

    public void Choose(Difference difference, Stand stand) => chosen[difference.Key] = stand;
}

/// <summary>What a record is to somebody who has it open in a form.</summary>
/// <param name="Hindrance">A sentence that says why it takes no changes any more.</param>
public sealed record RecordNow(bool IsChanged, string? Hindrance)
{
    public static readonly RecordNow AsOpened = new(false, null);

    /// <summary>Withdrawn from the reader, or gone: which of them is not theirs to know.</summary>
    public static readonly RecordNow Gone = new(true, "This record is not here any more, or no longer open to you. What you write here cannot be saved to it; your words stay here.");
}
