using System.Globalization;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Features.Commitments;

/// <summary>Which commitments, in which order, as it stands in the address. What cannot be read does not filter.</summary>
/// <param name="Party">Code of a party that owes, or to whom it is owed.</param>
/// <param name="Topic">Slug of a topic under which it goes; topics under that one count.</param>
/// <param name="Due">A <see cref="DueWindow"/>, seen from each unit's own today. What is closed is due no more.</param>
/// <param name="Owner">The number of a user, <see cref="Nobody"/> or <see cref="Reader"/>.</param>
/// <param name="Wording">Words that stand in it.</param>
/// <param name="Year">The year in which it was made.</param>
/// <param name="State">A <see cref="CommitmentState"/>, or <see cref="NotClosed"/>.</param>
/// <param name="Said">The official standing, or <see cref="Nothing"/>.</param>
/// <param name="Evidence">The standing of the evidence, or <see cref="Nothing"/>.</param>
/// <param name="Missing">One of the <see cref="Gaps"/>, or <see cref="Anything"/>.</param>
/// <param name="Stale"><see cref="Yes"/>.</param>
/// <param name="Age">Made within so many days of <see cref="Ages"/>, or <see cref="Older"/> than the most of them.</param>
public sealed record CommitmentFilter(
    string? Party = null, string? Topic = null, string? Class = null, string? Owes = null, string? Deadline = null, string? Due = null,
    string? Owner = null, string? Wording = null, string? Year = null, string? State = null, string? Outcome = null, string? Said = null,
    string? Evidence = null, string? Schedule = null, string? Missing = null, string? Stale = null, string? Age = null, string? Sort = null)
{
    public const string Nobody = "none";
    public const string Reader = "me";
    public const string NotClosed = "notclosed";
    public const string Nothing = "nothing";
    public const string Anything = "any";
    public const string Yes = "yes";
    public const string Older = "older";

    /// <summary>In days.</summary>
    public static IReadOnlyList<int> Ages { get; } = [30, 90, 180, 365];

    public CommitmentClass? ClassRead => Read<CommitmentClass>(Class);
    public Direction? OwesRead => Read<Direction>(Owes);
    public DeadlineKind? DeadlineRead => Read<DeadlineKind>(Deadline);
    public DueWindow? DueRead => Read<DueWindow>(Due);
    public string? WordingRead => Text.CleanOrNull(Wording);
    public CommitmentState? StateRead => Read<CommitmentState>(State);
    public Outcome? OutcomeRead => Read<Outcome>(Outcome);
    public OfficialStanding? SaidRead => Read<OfficialStanding>(Said);
    public Completion? EvidenceRead => Read<Completion>(Evidence);
    public ScheduleStanding? ScheduleRead => Read<ScheduleStanding>(Schedule);
    public Gaps? MissingRead => Read<Gaps>(Missing);
    public int? AgeRead => Ages.Cast<int?>().FirstOrDefault(days => days.ToString() == Age);

    public int? YearRead =>
        int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999 ? year : null;

    public UserId? OwnerRead => long.TryParse(Owner, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new UserId(id) : null;

    /// <summary>How a value stands in the address.</summary>
    public static string Key<TEnum>(TEnum value) where TEnum : struct, Enum => value.ToString().ToLowerInvariant();

    private static TEnum? Read<TEnum>(string? text) where TEnum : struct, Enum =>
        Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
