using EngagementTracker.Domain;

namespace EngagementTracker.Web.Ui.Conflicts;

/// <summary>The items of one list of a form by what makes each the same one.</summary>
internal sealed class ItemList
{
    private readonly Dictionary<string, object> items = [];
    private readonly List<string> keys = [];

    public static ItemList Of(FormField field, object form)
    {
        var value = field.Members[0].Read(form);
        IEnumerable<object> found = field.Kind == FieldKind.Lines
            ? Text.Clean((string?)value).Split('\n').Select(Text.Clean).Where(line => line.Length > 0)
            : ((System.Collections.IEnumerable?)value)?.Cast<object>() ?? [];
        var list = new ItemList();
        foreach (var item in found)
        {
            // The same thing twice, such as two rows that are still empty, is two things.
            var key = FormValue.KeyOf(item);
            for (var again = 2; list.items.ContainsKey(key); again++) key = $"{FormValue.KeyOf(item)} {again}";
            list.items[key] = item;
            list.keys.Add(key);
        }
        return list;
    }

    public object? Find(string key) => items.GetValueOrDefault(key);

    /// <summary>
    /// Every key of the three. They stand in the order of whoever has moved something, or else in theirs; what only the other has stands
    /// where the other has put it, behind the same neighbour.
    /// </summary>
    public static IReadOnlyList<string> Order(ItemList before, ItemList theirs, ItemList mine)
    {
        var shared = before.keys.Where(k => mine.items.ContainsKey(k));
        var isMoved = !shared.SequenceEqual(mine.keys.Where(before.items.ContainsKey));
        var order = isMoved ? Woven(mine.keys, theirs.keys) : Woven(theirs.keys, mine.keys);
        return Woven(order, before.keys);
    }

    private static List<string> Woven(List<string> spine, List<string> others)
    {
        List<string> woven = [.. spine];
        var known = others.ToHashSet();
        for (var i = 0; i < others.Count; i++)
        {
            if (woven.Contains(others[i])) continue;
            var place = i == 0 ? 0 : woven.IndexOf(others[i - 1]) + 1;
            while (place < woven.Count && !known.Contains(woven[place])) place++;
            woven.Insert(place, others[i]);
        }
        return woven;
    }
}
