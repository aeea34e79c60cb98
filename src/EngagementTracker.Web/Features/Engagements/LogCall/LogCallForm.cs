using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.Facts;

namespace EngagementTracker.Web.Features.Engagements.LogCall;

public sealed class LogCallForm
{
    public EngagementForm Engagement { get; set; } = new();
    public AccountForm Account { get; set; } = new();
    public List<CommitmentForm> Commitments { get; set; } = [];

    /// <summary>How commitments on record came up in this call. Those of which nothing is said are not among them.</summary>
    public List<MentionForm> Mentions { get; set; } = [];

    /// <summary>What a commitment is marked: at least as high as the engagement and the account in which it was made.</summary>
    public Marking MarkingOf(CommitmentForm row) => Markings.Highest(row.Marking, FloorOfCommitments);

    public Marking FloorOfCommitments =>
        Account.IsEmpty ? Engagement.Marking : Markings.Highest(Engagement.Marking, Account.Marking);

    /// <summary>The writer has seen that the same call is on record already, and says that this is another.</summary>
    public bool IsSeparate { get; set; }
}

/// <summary>How a commitment on record came up in a call.</summary>
public sealed class MentionForm
{
    public required string Reference { get; init; }

    /// <summary>Raised, reaffirmed, reported on (as done), or not raised.</summary>
    public MentionKind Kind { get; set; }

    /// <summary>The sentence, word for word, if there is one.</summary>
    public string? Sentence { get; set; }

    /// <summary>The offset of the sentence in the account, when it was taken from there.</summary>
    public int? SentenceStart { get; set; }
}

public sealed class CommitmentForm : INamesEvent
{
    /// <summary>The wording; the sentence itself, unless a <see cref="Quote"/> stands beside it.</summary>
    public string? Sentence { get; set; }

    /// <summary>The sentence as it stands in the account, where the wording need not be the same.</summary>
    public string? Quote { get; set; }

    /// <summary>The offset of the quote in the account; without it, the first place where it stands.</summary>
    public int? QuoteStart { get; set; }

    /// <summary>Which of the other parties it is about; empty for all of them.</summary>
    public IReadOnlyList<PartyId> OtherParties { get; set; } = [];

    /// <summary>Not guessed: the writer says who owes.</summary>
    public Direction? Owes { get; set; }

    public CommitmentClass Class { get; set; }
    public DeadlineKind DeadlineKind { get; set; }
    public string? DeadlineDate { get; set; }
    public string? DeadlineEvent { get; set; }
    public CalendarEventId? DeadlineEventId { get; set; }
    public bool IsNewEvent { get; set; }
    public string? NewEventOn { get; set; }
    public UserId? OwnerId { get; set; }
    public Marking Marking { get; set; }
    public string? FollowUp { get; set; }
    public string? FollowUpDue { get; set; }

    public bool NeedsDate => DeadlineKind is DeadlineKind.Stated or DeadlineKind.Proposed;
}
