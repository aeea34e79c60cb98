using EngagementTracker.Domain.Access;

namespace EngagementTracker.Domain.Reminders;

/// <summary>When whom is told that something falls due or is late.</summary>
public sealed partial record ReminderPlan
{
    public const int MostDays = 365;
    public const int MostLeads = 10;

    private ReminderPlan() { }

    /// <summary>How many days before the due date the owner is told, longest first; 0 is the day itself.</summary>
    public IReadOnlyList<int> LeadDays { get; private set; } = [];

    /// <summary>Every how many days the owner is told again while it is late; <see langword="null"/> is never.</summary>
    public int? RepeatEvery { get; private set; }

    /// <summary>How many days late it is when the head of the unit is told; <see langword="null"/> is never.</summary>
    public int? HeadAfter { get; private set; }

    /// <summary>How many days late it is when everybody of <see cref="Role"/> is told; <see langword="null"/> is never.</summary>
    public int? RoleAfter { get; private set; }

    public Roles Role { get; private set; }

    /// <summary>14, 7 and 1 days before and on the day, each week while late, the head after 3 days, managers after 10.</summary>
    public static ReminderPlan Usual { get; } = Of([14, 7, 1, 0], 7, 3, 10, Roles.Manager);

    /// <summary>Nobody is told.</summary>
    public static ReminderPlan Silent { get; } = Of([], null, null, null, Roles.None);

    /// <exception cref="ArgumentException">
    /// A number of days is out of range, there are too many leads, or the role is missing where it is needed.
    /// </exception>
    public static ReminderPlan Of(IEnumerable<int> leadDays, int? repeatEvery, int? headAfter, int? roleAfter, Roles role)
    {
        int[] leads = [.. leadDays.Distinct().OrderDescending()];
        if (leads.Length > MostLeads) throw new ArgumentException($"At most {MostLeads} lead times.", nameof(leadDays));
        if (Array.Exists(leads, d => d is < 0 or > MostDays)) throw new ArgumentException($"A lead time is 0 to {MostDays} days.", nameof(leadDays));
        if (new[] { repeatEvery, headAfter, roleAfter }.Any(d => d is < 1 or > MostDays))
            throw new ArgumentException($"A number of days is 1 to {MostDays}.", nameof(repeatEvery));
        if (roleAfter is not null && role == Roles.None) throw new ArgumentException("Whom to tell is a role.", nameof(role));
        return new ReminderPlan { LeadDays = leads, RepeatEvery = repeatEvery, HeadAfter = headAfter, RoleAfter = roleAfter, Role = role };
    }

    public bool Equals(ReminderPlan? other) => other is not null && LeadDays.SequenceEqual(other.LeadDays)
        && (RepeatEvery, HeadAfter, RoleAfter, Role) == (other.RepeatEvery, other.HeadAfter, other.RoleAfter, other.Role);

    public override int GetHashCode() => HashCode.Combine(LeadDays.Count, RepeatEvery, HeadAfter, RoleAfter, Role);
}
