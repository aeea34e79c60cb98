using System.Globalization;
using System.Text.RegularExpressions;

namespace EngagementTracker.Readouts.Dates;

/// <summary>A clock time as people write it: "14:30", "1430", "2.30 pm", "9am", "noon".</summary>
public sealed partial record WrittenTime(TimeOnly? Time, string? Problem)
{
    public static WrittenTime Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Trim().ToLowerInvariant();
        if (words is "noon" or "midday") return new WrittenTime(new TimeOnly(12, 0), null);
        var match = Clock().Match(words);
        if (!match.Success) return Unreadable(text);
        var hour = int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
        if (match.Groups["half"].Value is { Length: > 0 } half)
        {
            if (hour is < 1 or > 12) return Unreadable(text);
            hour = hour % 12 + (half[0] == 'p' ? 12 : 0);
        }
        else if (!match.Groups["m"].Success)
        {
            return Unreadable(text);
        }
        return hour < 24 && minute < 60 ? new WrittenTime(new TimeOnly(hour, minute), null) : Unreadable(text);
    }

    private static WrittenTime Unreadable(string text)
    {
        var shown = text.Trim() is { Length: > 20 } longText ? longText[..20] + "…" : text.Trim();
        return new WrittenTime(null, $"“{shown}” is not a time that can be read. Write it like 14:30 or 2.30 pm.");
    }

    [GeneratedRegex(@"^(?<h>[0-9]{1,2})(?:[:.h]?(?<m>[0-9]{2}))? ?(?:(?<half>[ap])\.?m\.?)?$")]
    private static partial Regex Clock();
}
