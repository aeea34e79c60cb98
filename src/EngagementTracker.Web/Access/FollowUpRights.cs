using EngagementTracker.Domain.Access;

namespace EngagementTracker.Web.Access;

public static class FollowUpRights
{
    /// <summary>Whether the user may say that a follow-up is done, or that it is not after all: its owner or a manager.</summary>
    public static bool MayClose(this CurrentUser user, UserId owner)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.May(Permission.KeepFollowUps) && (user.Id == owner || user.Roles.HasFlag(Roles.Manager));
    }
}
