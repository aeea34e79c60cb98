using System.Globalization;
using System.Text.RegularExpressions;

namespace EngagementTracker.Domain;

/// <summary>The human key of a record: "ENG-2025-0007". Unique, never reused, in every address.</summary>
public static partial class Reference
{
    public const string Engagement = "ENG";
    public const string Commitment = "COM";
    public const string FollowUp = "FUP";

    public const int Limit = 16;

    public static string Format(string prefix, int year, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year:D4}-{number:D4}");

    public static bool IsReference(string? text) => text is not null && Pattern().IsMatch(text);

    [GeneratedRegex(@"^(ENG|COM|FUP)-\d{4}-\d{4,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
