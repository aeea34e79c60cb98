using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Features.Deadlines;

/// <summary>What one view of the page has read.</summary>
/// <param name="Calendar">The units' days for which it holds.</param>
/// <param name="Total">How many items the view shows or counts.</param>
/// <param name="Rows">The items that it shows.</param>
public abstract record DueSight(DueCalendar Calendar, int Total, IEnumerable<DueRow> Rows)
{
    /// <summary>The highest marking of what it shows: printed, the sheet is marked so.</summary>
    public Marking Highest => Rows.Select(r => r.Marking).DefaultIfEmpty().Max();
}
