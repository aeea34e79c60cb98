using System.Globalization;
using EngagementTracker.Domain;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Engagements;

/// <summary>Finds the day of the engagement. What does not fix a day gives none, with the reason.</summary>
internal static class EventDates
{
    private static readonly Dictionary<string, int> Months = Enumerable.Range(1, 12)
        .SelectMany(m => (string[])[Name(m), Name(m)[..3], .. m == 9 ? ["sept"] : Array.Empty<string>()], (m, name) => (m, name))
        .DistinctBy(m => m.name).ToDictionary(m => m.name, m => m.m);

    private static readonly Dictionary<string, DayOfWeek> Days = Enum.GetValues<DayOfWeek>().ToDictionary(d => d.ToString().ToLowerInvariant());

    private static readonly string[][] Vague =
    [
        ["last", "week"], ["earlier", "this", "week"], ["this", "week"], ["over", "the", "weekend"], ["in", "recent", "days"],
        ["last", "month"], ["earlier", "this", "month"], ["this", "month"], ["recently"],
    ];

    private static string Name(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month).ToLowerInvariant();

    public static bool IsMonth(string key) => Months.ContainsKey(key);

    /// <param name="frame">Where it is said who spoke with whom; the words around it date the engagement.</param>
    public static Finding<DateOnly?> Find(IReadOnlyList<Sentence> sentences, MeetingFrame? frame, DateTime? publishedUtc, string? zone, string? where)
    {
        var published = publishedUtc is { } utc && zone is not null ? Zone.DayAt(utc, zone) : (DateOnly?)null;
        foreach (var sentence in Order(sentences, frame))
        {
            // Before who and with whom, and on to the end of the list of people: later words date what was spoken of.
            var end = frame is not null && sentence == frame.Sentence ? frame.End : sentence.Count;
            for (var i = 0; i < end; i++)
                if (Read(sentence, i, published, publishedUtc is not null, where) is { } found) return found;
            if (frame is not null && sentence == frame.Sentence) break;
        }
        return new Finding<DateOnly?>(null, null, Confidence.High, "No word of the text fixes the day.");
    }

    /// <summary>The day that a month and a number name at a token, in a given year.</summary>
    public static DateOnly? DayAt(Sentence s, int i, int year) =>
        Months.TryGetValue(s[i].Key, out var month) && s[i].IsCapitalised && DayNumber(s.At(i + 1)) is { } day && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

    private static IEnumerable<Sentence> Order(IReadOnlyList<Sentence> sentences, MeetingFrame? frame) =>
        frame is not null ? [frame.Sentence] : sentences.Take(3);

    private static Finding<DateOnly?>? Read(Sentence s, int i, DateOnly? published, bool hasInstant, string? where)
    {
        var key = s[i].Key;
        if (s.KeyAt(i - 1) is "since" or "until" or "by") return null;
        if (s.KeyAt(i - 1) is "of" && s.KeyAt(i - 2) is not ("evening" or "morning" or "afternoon" or "night" or "day")) return null;
        if (Written(s, i, published) is { } written)
            return Found(s, i, written.Length, written.Date, written.HasYear ? "The text gives the date." : "The text gives day and month; the year is that of the publication.");
        if (Relative(s, i) is { } relative)
            return published is { } today
                ? Found(s, i, relative.Length, today.AddDays(relative.Days), $"“{s.SpanOf(i, i + relative.Length).Of(s.Source)}”, published on {Day(today)} {where}.")
                : None(s, i, relative.Length, $"“{s.SpanOf(i, i + relative.Length).Of(s.Source)}”, but {(hasInstant ? "the issuer's zone" : "when it was published")} is not known.");
        if (Days.TryGetValue(key, out var day) && s.KeyAt(i - 1) is not ("until" or "next" or "by" or "coming") && s[i].IsCapitalised)
        {
            if (published is not { } today) return None(s, i, 1, $"“{s[i].Text}”, but when it was published is not known.");
            var back = ((int)today.DayOfWeek - (int)day + 7) % 7;
            return Found(s, i, 1, today.AddDays(-back), $"The last {s[i].Text} up to {Day(today)}, the day of publication {where}.");
        }
        return Vague.FirstOrDefault(v => s.Has(i, v)) is { } vague ? None(s, i, vague.Length, $"“{s.SpanOf(i, i + vague.Length).Of(s.Source)}” fixes no day.") : null;
    }

    private static (int Length, int Days)? Relative(Sentence s, int i) => s[i].Key switch
    {
        "today" or "tonight" when s.At(i + 1)?.IsPossessive != true => (1, 0),
        "yesterday" => (1, -1),
        "earlier" when s.KeyAt(i + 1) == "today" => (2, 0),
        "earlier" when s.KeyAt(i + 1) == "yesterday" => (2, -1),
        "this" when s.KeyAt(i + 1) is "morning" or "afternoon" or "evening" => (2, 0),
        "last" when s.KeyAt(i + 1) is "night" or "evening" => (2, -1),
        _ => null,
    };

    // "August 13", "August 13, 2021", "13 August 2021", "5 and 6 May": the first day counts.
    private static (int Length, DateOnly Date, bool HasYear)? Written(Sentence s, int i, DateOnly? published)
    {
        int month, day, length;
        if (Months.TryGetValue(s[i].Key, out month) && s[i].IsCapitalised && DayNumber(s.At(i + 1)) is { } after) (day, length) = (after, 2);
        else if (DayNumber(s[i]) is { } before && s.At(i + 1) is { IsCapitalised: true } name && Months.TryGetValue(name.Key, out month)) (day, length) = (before, 2);
        else return null;
        var at = i + length + (s.KeyAt(i + length) == "," ? 1 : 0);
        var year = s.At(at) is { Text.Length: 4 } number && int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= 1800 and <= 2200 ? y : (int?)null;
        if (year is not null) length = at + 1 - i;
        if ((year ?? published?.Year) is not { } inYear || day < 1 || day > DateTime.DaysInMonth(inYear, month)) return null;
        var date = new DateOnly(inYear, month, day);
        // In January, "December 30" was last year.
        return (length, year is null && published is { } today && date > today.AddDays(31) ? date.AddYears(-1) : date, year is not null);
    }

    private static int? DayNumber(Token? token) =>
        token is { IsNumber: true, Text.Length: <= 4 }
        && int.TryParse(token.Text.TrimEnd('s', 't', 'h', 'n', 'd', 'r'), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;

    private static Finding<DateOnly?> Found(Sentence s, int first, int length, DateOnly date, string reason) => new(date, s.SpanOf(first, first + length), Confidence.High, reason);

    private static Finding<DateOnly?> None(Sentence s, int first, int length, string reason) => new(null, s.SpanOf(first, first + length), Confidence.High, reason);

    private static string Day(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
