using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.FollowUps;
using Ical.Net.CalendarComponents;

namespace EngagementTracker.Web.Data.Calendar;

/// <summary>A due date as it stands in calendars: a whole day, cancelled once the item is done.</summary>
public sealed record DueEntry
{
    public required DueItemKind Kind { get; init; }
    public required string Reference { get; init; }
    public required string What { get; init; }
    public required DateOnly DueOn { get; init; }
    public required bool IsOver { get; init; }
    public required Marking Marking { get; init; }

    /// <summary>When its day or owner was last set, or it ended.</summary>
    public required DateTime ChangedUtc { get; init; }

    public required int Version { get; init; }

    public static IQueryable<DueEntry> Of(IQueryable<FollowUp> followUps) => followUps.Select(f => new DueEntry
    {
        Kind = DueItemKind.FollowUp,
        Reference = f.Reference,
        What = f.Action,
        DueOn = f.DueOn,
        IsOver = f.DoneUtc != null,
        Marking = f.Marking,
        ChangedUtc = f.DoneUtc ?? f.ScheduledUtc,
        Version = f.Version,
    });

    /// <summary>Those that have a date.</summary>
    public static IQueryable<DueEntry> Of(IQueryable<Commitment> commitments) => commitments.Where(c => c.Deadline.Date != null).Select(c => new DueEntry
    {
        Kind = DueItemKind.Commitment,
        Reference = c.Reference,
        What = c.Wording,
        DueOn = c.Deadline.Date!.Value,
        IsOver = c.State == CommitmentState.Closed,
        Marking = c.Marking,
        ChangedUtc = c.ClosedUtc ?? c.ScheduledUtc,
        Version = c.Version,
    });

    /// <param name="site">Where the application is reached.</param>
    public CalendarEvent ToEvent(string site) => new()
    {
        Uid = CalendarFile.UidOf(Reference),
        Sequence = Version,
        DtStamp = CalendarFile.Instant(ChangedUtc),
        LastModified = CalendarFile.Instant(ChangedUtc),
        Start = CalendarFile.Day(DueOn),
        End = CalendarFile.Day(DueOn.AddDays(1)),
        // Marked, it is named by its reference only: the calendar is kept outside our walls.
        Summary = Marking > Marking.Unclassified ? $"Due: {Reference}" : $"Due: {What} ({Reference})",
        Status = IsOver ? "CANCELLED" : "CONFIRMED",
        // A due date keeps nobody from meeting anybody.
        Transparency = "TRANSPARENT",
        Url = new Uri($"{site}/{(Kind == DueItemKind.FollowUp ? "follow-ups" : "commitments")}/{Reference}"),
    };
}
