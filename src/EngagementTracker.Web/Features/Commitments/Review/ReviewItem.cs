using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Features.Commitments.Review;

/// <summary>A commitment that waits, with all that one decides by.</summary>
public sealed record ReviewItem
{
    /// <summary>Without its parts.</summary>
    public required Commitment Commitment { get; init; }

    public required ReviewKind Kind { get; init; }
    public required string PartyCode { get; init; }
    public required string Party { get; init; }
    public required string? Owner { get; init; }
    public required string Drafter { get; init; }

    /// <summary>How often it was reaffirmed.</summary>
    public required int Reaffirmed { get; init; }

    /// <summary>The sentence in which it was made; <see langword="null"/> where it stands in a record that the reader may not read.</summary>
    public required SourceLine? Source { get; init; }

    /// <summary>The report that waits, if one does.</summary>
    public required OutcomeReport? Report { get; init; }

    public required string? Reporter { get; init; }

    /// <summary>Reference of the commitment that has taken its place, where the reader may read that.</summary>
    public required string? SupersededBy { get; init; }

    /// <summary>All that is on record of it.</summary>
    public required IReadOnlyList<EvidenceLine> Evidence { get; init; }

    public string Reference => Commitment.Reference;

    /// <summary>Whether it can be agreed with or sent back: a new one is confirmed or questioned, a report accepted or returned.</summary>
    public bool IsDecided => Kind is ReviewKind.New or ReviewKind.Report;

    /// <summary>The highest marking of what is shown of it.</summary>
    public Marking Highest => Markings.Highest([Commitment.Marking, Source?.Marking ?? Commitment.Marking]);

    /// <summary>What the report stands on.</summary>
    public IEnumerable<EvidenceLine> Shown => Evidence.Where(e => Report?.EvidenceIds.Contains(e.Piece.Id) == true);
}

/// <param name="Marking">The higher one of the engagement's and the account's.</param>
public sealed record SourceLine(string Quote, string Engagement, DateOnly Date, string? Issuer, Marking Marking);

/// <param name="Engagement">Reference of the engagement that it is, or of which it is an account.</param>
public sealed record EvidenceLine(Evidence Piece, string? Engagement);
