using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Web.Access;

/// <summary>Who may give which marking, in the words of a refusal.</summary>
public static class MarkingRights
{
    /// <summary>Whether the marking is within the user's clearance. Somebody without any is cleared for nothing.</summary>
    public static bool IsClearedFor(this CurrentUser user, Marking marking)
    {
        ArgumentNullException.ThrowIfNull(user);
        return marking <= user.Clearance;
    }

    /// <summary>Nobody gives a marking above their clearance, except to what they drafted, which they always read.</summary>
    public static bool MayGive(this CurrentUser user, Marking marking, UserId drafter) => user.IsClearedFor(marking) || user.Id == drafter;

    /// <summary>Whoever lowers a marking has the right to, or heads the record's unit.</summary>
    public static bool MayLower(this CurrentUser user, UserId? head)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.May(Permission.LowerMarkings) || (head is not null && user.Id == head);
    }

    public static string AboveClearance(Marking marking) =>
        $"{Show.Name(marking)} is above your clearance. Choose a lower marking, or ask somebody who is cleared for it.";

    /// <summary>What a drafter should know who marks above their own clearance.</summary>
    public static string OnlyAsDrafter(this CurrentUser user, Marking marking)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Clearance is { } own
            ? $"{Show.Name(marking)} is above your clearance, which is {Show.Name(own).ToLowerInvariant()}. You will read it only because you draft it."
            : "You have no clearance. You will read this record only because you draft it.";
    }

    public const string NotLowered = "A marking is lowered by a manager or the head of the record's unit. Keep it, or ask one of them.";
}
