using System.Globalization;

namespace EngagementTracker.Domain.Commitments;

/// <summary>The period of an assessment: January to June, or July to December.</summary>
public readonly record struct HalfYear(int Year, int Half) : IComparable<HalfYear>
{
    public DateOnly From => new(Year, Half == 1 ? 1 : 7, 1);

    /// <summary>Its last day.</summary>
    public DateOnly To => Half == 1 ? new(Year, 6, 30) : new(Year, 12, 31);

    public HalfYear Before => Half == 1 ? new(Year - 1, 2) : new(Year, 1);

    public static HalfYear Of(DateOnly day) => new(day.Year, day.Month <= 6 ? 1 : 2);

    /// <summary>Reads "2025-H1".</summary>
    public static bool TryParse(string? text, out HalfYear half)
    {
        half = default;
        if (text is not { Length: 7 } || text[4] != '-' || text[5] is not ('H' or 'h') || text[6] is not ('1' or '2')) return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year == 0) return false;
        half = new HalfYear(year, text[6] - '0');
        return true;
    }

    public int CompareTo(HalfYear other) => (Year, Half).CompareTo((other.Year, other.Half));
    public static bool operator <(HalfYear a, HalfYear b) => a.CompareTo(b) < 0;
    public static bool operator >(HalfYear a, HalfYear b) => a.CompareTo(b) > 0;
    public static bool operator <=(HalfYear a, HalfYear b) => a.CompareTo(b) <= 0;
    public static bool operator >=(HalfYear a, HalfYear b) => a.CompareTo(b) >= 0;

    /// <summary>"2025-H1".</summary>
    public override string ToString() => $"{Year:0000}-H{Half}";
}
