using System.Globalization;
using System.Reflection;
using EngagementTracker.Domain;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Data.Conversions;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.History;

namespace EngagementTracker.Web.Ui.Conflicts;

/// <summary>The values of a form as a person reads them: names for keys, the screens' own words for options.</summary>
public sealed class ConflictWords
{
    public const string Empty = "Empty";
    public const string None = "None";
    public const string NotThere = "Not on the list";

    /// <summary>Whether the words stand for no value.</summary>
    public static bool IsNothing(string words) => words is Empty or None or NotThere;

    private static readonly Dictionary<Type, MethodInfo> Named = typeof(Show).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(m => m.Name == nameof(Show.Name) && m.GetParameters().Length == 1).ToDictionary(m => m.GetParameters()[0].ParameterType);

    private readonly FieldWords names;

    private ConflictWords(FieldWords names) => this.names = names;

    public static async Task<ConflictWords> ReadAsync(TrackerDbContext db, Conflict conflict, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        var ids = conflict.Open.Concat(conflict.Taken).SelectMany(d => d.Before.Concat(d.Theirs).Concat(d.Mine)).OfType<object>().Where(IsId);
        return new(await FieldWords.ReadAsync(db, [.. ids.Distinct().Select(id => new FieldChange("Id", null, KeyOf(id), id.GetType().Name))], cancellation));
    }

    /// <summary>The name of the field, and of the item that it is about.</summary>
    public string Label(Difference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return difference.Item is null ? difference.Field.Label
            : $"{difference.Field.Label}: {Item(new[] { difference.Theirs[0], difference.Mine[0], difference.Before[0] }.OfType<object>().First())}";
    }

    /// <summary>One side of a difference.</summary>
    public string Of(Difference difference, IReadOnlyList<object?> values)
    {
        ArgumentNullException.ThrowIfNull(difference);
        if (difference.Item is not null) return values[0] is { } item ? Item(item) : NotThere;
        var members = difference.Field.Members;
        if (members.Count == 1) return One(values[0]) ?? Nothing(members[0]);
        var said = members.Zip(values).Where(p => !p.First.IsNamedBeside && p.Second is not (null or false or ""))
            .Select(p => p.Second is true ? p.First.Label : One(p.Second)).OfType<string>();
        return string.Join(", ", said) is { Length: > 0 } words ? words : None;
    }

    private static string Nothing(FormMember member) => member.Type == typeof(string) ? Empty : None;

    private string? One(object? value) => value switch
    {
        null => null,
        string text => Text.CleanOrNull(text),
        bool yes => yes ? "Yes" : "No",
        System.Collections.IEnumerable items => string.Join(", ", items.Cast<object>().Select(Item)) is { Length: > 0 } words ? words : null,
        _ => Item(value),
    };

    private string Item(object item) => item switch
    {
        string text => text,
        IListed listed => listed.InWords,
        _ when IsId(item) => names.Name(item.GetType().Name, KeyOf(item)),
        DateOnly day => Show.Day(day),
        Enum when NameOf(item) is { } name => name,
        Enum option when OptionWords.Of(option) is { } words => words,
        Enum option => string.Join(", ", option.ToString().Split(", ").Select(FieldWords.Words)),
        _ => NameOf(item) ?? Convert.ToString(item, CultureInfo.InvariantCulture) ?? "",
    };

    private static string? NameOf(object value) =>
        value.GetType() is { IsValueType: true } type && (Named.TryGetValue(type, out var show) || Named.TryGetValue(typeof(Nullable<>).MakeGenericType(type), out show))
            ? (string?)show.Invoke(null, [value]) : null;

    private static bool IsId(object value) => StrongIds.All.Contains(value.GetType());

    private static string KeyOf(object id) => AuditTrail.IdValue(id).ToString(CultureInfo.InvariantCulture);
}
