using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Domain.Calendar;

public readonly record struct CalendarFeedId(long Value);

/// <summary>
/// A subscription of a calendar program to what its owner may read: the owner's own deadlines, or a unit's, or those with a party.
/// Whoever knows its secret reads it, so it can be revoked; the secret itself is kept nowhere.
/// </summary>
public sealed class CalendarFeed
{
    public const int SecretHashSize = 32;

    private CalendarFeed() { }

    public CalendarFeedId Id { get; private set; }
    public UserId OwnerId { get; private set; }

    /// <summary>Whose unit's deadlines; with no unit and no party, the owner's own.</summary>
    public UnitId? UnitId { get; private set; }

    public PartyId? PartyId { get; private set; }

    /// <summary>SHA-256 of the secret in its address.</summary>
    public byte[] SecretHash { get; private set; } = [];

    public DateTime CreatedUtc { get; private set; }
    public DateTime? RevokedUtc { get; private set; }
    public DateTime? LastReadUtc { get; private set; }

    /// <exception cref="ArgumentException">It is of a unit and of a party at once, or the hash has another size.</exception>
    public static CalendarFeed Open(UserId owner, UnitId? unit, PartyId? party, byte[] secretHash, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(secretHash);
        if (unit is not null && party is not null) throw new ArgumentException("A feed is of a unit or of a party.", nameof(party));
        if (secretHash.Length != SecretHashSize) throw new ArgumentException("A SHA-256 has 32 bytes.", nameof(secretHash));
        return new CalendarFeed { OwnerId = owner, UnitId = unit, PartyId = party, SecretHash = secretHash, CreatedUtc = utc };
    }

    /// <summary>Revoked once: a second time changes nothing.</summary>
    public void Revoke(DateTime utc) => RevokedUtc ??= utc;

    public void ReadAt(DateTime utc) => LastReadUtc = utc;
}
