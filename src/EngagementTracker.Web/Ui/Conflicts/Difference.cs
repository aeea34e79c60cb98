namespace EngagementTracker.Web.Ui.Conflicts;

/// <summary>Whose value stands.</summary>
public enum Stand
{
    Theirs,
    Mine,

    /// <summary>Theirs, and after it mine.</summary>
    Both,
}

/// <summary>A field, or an item of a list, that somebody has changed: before, and as each of two people left it.</summary>
/// <param name="Item">The key of the item; <see langword="null"/> where it is about the whole field.</param>
/// <param name="Before">A value for each member of the field; of an item the one value, which is nothing where it was not on the list.</param>
/// <param name="Stand">Whose value stands; <see langword="null"/> where both have changed it, each in another way.</param>
public sealed record Difference(FormField Field, string? Item, IReadOnlyList<object?> Before, IReadOnlyList<object?> Theirs, IReadOnlyList<object?> Mine, Stand? Stand)
{
    public string Key => Item is null ? Field.Name : $"{Field.Name}[{Item}]";

    public bool CanBeBoth => Field.Kind == FieldKind.Prose && !FormValue.Same(Theirs[0], null) && !FormValue.Same(Mine[0], null);
}
