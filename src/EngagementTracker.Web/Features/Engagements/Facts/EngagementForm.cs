using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Data.Lookups;

namespace EngagementTracker.Web.Features.Engagements.Facts;

/// <summary>Who, when and what of an engagement while it is being typed. What cannot be read stays as it was typed.</summary>
public sealed class EngagementForm
{
    public EngagementKind Kind { get; set; }
    public Channel Channel { get; set; }
    public EngagementState State { get; set; }
    public string? Date { get; set; }
    public string? Start { get; set; }
    public string? End { get; set; }
    public string? TimeZone { get; set; }
    public string? Place { get; set; }

    /// <summary>Their side; the home party is understood.</summary>
    public List<PartyChoice> Parties { get; set; } = [];

    public List<ParticipantForm> Participants { get; set; } = [];
    public List<TopicChoice> Topics { get; set; } = [];
    public string? Summary { get; set; }

    /// <summary>The day as understood, read against the writer's own today.</summary>
    public DateOnly? DateOn(DateOnly today) =>
        string.IsNullOrWhiteSpace(Date) ? null : WrittenDate.Read(Date, today, LeanOf(State)).Date;

    /// <summary>What was held lies behind, what is planned ahead.</summary>
    public static Lean LeanOf(EngagementState state) => state == EngagementState.Held ? Lean.Past : Lean.Future;

    internal static TimeOnly? TimeOf(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : WrittenTime.Read(typed).Time;
}

public sealed class ParticipantForm
{
    public required PersonChoice Person { get; init; }
    public ParticipantRole Role { get; set; }
    public string? Capacity { get; set; }

    /// <summary>The capacity was filled in by us, so a new date may fill it anew.</summary>
    public bool CapacityIsOurs { get; set; }

    public PartyId PartyId => Person.PartyId;
}
