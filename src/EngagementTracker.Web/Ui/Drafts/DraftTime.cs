using EngagementTracker.Domain;

namespace EngagementTracker.Web.Ui.Drafts;

/// <summary>When a draft was saved, in words.</summary>
public static class DraftTime
{
    /// <summary>"14:02", or "26 Jan 2025, 14:02" on another day.</summary>
    public static string Moment(DateTime utc, string timeZone, DateTime nowUtc)
    {
        var at = Zone.FromUtc(utc, timeZone);
        return at.Date == Zone.FromUtc(nowUtc, timeZone).Date ? at.ToString("HH:mm") : at.ToString("d MMM yyyy, HH:mm");
    }

    /// <summary>"just now", "3 minutes ago", "2 days ago".</summary>
    public static string Age(DateTime utc, DateTime nowUtc) => (nowUtc - utc) switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } age => Ago((int)age.TotalMinutes, "minute"),
        { TotalDays: < 1 } age => Ago((int)age.TotalHours, "hour"),
        var age => Ago((int)age.TotalDays, "day"),
    };

    private static string Ago(int number, string unit) => $"{number} {unit}{(number == 1 ? "" : "s")} ago";
}
