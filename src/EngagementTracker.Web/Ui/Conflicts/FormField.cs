using System.Collections.Concurrent;
using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.History;

namespace EngagementTracker.Web.Ui.Conflicts;

public enum FieldKind
{
    Value,
    Prose,

    /// <summary>A text of which each line is an item.</summary>
    Lines,
    Items,
}

/// <summary>What a form's writer can fill in and two writers can fill in differently: a property, or several that say one thing between them.</summary>
public sealed class FormField
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<FormField>> Known = [];

    private FormField(string name, string label, FieldKind kind, IReadOnlyList<FormMember> members) => (Name, Label, Kind, Members) = (name, label, kind, members);

    public string Name { get; }
    public string Label { get; }
    public FieldKind Kind { get; }
    public IReadOnlyList<FormMember> Members { get; }

    /// <summary>The fields in the order of the form.</summary>
    public static IReadOnlyList<FormField> Of(Type form) => Known.GetOrAdd(form, type =>
    [
        .. MembersOf(type, [], null).GroupBy(m => m.Together ?? m.Name)
            .Select(g => new FormField(g.Key, g.First().Together ?? g.First().Label, g.First().Kind, [.. g])),
    ]);

    private static IEnumerable<FormMember> MembersOf(Type type, IReadOnlyList<PropertyInfo> path, string? together)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.Name == nameof(IEditsRecord.Version) || property.IsDefined(typeof(ContextAttribute))) continue;
            IReadOnlyList<PropertyInfo> whole = [.. path, property];
            var group = property.GetCustomAttribute<TogetherAttribute>()?.As ?? together;
            if (IsForm(property.PropertyType))
            {
                foreach (var member in MembersOf(property.PropertyType, whole, group)) yield return member;
            }
            else if (property.SetMethod is { IsPublic: true } setter && (FormMember.ItemOf(property.PropertyType) is not null || !IsGivenOnce(setter))) yield return new FormMember(whole, group);
        }
    }

    /// <summary>A part of a form that is a form: "Plan", "Evidence".</summary>
    private static bool IsForm(Type type) => type.IsClass && type.Name.EndsWith("Form", StringComparison.Ordinal) && !type.IsAssignableTo(typeof(IListed));

    private static bool IsGivenOnce(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}

/// <summary>A property of a form, or of a part of it.</summary>
public sealed class FormMember(IReadOnlyList<PropertyInfo> path, string? together)
{
    private readonly PropertyInfo property = path[^1];

    public string Name { get; } = string.Join('.', path.Select(p => p.Name));
    public string? Together => together;
    public Type Type => property.PropertyType;
    public string Label => property.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName ?? FieldWords.Label(property.Name);

    public bool IsNamedBeside => property.GetCustomAttribute<TogetherAttribute>()?.IsNamedBeside == true;

    public FieldKind Kind =>
        property.IsDefined(typeof(ProseAttribute)) ? FieldKind.Prose
        : property.IsDefined(typeof(LinesAttribute)) ? FieldKind.Lines
        : together is null && ItemOf(Type) is not null ? FieldKind.Items
        : FieldKind.Value;

    public object? Read(object form) => path.Aggregate((object?)form, (part, step) => step.GetValue(part));

    public void Write(object form, object? value) => property.SetValue(path.SkipLast(1).Aggregate((object?)form, (part, step) => step.GetValue(part)), value);

    /// <summary>The items in a collection of the property's own type.</summary>
    public object Collect(IReadOnlyList<object> items)
    {
        var item = ItemOf(Type)!;
        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var one in items) list.Add(one);
        return Type.IsAssignableFrom(list.GetType()) ? list : Activator.CreateInstance(Type, list)!;
    }

    /// <summary>Of what a type is a collection, if it is one.</summary>
    public static Type? ItemOf(Type type) => type == typeof(string) ? null
        : type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
