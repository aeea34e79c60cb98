using System.Globalization;

namespace EngagementTracker.Web.Features.Assessments;

/// <summary>Which assessments, as it stands in the address. What cannot be read does not filter.</summary>
/// <param name="Party">Code of a party that owes.</param>
/// <param name="Topic">Slug of a topic of the commitment; topics under it count.</param>
/// <param name="Year">The year that is assessed.</param>
public sealed record AssessmentsFilter(string? Party = null, string? Topic = null, string? Year = null, string? Sort = null)
{
    public int? YearRead =>
        int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999 ? year : null;
}
