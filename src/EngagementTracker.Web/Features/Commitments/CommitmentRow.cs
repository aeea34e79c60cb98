using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Features.Commitments;

/// <summary>A commitment in the list: its facts, and its three standings, which are never one.</summary>
public sealed record CommitmentRow
{
    public required CommitmentId Id { get; init; }

    /// <summary>Its key, as a number to compare.</summary>
    public required long Number { get; init; }
    public required string Reference { get; init; }
    public required int Version { get; init; }
    public required string Wording { get; init; }
    public required CommitmentClass Class { get; init; }
    public required Direction Owes { get; init; }
    public required string CounterpartCode { get; init; }
    public required string Counterpart { get; init; }
    public required DeadlineKind DeadlineKind { get; init; }
    public required DateOnly? DeadlineDate { get; init; }

    /// <summary>What has no date comes after what has one.</summary>
    public required DateOnly DeadlineOrLast { get; init; }
    public required string? DeadlineEvent { get; init; }
    public required string? Owner { get; init; }
    public required DateOnly MadeOn { get; init; }
    public required UnitId UnitId { get; init; }
    public required Marking Marking { get; init; }
    public required CommitmentState State { get; init; }
    public required Outcome? Outcome { get; init; }
    public required DateOnly? EndedOn { get; init; }
    public required OfficialStanding? Said { get; init; }
    public required Completion? Shown { get; init; }
    public required Gaps Missing { get; init; }
    public required bool IsStale { get; init; }

    public ScheduleStanding ScheduleIn(DueCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Schedule.Of(DeadlineDate, EndedOn, calendar.Today(UnitId));
    }
}
