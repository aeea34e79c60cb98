namespace EngagementTracker.Web.Features.Assessments;

/// <summary>What the assessments in force of one party, topic or year come to.</summary>
public sealed record AssessmentTotal
{
    /// <summary>Fewer assessments have no average.</summary>
    public const int Least = 3;

    public static AssessmentTotal None { get; } = new() { Key = "", Name = "All", Commitments = 0, Assessments = 0, Score = 0, High = 0 };

    /// <summary>As it stands in an address: a code, a slug, a year.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }
    public required int Commitments { get; init; }
    public required int Assessments { get; init; }

    /// <summary>All their G7 scores together.</summary>
    public required int Score { get; init; }

    /// <summary>How many of them find it substantially or wholly complete.</summary>
    public required int High { get; init; }

    public bool IsEnough => Assessments >= Least;

    /// <summary>From −1 to +1; <see langword="null"/> over too few.</summary>
    public decimal? Average => IsEnough ? decimal.Round((decimal)Score / Assessments, 2) : null;

    /// <summary>In hundredths; <see langword="null"/> over too few.</summary>
    public int? HighShare => IsEnough ? (int)decimal.Round(100m * High / Assessments) : null;

    /// <summary>"+0.67", or why there is none.</summary>
    public string AverageInWords => Average is { } average ? Signed(average) : TooFew;

    /// <summary>"67 % (2 of 3)", or why there is none.</summary>
    public string HighInWords => HighShare is { } share ? $"{share} % ({High:N0} of {Assessments:N0})" : TooFew;

    public string TooFew => $"{Assessments} of {Least} needed";

    private static string Signed(decimal average) => average.ToString("+0.00;−0.00;0.00");
}
