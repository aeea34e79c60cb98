using System.ComponentModel;
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

    /// <summary>How what they are told in the application comes to them by mail as well.</summary>
    public MailMode Mails { get; set; }

    /// <summary>When the daily mail comes, in the zone of their unit.</summary>
    public TimeOnly DigestAt { get; set; } = new(7, 0);

    public int Version { get; private set; }

    /// <summary>Sets the address of their mail; without one, none comes to them.</summary>
    public void SendTo(string? address) => (Email, NormalizedEmail) = (address, address?.ToUpperInvariant());
}

// Stored by number: add at the end.
public enum MailMode
{
    /// <summary>Each notice at once.</summary>
    [Description("A mail for each notice")]
    Each,

    /// <summary>One mail a day, in the morning.</summary>
    [Description("One mail a day")]
    Digest,

    /// <summary>Only what others ask of them.</summary>
    [Description("Only when somebody asks me")]
    None,
}
