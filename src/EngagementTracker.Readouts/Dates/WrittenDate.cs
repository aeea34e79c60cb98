using System.Globalization;
using System.Text.RegularExpressions;
using EngagementTracker.Domain.Calendar;

namespace EngagementTracker.Readouts.Dates;

/// <summary>Which way a date without a year, or a bare weekday, is taken to lie.</summary>
public enum Lean
{
    Past,
    Future,
}

/// <summary>A date as people write it, day before month: "27 Jan 2025", "27/1/25", "tomorrow", "in 2 weeks", "last Friday".</summary>
/// <param name="Date">What was understood; <see langword="null"/> when nothing was.</param>
/// <param name="Problem">What is wrong and what to write instead; <see langword="null"/> when a date was understood.</param>
public sealed partial record WrittenDate(DateOnly? Date, string? Problem)
{
    public const string Examples = "Write it like 27 Jan 2025, 27/1/25, tomorrow or in 2 weeks.";

    /// <summary>A weekday may stand before a date; no other word may, or "January 27" would begin with one.</summary>
    private const string WeekdayFirst = "(?:(?:sun|mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur)(?:day)?,? )?";

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Weekdays =
        ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <param name="text">What was typed.</param>
    /// <param name="today">The day on which it was typed, where it was typed.</param>
    /// <param name="lean">How to complete what leaves the year or the week open.</param>
    /// <param name="working">On which days the writer's unit works; without it, no working days are counted.</param>
    public static WrittenDate Read(string text, DateOnly today, Lean lean, Func<WorkingDays>? working = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Spaces().Replace(text, " ").Trim().ToLowerInvariant();
        return Working(words, today, working) ?? Relative(words, today) ?? Weekday(words, today, lean) ?? Calendar(words, today, lean)
            ?? new WrittenDate(null, $"“{Shorten(text)}” is not a date that can be read. {Examples}");
    }

    private static WrittenDate? Working(string words, DateOnly today, Func<WorkingDays>? working)
    {
        var match = WorkingDistance().Match(words);
        if (!match.Success) return null;
        if (working is null) return new WrittenDate(null, $"“{words}” is not counted here, because only due dates follow a unit’s calendar. {Examples}");
        return Known(working().After(today, match.Groups["n"].Value is "" or "a" or "one" ? 1
            : int.Parse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture)));
    }

    private static WrittenDate? Relative(string words, DateOnly today)
    {
        var days = words switch { "today" => 0, "tomorrow" => 1, "yesterday" => -1, _ => (int?)null };
        if (days is not null) return Known(today.AddDays(days.Value));
        var match = Distance().Match(words);
        if (!match.Success) return null;
        var count = match.Groups["n"].Value is "a" or "an" or "one" ? 1
            : int.Parse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        if (match.Groups["ago"].Success) count = -count;
        try
        {
            return Known(match.Groups["unit"].Value switch
            {
                "day" => today.AddDays(count),
                "week" => today.AddDays(7 * count),
                "month" => today.AddMonths(count),
                _ => today.AddYears(count),
            });
        }
        catch (ArgumentOutOfRangeException)
        {
            return new WrittenDate(null, $"“{words}” is too far away. {Examples}");
        }
    }

    private static WrittenDate? Weekday(string words, DateOnly today, Lean lean)
    {
        var match = WeekdayPhrase().Match(words);
        var wanted = match.Success ? Array.FindIndex(Weekdays, w => w.StartsWith(match.Groups["day"].Value, StringComparison.Ordinal)) : -1;
        if (wanted < 0) return null;
        if (match.Groups["which"].Value is { Length: > 0 } which) lean = which == "last" ? Lean.Past : Lean.Future;
        var ahead = (wanted - (int)today.DayOfWeek + 7) % 7;
        return Known(today.AddDays(lean == Lean.Future ? (ahead == 0 ? 7 : ahead) : ahead - 7));
    }

    private static WrittenDate? Calendar(string words, DateOnly today, Lean lean)
    {
        var match = new[] { Iso(), DayFirst(), MonthWordFirst() }.Select(p => p.Match(words)).FirstOrDefault(m => m.Success);
        if (match is null) return null;
        var monthText = match.Groups["month"].Value;
        var month = int.TryParse(monthText, CultureInfo.InvariantCulture, out var number) ? number
            : 1 + Array.FindIndex(Months, m => m.StartsWith(monthText[..Math.Min(3, monthText.Length)], StringComparison.Ordinal)
                && (m.StartsWith(monthText, StringComparison.Ordinal) || monthText == "sept"));
        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12)
            return number > 0 ? new WrittenDate(null, $"There is no month {number}. Write the day first: 27/1/25 or 27 Jan 2025.") : null;
        if (Year(match.Groups["year"].Value, day, month, today, lean) is not { } year) return null;
        var last = DateTime.DaysInMonth(year, month);
        return day >= 1 && day <= last ? Known(new DateOnly(year, month, day))
            : new WrittenDate(null, $"There is no {day} {MonthName(month)} {year}: {MonthName(month)} has {last} days that year.");
    }

    private static int? Year(string text, int day, int month, DateOnly today, Lean lean)
    {
        if (text.Length == 4) return int.Parse(text, CultureInfo.InvariantCulture) is > 0 and var year ? year : null;
        if (text.Length == 2) return 2000 + int.Parse(text, CultureInfo.InvariantCulture);
        var inThisYear = new DateOnly(today.Year, month, Math.Clamp(day, 1, DateTime.DaysInMonth(today.Year, month)));
        return lean switch
        {
            Lean.Past when inThisYear > today => today.Year - 1,
            Lean.Future when inThisYear < today => today.Year + 1,
            _ => today.Year,
        };
    }

    private static WrittenDate Known(DateOnly date) => new(date, null);

    private static string MonthName(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    private static string Shorten(string text) => text.Trim() is { Length: > 40 } longText ? longText[..40] + "…" : text.Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^(?:(?:in )?(?<n>a|one|[0-9]{1,3}) working days?|next working day)$")]
    private static partial Regex WorkingDistance();

    [GeneratedRegex(@"^(?:in )?(?<n>a|an|one|[0-9]{1,4}) (?<unit>day|week|month|year)s?(?<ago> ago)?$")]
    private static partial Regex Distance();

    [GeneratedRegex(@"^(?<which>last|next|this|on)? ?(?<day>[a-z]{3,9})$")]
    private static partial Regex WeekdayPhrase();

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})$")]
    private static partial Regex Iso();

    [GeneratedRegex($@"^{WeekdayFirst}(?<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)?(?:[ ./-](?<month>[0-9]{{1,2}})|[ ./-]?(?<month>[a-z]{{3,9}}))\.?(?:[ ,./-]{{1,2}}(?<year>[0-9]{{4}}|[0-9]{{2}}))?$")]
    private static partial Regex DayFirst();

    [GeneratedRegex($@"^{WeekdayFirst}(?<month>[a-z]{{3,9}})\.? (?<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,? (?<year>[0-9]{{4}}))?$")]
    private static partial Regex MonthWordFirst();
}
