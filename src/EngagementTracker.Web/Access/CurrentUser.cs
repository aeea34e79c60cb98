using System.Globalization;
using System.Security.Claims;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;

namespace EngagementTracker.Web.Access;

/// <summary>
/// Who acts in this scope: a request, a circuit or a command. Nobody until <see cref="Become(ClaimsPrincipal)"/>;
/// nobody may do nothing.
/// </summary>
public sealed class CurrentUser
{
    public const string DisplayNameClaim = "display_name";
    public const string RolesClaim = "roles";
    public const string UnitClaim = "unit";
    public const string ZoneClaim = "zone";
    public const string ClearanceClaim = "clearance";
    public const string MustChangePasswordClaim = "must_change_password";

    public UserId? Id { get; private set; }
    public string DisplayName { get; private set; } = "";
    public Roles Roles { get; private set; }
    public UnitId UnitId { get; private set; }

    /// <summary>The highest marking that the user may read; <see langword="null"/> reads no record.</summary>
    public Marking? Clearance { get; private set; }

    /// <summary>Where the user's requests come from, as the server sees it; <see langword="null"/> for the system itself.</summary>
    public string? Address { get; set; }

    /// <summary>Whether nothing but the change of their password is open to the user: see <see cref="OwnPassword"/>.</summary>
    public bool MustChangePassword { get; private set; }

    /// <summary>The zone of the user's unit, IANA.</summary>
    public string TimeZone { get; private set; } = "Etc/UTC";

    /// <summary>Reads on which days a unit works.</summary>
    public Func<UnitId, WorkingDays>? Calendars { get; init; }

    /// <summary>On which days the user's unit works, read anew each time; <see langword="null"/> for nobody.</summary>
    public Func<WorkingDays>? WorkingDays => Id is not null && Calendars is { } read ? () => read(UnitId) : null;

    /// <exception cref="NotPermittedException">Nobody is signed in.</exception>
    public UserId SignedInId => Id ?? throw new NotPermittedException();

    public void Become(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true }) return;
        string Claim(string type) => principal.FindFirstValue(type) ?? "";
        Become(
            new UserId(long.Parse(Claim(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture)),
            Claim(DisplayNameClaim),
            Enum.Parse<Roles>(Claim(RolesClaim)),
            new UnitId(long.Parse(Claim(UnitClaim), CultureInfo.InvariantCulture)),
            Claim(ZoneClaim),
            Enum.TryParse<Marking>(Claim(ClearanceClaim), out var clearance) ? clearance : null);
        MustChangePassword = principal.HasClaim(MustChangePasswordClaim, true.ToString());
    }

    public void Become(UserId id, string displayName, Roles roles, UnitId unit, string timeZone, Marking? clearance)
    {
        Id = id;
        DisplayName = displayName;
        Roles = roles;
        UnitId = unit;
        TimeZone = timeZone;
        Clearance = clearance;
    }

    /// <summary>Becomes the one who acts in another scope.</summary>
    public void Become(CurrentUser other)
    {
        Become(other.SignedInId, other.DisplayName, other.Roles, other.UnitId, other.TimeZone, other.Clearance);
        (Address, MustChangePassword) = (other.Address, other.MustChangePassword);
    }

    /// <summary>The user's unit has moved to another zone.</summary>
    public void MoveTo(string timeZone) => TimeZone = timeZone;

    /// <summary>Becomes nobody: the account was disabled or changed meanwhile.</summary>
    public void Leave() => (Id, Roles, Clearance) = (null, Roles.None, null);

    public bool May(Permission permission) => Id is not null && !MustChangePassword && Roles.May(permission);

    /// <summary>The day that it is for the user.</summary>
    public DateOnly Today(TimeProvider time) => Domain.Zone.DayAt(time.GetUtcNow().UtcDateTime, TimeZone);
}

/// <summary>What the user asked for is not among the things that their roles allow.</summary>
public sealed class NotPermittedException()
    : Exception("Your role does not allow this. Ask an administrator if you need it.");
