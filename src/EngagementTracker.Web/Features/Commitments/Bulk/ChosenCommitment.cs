using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.Bulk;

/// <summary>A commitment chosen in the list, as the user saw it.</summary>
public sealed record ChosenCommitment(string Reference, int Version)
{
    /// <summary>How many are changed at once.</summary>
    public const int Most = 200;

    /// <summary>Why these cannot be changed at once; <see langword="null"/> when they can.</summary>
    public static string? Refusal(IReadOnlyCollection<ChosenCommitment> chosen) => chosen.Count switch
    {
        0 => "Nothing is chosen. Choose commitments in the list first.",
        > Most => $"{chosen.Count:N0} commitments are chosen. Choose at most {Most:N0} at once.",
        _ => null,
    };
}

/// <summary>What a change of several commitments comes to for one of them.</summary>
/// <param name="Commitment"><see langword="null"/> where the user may not read it, or not any more.</param>
/// <param name="Skipped">Why nothing changes; <see langword="null"/> where something does.</param>
public sealed record BulkLine(string Reference, Commitment? Commitment, string From, string To, string? Skipped);

/// <summary>What a change of several commitments has come to.</summary>
public sealed record BulkOutcome(IReadOnlyList<BulkLine> Lines)
{
    public int Changed => Lines.Count(l => l.Skipped is null);
}

public static class BulkLines
{
    /// <summary>One line for each that was chosen, in that order. Who changed one meanwhile is not overwritten.</summary>
    /// <param name="of">The line of one that is as the user saw it.</param>
    public static async Task<IReadOnlyList<BulkLine>> ReadAsync(
        TrackerDbContext db, IReadOnlyCollection<ChosenCommitment> chosen, Func<Commitment, BulkLine> of, CancellationToken cancellation = default)
    {
        var references = chosen.Select(c => c.Reference).ToList();
        var found = await db.Commitments.Include(c => c.Topics).Where(c => references.Contains(c.Reference)).ToDictionaryAsync(c => c.Reference, cancellation);
        return [.. chosen.DistinctBy(c => c.Reference).Select(c => !found.TryGetValue(c.Reference, out var commitment)
            ? new BulkLine(c.Reference, null, "", "", "It is not there, or you may not read it any more.")
            : commitment.Version != c.Version ? new BulkLine(c.Reference, commitment, "", "", "Somebody changed it meanwhile. Look at it again first.")
            : of(commitment))];
    }
}
