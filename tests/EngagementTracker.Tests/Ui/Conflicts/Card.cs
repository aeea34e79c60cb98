using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Tests.Ui.Conflicts;

/// <summary>A form with one field of each kind.</summary>
public sealed class Card : IEditsRecord
{
    public int Version { get; init; }
    public DateOnly Before { get; init; }

    [Context]
    public string? Floor { get; set; }

    public string? Title { get; set; }
    public bool IsOpen { get; set; }

    [Prose]
    public string? Text { get; set; }

    [Lines]
    public string? Aliases { get; set; }

    [Together("Deadline")]
    public string? Kind { get; set; }

    [Together("Deadline")]
    public string? Date { get; set; }

    public List<Guest> Guests { get; set; } = [];
    public IReadOnlyList<int> Numbers { get; set; } = [];
    public PartForm Part { get; set; } = new();
}

public sealed record Guest(int Id, string Role) : IListed
{
    public string Key => $"{Id}";
    public string InWords => $"Guest {Id}, {Role}";
}

public sealed class PartForm
{
    public string? First { get; set; }
    public string? Second { get; set; }
    public HashSet<int> Chosen { get; set; } = [];
}
