using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Web.Access;

public static class CommitmentRights
{
    /// <summary>Whether the user may report how a commitment ended: its owner or a manager.</summary>
    public static bool MayReport(this CurrentUser user, UserId? owner)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.May(Permission.ReportCommitments) && (user.Id == owner || user.Roles.HasFlag(Roles.Manager));
    }

    /// <summary>Whether the user may accept or return a report: somebody else than its reporter.</summary>
    public static bool MayDecide(this CurrentUser user, OutcomeReport report)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(report);
        return user.May(Permission.ReviewCommitments) && user.Id != report.ReporterId;
    }
}
