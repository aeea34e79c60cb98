using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;

namespace EngagementTracker.Domain.Commitments;

public readonly record struct ProgressId(long Value);

// Stored by number: add at the end.
/// <summary>What the obligor itself says of a commitment; nothing said is the absence of all of these.</summary>
public enum OfficialStanding
{
    Underway,
    Fulfilled,
    PartlyFulfilled,
    NotFulfilled,
    Withdrawn,
}

/// <summary>What is known of a commitment's progress at one moment. Never changed.</summary>
public sealed class Progress
{
    public const int TextLimit = 4_000;

    private Progress() { }

    public ProgressId Id { get; private set; }
    public CommitmentId CommitmentId { get; private set; }

    /// <summary>The day of which it tells, in the zone of the commitment's unit.</summary>
    public DateOnly AsOf { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>0 to 100, where a share of the whole means something; otherwise <see langword="null"/>.</summary>
    public int? Percent { get; private set; }

    /// <summary>What the obligor said, if this tells of that.</summary>
    public OfficialStanding? Said { get; private set; }

    /// <summary>The engagement in which it was said; who may not read that sees nothing of this.</summary>
    public EngagementId? EngagementId { get; private set; }

    public IReadOnlyList<EvidenceId> EvidenceIds { get; private set; } = [];
    public UserId AuthorId { get; private set; }
    public DateTime RecordedUtc { get; private set; }

    internal static Progress Create(
        DateOnly asOf, string text, int? percent, OfficialStanding? said, EngagementId? engagement, IReadOnlyCollection<Evidence> evidence,
        UserId author, DateTime utc) => new()
        {
            AsOf = asOf,
            Text = Domain.Text.Required(text, TextLimit, nameof(Text)),
            Percent = percent is null or (>= 0 and <= 100) ? percent : throw new ArgumentOutOfRangeException(nameof(percent), "A share is 0 to 100 percent."),
            Said = said,
            EngagementId = engagement,
            EvidenceIds = [.. evidence.Select(e => e.Id)],
            AuthorId = author,
            RecordedUtc = utc,
        };
}
