using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Web.Features.Events;

internal static class EventAnswers
{
    public static readonly Problem Gone = new("", "This event is no longer in the calendar. Go back to the list of events.");
}
