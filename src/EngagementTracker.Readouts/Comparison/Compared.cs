namespace EngagementTracker.Readouts.Comparison;

/// <summary>Which of two accounts tells of something.</summary>
public enum ToldBy
{
    Both,
    First,
    Second,
}

/// <summary>What one account tells, and where in its text.</summary>
/// <param name="Spans">None when it comes from the text's title or its publication.</param>
public sealed record Told<T>(T Value, IReadOnlyList<TextSpan> Spans);

/// <summary>One thing that is told in one account or in both.</summary>
/// <param name="First">What the first account says of it; <see langword="null"/> when it says nothing.</param>
/// <param name="IsToldDifferently">Both tell of it, and they contradict each other.</param>
public sealed record Compared<T>(Told<T>? First, Told<T>? Second, bool IsToldDifferently = false)
{
    public ToldBy By => Second is null ? ToldBy.First : First is null ? ToldBy.Second : ToldBy.Both;
}
