using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Features.Deadlines;

/// <summary>What one view of the page has read.</summary>
/// <param name="Calendar">The units' days for which it holds.</param>
/// <param name="Total">How many items the view shows or counts.</param>
public abstract record DueSight(DueCalendar Calendar, int Total);
