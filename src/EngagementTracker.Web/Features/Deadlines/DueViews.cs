using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Deadlines.Reschedule;

namespace EngagementTracker.Web.Features.Deadlines;

/// <summary>How the page shows what is open, as the address names it.</summary>
public static class DueViews
{
    public const string Board = "board";
    public const string Month = "month";
    public const string Week = "week";
    public const string List = "list";

    public static IReadOnlyList<(string View, string Name)> All { get; } = [(Board, "Board"), (Month, "Month"), (Week, "Week"), (List, "List")];

    public static string? Read(string? view) => All.Select(v => v.View).FirstOrDefault(v => v == view);
}

/// <summary>An item that somebody wants to move.</summary>
/// <param name="To">Where it was dropped; <see langword="null"/> when the day is asked for.</param>
public sealed record Moving(DueRow Row, DateOnly? To)
{
    public static bool IsOpenTo(CurrentUser user, DueRow row)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(row);
        return user.May(RescheduleHandler.PermissionFor(row.Kind));
    }
}
