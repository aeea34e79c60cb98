using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace EngagementTracker.Web.Access;

/// <summary>Someone who signs in. Never removed, because records name them; disabled instead.</summary>
public sealed class User : IdentityUser<UserId>, IVersioned
{
    public const int DisplayNameLimit = 120;
    public const int UserNameLimit = 60;

    public string DisplayName { get; set; } = "";
    public Roles Roles { get; set; }
    public UnitId UnitId { get; set; }

    /// <summary>The highest marking that they may read; <see langword="null"/> for somebody who reads no record, such as an administrator.</summary>
    public Marking? Clearance { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>Whether the password was set by somebody else, so that it must be changed at the next sign-in.</summary>
    public bool MustChangePassword { get; set; }

    public int Version { get; private set; }
}
