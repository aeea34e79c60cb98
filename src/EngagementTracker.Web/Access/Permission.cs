using EngagementTracker.Domain.Access;

namespace EngagementTracker.Web.Access;

/// <summary>What somebody may do. Each is also the name of an authorization policy.</summary>
public enum Permission
{
    LogEngagements,
    ReviseCommitments,
    AssignCommitments,

    /// <summary>Tell of progress, and report how one's own commitments ended.</summary>
    ReportCommitments,

    /// <summary>Confirm and question commitments, accept and return what others report, reopen.</summary>
    ReviewCommitments,
    AssessCommitments,
    KeepFollowUps,
    KeepDirectory,
    LowerMarkings,
    ManageUsers,
    ReadAudit,
    KeepBackups,
}

public static class Permissions
{
    /// <summary>The one table of which roles may do what.</summary>
    public static Roles RolesFor(Permission permission) => permission switch
    {
        Permission.LogEngagements => Roles.Officer | Roles.Manager,
        Permission.ReviseCommitments => Roles.Officer | Roles.Analyst | Roles.Manager,
        Permission.AssignCommitments => Roles.Officer | Roles.Manager,
        Permission.ReportCommitments => Roles.Officer | Roles.Analyst | Roles.Manager,
        Permission.ReviewCommitments => Roles.Analyst | Roles.Manager,
        Permission.AssessCommitments => Roles.Analyst | Roles.Manager,
        Permission.KeepFollowUps => Roles.Officer | Roles.Analyst | Roles.Manager,
        Permission.KeepDirectory => Roles.Officer | Roles.Analyst | Roles.Manager,
        Permission.LowerMarkings => Roles.Manager,
        Permission.ManageUsers => Roles.Administrator,
        Permission.ReadAudit => Roles.Administrator,
        Permission.KeepBackups => Roles.Administrator,
        _ => Roles.None,
    };

    public static bool May(this Roles roles, Permission permission) => (roles & RolesFor(permission)) != Roles.None;
}
