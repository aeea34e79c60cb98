using System.ComponentModel;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Web.Features.Engagements.Facts;

/// <summary>Who, when and what of an engagement while it is being typed. What cannot be read stays as it was typed.</summary>
public sealed class EngagementForm : IEditsRecord
{
    /// <summary>The version that the user saw, of an engagement that is on record.</summary>
    public int Version { get; init; }

    public EngagementKind Kind { get; set; }
    public Channel Channel { get; set; }
    public EngagementState State { get; set; }
    public string? Date { get; set; }
    [DisplayName("Start time")]
    public string? Start { get; set; }
    [DisplayName("End time")]
    public string? End { get; set; }
    public string? TimeZone { get; set; }
    public string? Place { get; set; }

    /// <summary>Their side; the home party is understood.</summary>
    public List<PartyChoice> Parties { get; set; } = [];

    public List<ParticipantForm> Participants { get; set; } = [];
    public List<TopicChoice> Topics { get; set; } = [];
    [Prose]
    public string? Summary { get; set; }

    /// <summary>Given when the engagement is logged; later it changes on a page of its own.</summary>
    public Marking Marking { get; set; }

    /// <summary>The part that is marked higher than the rest; empty where there is none.</summary>
    [Prose, DisplayName("Closed section")]
    public string? ClosedText { get; set; }

    [DisplayName("Marking of the closed section")]
    public Marking ClosedMarking { get; set; } = LowestClosed(Marking.Unclassified);

    /// <summary>The closed section's marking on record.</summary>
    public Marking? ClosedBefore { get; init; }

    /// <summary>There is a closed section that the writer may not read, so it stays as it is.</summary>
    public bool ClosedIsWithheld { get; init; }

    /// <summary>Who drafted the engagement; <see langword="null"/> while it is being logged by the writer.</summary>
    public UserId? DrafterId { get; init; }

    public bool HasClosedText => Domain.Text.Clean(ClosedText).Length > 0;

    /// <summary>Whether it brings somebody or something new into the directory, which is open to all.</summary>
    public bool NamesSomethingNew => Participants.Exists(p => p.Person.Id is null) || Topics.Exists(t => t.Id is null);

    /// <summary>The lowest marking that a closed section can have: above the rest.</summary>
    public static Marking LowestClosed(Marking rest) => rest == Marking.TopSecret ? rest : rest + 1;

    /// <summary>The day as understood, read against the writer's own today.</summary>
    public DateOnly? DateOn(DateOnly today) =>
        string.IsNullOrWhiteSpace(Date) ? null : WrittenDate.Read(Date, today, LeanOf(State)).Date;

    /// <summary>What was held lies behind, what is planned ahead.</summary>
    public static Lean LeanOf(EngagementState state) => state == EngagementState.Held ? Lean.Past : Lean.Future;

    internal static TimeOnly? TimeOf(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : WrittenTime.Read(typed).Time;
}

public sealed class ParticipantForm : IListed
{
    public required PersonChoice Person { get; init; }
    public ParticipantRole Role { get; set; }
    public string? Capacity { get; set; }

    /// <summary>The capacity was filled in by us, so a new date may fill it anew.</summary>
    public bool CapacityIsOurs { get; set; }

    public PartyId PartyId => Person.PartyId;

    public string Key => Person.Key;
    public string InWords => string.Join(", ", new[] { Person.Name, Show.Name(Role).ToLowerInvariant(), Domain.Text.CleanOrNull(Capacity) }.OfType<string>());
}
