using EngagementTracker.Domain;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Events;

/// <param name="When">"past" or "all"; otherwise those to come and those whose day is not set.</param>
/// <param name="Today">The day for the reader.</param>
public sealed record EventFilter(string? Q, string? When, string? Sort, DateOnly Today);

public sealed record EventRow
{
    public required CalendarEventId Id { get; init; }
    public required string Name { get; init; }
    public required string? Place { get; init; }
    public required DateOnly? On { get; init; }

    /// <summary>Of those that the reader may read.</summary>
    public required int Commitments { get; init; }

    /// <inheritdoc cref="Commitments"/>
    public required int FollowUps { get; init; }

    /// <summary>The day by which it sorts: without a day, after all others.</summary>
    public required DateOnly Order { get; init; }
}

public static class EventList
{
    public const string Initial = "date";

    private static readonly Sorting<EventRow> Orders = new Sorting<EventRow>(Initial)
        .By("date", r => r.Order).By("name", r => r.Name).By("place", r => r.Place)
        .By("commitments", r => r.Commitments).By("followups", r => r.FollowUps);

    public static IQueryable<EventRow> Rows(TrackerDbContext db, EventFilter filter)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var events = db.CalendarEvents.AsNoTracking();
        var today = filter.Today;
        if (filter.When == "past") events = events.Where(e => e.On < today);
        else if (filter.When != "all") events = events.Where(e => e.On == null || e.On >= today);
        if (Text.CleanOrNull(filter.Q) is { } typed)
        {
            var inside = DirectorySearch.Inside(typed);
            events = events.Where(e => EF.Functions.Like(e.Name, inside, DirectorySearch.Escape) || EF.Functions.Like(e.Place!, inside, DirectorySearch.Escape));
        }
        var last = DateOnly.MaxValue;
        return Orders.Apply(events.Select(e => new EventRow
        {
            Id = e.Id,
            Name = e.Name,
            Place = e.Place,
            On = e.On,
            Commitments = db.Commitments.Count(c => c.State != CommitmentState.Closed && c.Deadline.EventId == e.Id),
            FollowUps = db.FollowUps.Count(f => f.DoneUtc == null && f.EventId == e.Id),
            Order = e.On ?? last,
        }), filter.Sort ?? (filter.When == "past" ? "-date" : null), r => r.Id);
    }
}
