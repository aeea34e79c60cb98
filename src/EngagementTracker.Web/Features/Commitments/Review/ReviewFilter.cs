using System.Globalization;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Features.Commitments.Review;

/// <summary>Which part of the queue, as it stands in the address. What cannot be read does not filter.</summary>
/// <param name="Party">Code of a party that owes, or to whom it is owed.</param>
/// <param name="Owner">The number of a user, or a word as <see cref="CommitmentFilter"/> has them.</param>
public sealed record ReviewFilter(string? Kind = null, string? Party = null, string? Owner = null)
{
    private static readonly (ReviewKind Kind, string Key, string Name)[] Kinds =
    [
        (ReviewKind.Report, "report", "Reported"),
        (ReviewKind.New, "new", "New"),
        (ReviewKind.Assess, "assess", "To assess"),
        (ReviewKind.Stale, "stale", "Stale"),
        (ReviewKind.Incomplete, "incomplete", "Incomplete"),
        (ReviewKind.OwnReport, "own", "Waits for somebody else"),
    ];

    public ReviewKind? KindRead => Kinds.FirstOrDefault(k => k.Key == Kind) is { Key: not null } found ? found.Kind : null;

    private UserId? OwnerRead => long.TryParse(Owner, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new UserId(id) : null;

    public static string KeyOf(ReviewKind kind) => Kinds.First(k => k.Kind == kind).Key;

    public static string NameOf(ReviewKind kind) => Kinds.First(k => k.Kind == kind).Name;

    /// <summary>The commitments among which the queue is sought: all but the kind.</summary>
    /// <param name="reader">Whose commitments "mine" are.</param>
    public IQueryable<Commitment> Among(TrackerDbContext db, UserId? reader)
    {
        ArgumentNullException.ThrowIfNull(db);
        IQueryable<Commitment> found = db.Commitments;
        if (Party is { Length: > 0 } party)
            found = found.Where(c => db.Parties.Any(known => known.Code == party
                && (known.Id == c.CounterpartId || c.Parties.Any(p => p.PartyId == known.Id))));
        return Owner switch
        {
            CommitmentFilter.Nobody => found.Where(c => c.OwnerId == null),
            CommitmentFilter.Reader => found.Where(c => c.OwnerId == reader),
            _ when OwnerRead is { } owner => found.Where(c => c.OwnerId == owner),
            _ => found,
        };
    }
}
