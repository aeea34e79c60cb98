using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Web.Features.Engagements.LogCall;

/// <summary>What a call that is not logged yet is called in its writer's list: "Call with United States, 27 Jan 2025".</summary>
public static class CallTitle
{
    /// <param name="today">The writer's own day.</param>
    public static string Of(LogCallForm form, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        var call = form.Engagement;
        // A list of titles lies open on a desk: of what is marked it names nobody.
        if (HighestOf(form) > Marking.Unclassified) return $"A marked {Show.Name(call.Kind).ToLowerInvariant()}";
        var what = call.Parties.Count == 0 ? $"New {Show.Name(call.Kind).ToLowerInvariant()}" : Show.Title(call.Kind, string.Join(", ", call.Parties.Select(p => p.Name)));
        return call.DateOn(today) is { } day ? $"{what}, {Show.Day(day)}" : what;
    }

    private static Marking HighestOf(LogCallForm form) => Markings.Highest([
        form.FloorOfCommitments, form.Engagement.HasClosedText ? form.Engagement.ClosedMarking : Marking.Unclassified, .. form.Commitments.Select(c => c.Marking),
    ]);
}
