using EngagementTracker.Readouts;
using EngagementTracker.Web.Features.Engagements.LogCall;

namespace EngagementTracker.Web.Features.Engagements.PasteReadout;

public enum Decision
{
    Open,
    Accepted,
    Dropped,
}

/// <summary>A commitment that the text may hold. Only an accepted one is saved.</summary>
public sealed class ProposedCommitment(CommitmentForm row, TextSpan? span)
{
    public CommitmentForm Row => row;

    /// <summary>Where the quote stands; <see langword="null"/> when another text has taken the place of the one in which it stood.</summary>
    public TextSpan? Span => span;

    public Decision Decision { get; set; }

    /// <summary>Its fields are open.</summary>
    public bool IsBeingChanged { get; set; }

    /// <summary>The writer made it, not the reader.</summary>
    public bool IsByHand { get; init; }

    /// <summary>Why it is one.</summary>
    public string Reason { get; init; } = "";

    public Confidence Confidence { get; init; } = Confidence.High;

    /// <summary>Who makes it, by name.</summary>
    public string By { get; init; } = "";

    /// <summary>The open commitment that it says again, as it seems.</summary>
    public OpenCommitment? Restates { get; internal set; }

    /// <summary>The writer agrees that it is the one on record: it is noted there as reaffirmed, and is no new one.</summary>
    public bool IsSame { get; internal set; }

    public string Quote => row.Quote ?? row.Sentence ?? "";
}
