namespace EngagementTracker.Readouts.Commitments;

/// <summary>Who does it: the tokens from <paramref name="First"/> to the one before <paramref name="End"/>, and the sides for which they stand.</summary>
/// <param name="Codes">Sides that took part; empty for somebody else.</param>
internal sealed record Subject(int First, int End, IReadOnlyList<string> Codes)
{
    public bool IsSide => Codes.Count > 0;
}
