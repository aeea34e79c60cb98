using EngagementTracker.Domain.Access;

namespace EngagementTracker.Domain.Engagements;

public readonly record struct ClosedSectionId(long Value);

/// <summary>The one part of an engagement's record that is marked higher than the rest. Who may not read it learns that it is withheld, not how long it is.</summary>
public sealed class ClosedSection
{
    public const int TextLimit = Engagement.SummaryLimit;

    private ClosedSection() { }

    public ClosedSectionId Id { get; private set; }
    public EngagementId EngagementId { get; private set; }
    public Marking Marking { get; private set; }
    public string Body { get; private set; } = "";

    internal static ClosedSection Create() => new();

    internal void Write(string text, Marking marking)
    {
        Body = Text.Required(text, TextLimit, nameof(Text));
        Marking = marking;
    }

    internal void RaiseTo(Marking marking) => Marking = Markings.Highest(Marking, marking);
}
