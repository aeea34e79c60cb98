using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Topics;

namespace EngagementTracker.Domain.Commitments;

// Stored by number: add at the end.
/// <summary>Whether an analyst has agreed that it is a commitment, and so worded.</summary>
public enum ReviewState
{
    New,
    Confirmed,

    /// <summary>Sent back to its drafter with a question; a revision answers it.</summary>
    Questioned,
}

/// <summary>A subject under which a commitment itself is filed; without any it goes with those of its engagements.</summary>
public sealed class CommitmentTopic(TopicId topicId)
{
    public CommitmentId CommitmentId { get; private set; }
    public TopicId TopicId { get; private set; } = topicId;
}

/// <summary>What analysts do with a commitment: confirm, file, show, follow.</summary>
public sealed partial class Commitment
{
    public const int QuestionLimit = 500;

    private readonly List<CommitmentTopic> topics = [];
    private readonly List<Evidence> evidence = [];
    private readonly List<Progress> progress = [];

    public ReviewState Review { get; private set; }
    public UserId? ReviewedById { get; private set; }
    public DateTime? ReviewedUtc { get; private set; }

    /// <summary>What the reviewer asks of the drafter.</summary>
    public string? ReviewQuestion { get; private set; }

    public IReadOnlyList<CommitmentTopic> Topics => topics;
    public IReadOnlyList<Evidence> Evidence => evidence;
    public IReadOnlyList<Progress> Progress => progress;

    /// <summary>Agrees that it is a commitment, and so worded.</summary>
    public void Confirm(UserId by, DateTime utc) => (Review, ReviewedById, ReviewedUtc, ReviewQuestion) = (ReviewState.Confirmed, by, utc, null);

    /// <summary>Sends it back to its drafter with a question.</summary>
    /// <exception cref="ArgumentException">The question is empty or too long.</exception>
    public void Question(string question, UserId by, DateTime utc)
    {
        ReviewQuestion = Text.Required(question, QuestionLimit, nameof(ReviewQuestion));
        (Review, ReviewedById, ReviewedUtc) = (ReviewState.Questioned, by, utc);
    }

    /// <summary>Whoever confirmed or asked thinks better of it at once.</summary>
    /// <exception cref="InvalidOperationException">It was somebody else, or it is too long ago.</exception>
    public void TakeBackReview(UserId by, DateTime utc)
    {
        if (Review == ReviewState.New || ReviewedById != by || utc - ReviewedUtc > TakeBackWithin)
            throw new InvalidOperationException("Only one’s own review is taken back, and at once.");
        ReviewAnew();
    }

    /// <summary>Files it under these subjects and no others.</summary>
    public void FileUnder(IReadOnlyCollection<TopicId> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        topics.RemoveAll(t => !wanted.Contains(t.TopicId));
        topics.AddRange(wanted.Distinct().Where(w => !topics.Exists(t => t.TopicId == w)).Select(w => new CommitmentTopic(w)));
    }

    /// <exception cref="ArgumentException">The address is no http or https address, or a text is empty or too long.</exception>
    public Evidence AddLink(string url, string title, UserId by, DateTime utc) => Add(Commitments.Evidence.Link(url, title, by, utc));

    /// <exception cref="ArgumentException">The title is empty or too long.</exception>
    public Evidence AddEvidence(Engagement engagement, string title, UserId by, DateTime utc) => Add(Commitments.Evidence.Of(engagement, title, by, utc));

    /// <inheritdoc cref="AddEvidence(Engagement, string, UserId, DateTime)"/>
    public Evidence AddEvidence(Account account, string title, UserId by, DateTime utc) => Add(Commitments.Evidence.Of(account, title, by, utc));

    /// <exception cref="ArgumentException">The file is empty or too large, or a text is empty or too long.</exception>
    public Evidence AddEvidence(EvidenceFile file, string title, UserId by, DateTime utc) => Add(Commitments.Evidence.Of(file, title, by, utc));

    /// <summary>Puts on record how far it is.</summary>
    /// <param name="evidenceShown">On record already.</param>
    /// <exception cref="ArgumentException">A text is empty or too long, the share is none, or it tells of a day before the commitment was made.</exception>
    public Progress Tell(
        DateOnly asOf, string text, int? percent, OfficialStanding? said, EngagementId? engagement, IReadOnlyCollection<Evidence> evidenceShown,
        UserId author, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(evidenceShown);
        if (asOf < MadeOn) throw new ArgumentException("There is no progress before a commitment is made.", nameof(asOf));
        var told = Commitments.Progress.Create(asOf, text, percent, said, engagement, evidenceShown, author, utc);
        progress.Add(told);
        return told;
    }

    private Evidence Add(Evidence piece)
    {
        evidence.Add(piece);
        return piece;
    }

    private void ReviewAnew() => (Review, ReviewedById, ReviewedUtc, ReviewQuestion) = (ReviewState.New, null, null, null);
}
