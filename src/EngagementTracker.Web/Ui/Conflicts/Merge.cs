using EngagementTracker.Domain;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Web.Ui.Conflicts;

/// <summary>
/// Brings two people's changes to one form together: what one of them changed is theirs, and what both changed is for a choice. What the
/// form only carries along, its version first, is as the record stands now.
/// </summary>
public sealed class Merge<TForm>
    where TForm : class
{
    private readonly TForm before;
    private readonly TForm theirs;
    private readonly TForm mine;

    /// <param name="before">The form as it was when both of them began.</param>
    public Merge(TForm before, TForm theirs, TForm mine)
    {
        (this.before, this.theirs, this.mine) = (before, theirs, mine);
        Differences = [.. FormField.Of(typeof(TForm)).SelectMany(Differing)];
    }

    /// <summary>All that either has changed, in the order of the form.</summary>
    public IReadOnlyList<Difference> Differences { get; }

    /// <summary>What they have changed and the writer has not.</summary>
    public IReadOnlyList<Difference> Taken => [.. Differences.Where(d => d.Stand == Stand.Theirs)];

    /// <summary>What is for a choice.</summary>
    public IReadOnlyList<Difference> Open => [.. Differences.Where(d => d.Stand is null)];

    /// <param name="choices">By the key of the difference. What nobody has chosen stays as the writer has it.</param>
    public TForm Result(IReadOnlyDictionary<string, Stand> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var result = FormJson.Read<TForm>(FormJson.Write(theirs));
        foreach (var field in FormField.Of(typeof(TForm)))
        {
            var found = Differences.Where(d => d.Field == field).ToDictionary(d => d.Item ?? "", d => (Difference: d, Stand: d.Stand ?? choices.GetValueOrDefault(d.Key, Stand.Mine)));
            // A list of the same items may stand in another order.
            if (field.Kind is FieldKind.Items or FieldKind.Lines) Write(result, field, item => found.TryGetValue(item, out var one) ? one.Stand : null);
            else if (found.Count > 0 && found[""].Stand != Stand.Theirs) Write(result, found[""].Difference, found[""].Stand);
        }
        return result;
    }

    private static void Write(TForm result, Difference difference, Stand stand)
    {
        var members = difference.Field.Members;
        if (stand == Stand.Both) members[0].Write(result, $"{Text.Clean((string)difference.Theirs[0]!)}\n\n{Text.Clean((string)difference.Mine[0]!)}");
        else for (var i = 0; i < members.Count; i++) members[i].Write(result, difference.Mine[i]);
    }

    private void Write(TForm result, FormField field, Func<string, Stand?> standOf)
    {
        var (old, other, own) = (ItemList.Of(field, before), ItemList.Of(field, theirs), ItemList.Of(field, mine));
        List<object> kept = [];
        foreach (var key in ItemList.Order(old, other, own))
        {
            if ((standOf(key) == Stand.Mine ? own : other).Find(key) is { } item) kept.Add(item);
        }
        var member = field.Members[0];
        if (field.Kind == FieldKind.Lines) member.Write(result, string.Join('\n', kept));
        else if (kept.Count > 0 || member.Read(result) is not null) member.Write(result, member.Collect(kept));
    }

    private IEnumerable<Difference> Differing(FormField field)
    {
        if (field.Kind is FieldKind.Value or FieldKind.Prose)
        {
            IReadOnlyList<object?> Values(TForm form) => [.. field.Members.Select(m => m.Read(form))];
            return Found(field, null, Values(before), Values(theirs), Values(mine));
        }
        var (old, other, own) = (ItemList.Of(field, before), ItemList.Of(field, theirs), ItemList.Of(field, mine));
        return ItemList.Order(old, other, own).SelectMany(key => Found(field, key, [old.Find(key)], [other.Find(key)], [own.Find(key)]));
    }

    private static IEnumerable<Difference> Found(FormField field, string? item, IReadOnlyList<object?> before, IReadOnlyList<object?> theirs, IReadOnlyList<object?> mine)
    {
        static bool Same(IReadOnlyList<object?> one, IReadOnlyList<object?> other) => one.Zip(other).All(p => FormValue.Same(p.First, p.Second));
        if (Same(theirs, mine)) return [];
        return [new Difference(field, item, before, theirs, mine, Same(before, theirs) ? Stand.Mine : Same(before, mine) ? Stand.Theirs : null)];
    }
}
