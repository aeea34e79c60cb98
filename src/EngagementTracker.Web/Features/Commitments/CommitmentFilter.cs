using System.Globalization;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Features.Commitments;

/// <summary>Which commitments, in which order, as it stands in the address. What cannot be read does not filter.</summary>
/// <param name="Party">Code of a party that owes, or to whom it is owed.</param>
/// <param name="Topic">Slug of a topic of the engagement; topics under it count.</param>
/// <param name="Due">A <see cref="DueWindow"/>, seen from each unit's own today.</param>
/// <param name="Owner">The number of a user, <see cref="Nobody"/> or <see cref="Reader"/>.</param>
/// <param name="Wording">Words that stand in it.</param>
/// <param name="Year">The year in which it was made.</param>
public sealed record CommitmentFilter(
    string? Party = null, string? Topic = null, string? Class = null, string? Owes = null, string? Deadline = null, string? Due = null,
    string? Owner = null, string? Wording = null, string? Year = null, string? Sort = null)
{
    public const string Nobody = "none";
    public const string Reader = "me";

    public CommitmentClass? ClassRead => Read<CommitmentClass>(Class);
    public Direction? OwesRead => Read<Direction>(Owes);
    public DeadlineKind? DeadlineRead => Read<DeadlineKind>(Deadline);
    public DueWindow? DueRead => Read<DueWindow>(Due);
    public string? WordingRead => Text.CleanOrNull(Wording);

    public int? YearRead =>
        int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999 ? year : null;

    public UserId? OwnerRead => long.TryParse(Owner, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new UserId(id) : null;

    /// <summary>How a value stands in the address.</summary>
    public static string Key<TEnum>(TEnum value) where TEnum : struct, Enum => value.ToString().ToLowerInvariant();

    private static TEnum? Read<TEnum>(string? text) where TEnum : struct, Enum =>
        Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
