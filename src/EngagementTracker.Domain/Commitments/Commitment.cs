using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.Reminders;

namespace EngagementTracker.Domain.Commitments;

public readonly record struct CommitmentId(long Value);

// Stored by number: add at the end.
public enum CommitmentClass
{
    Pledge,
    Request,
    Reaffirmation,
}

/// <summary>Who owes, seen from the home party.</summary>
public enum Direction
{
    Ours,
    Theirs,
    Joint,
}

/// <summary>What one or more parties said they will do. Its terms change only by a dated revision with author and reason.</summary>
public sealed partial class Commitment : IVersioned, IProtected
{
    public const int WordingLimit = 2_000;
    public const int DeliverableLimit = 500;
    public const int MeasureLimit = 500;
    public const int PartiesLimit = 60;

    private readonly List<CommitmentParty> parties = [];
    private readonly List<CommitmentRevision> revisions = [];
    private readonly List<Mention> mentions = [];
    private readonly List<UpdateRequest> updateRequests = [];

    private Commitment() { }

    public CommitmentId Id { get; private set; }
    public string Reference { get; private set; } = "";
    public string Wording { get; private set; } = "";

    /// <summary>What exactly will be there when it is kept.</summary>
    public string? Deliverable { get; private set; }

    /// <summary>By what one sees that it is kept.</summary>
    public string? Measure { get; private set; }

    public CommitmentClass Class { get; private set; }
    public Direction Direction { get; private set; }
    public Deadline Deadline { get; private set; } = null!;

    /// <summary>The other party under which the commitment is filed.</summary>
    public PartyId CounterpartId { get; private set; }

    /// <summary>The day of the engagement in which it was first made.</summary>
    public DateOnly MadeOn { get; private set; }

    /// <summary>The number of the revision in force.</summary>
    public int RevisionNumber { get; private set; }

    public UserId? OwnerId { get; private set; }
    public UnitId UnitId { get; private set; }

    /// <summary>The engagement in which it was first made; its need-to-know list is the commitment's too.</summary>
    public EngagementId EngagementId { get; private set; }

    public Engagement Engagement { get; private set; } = null!;
    public UserId DrafterId { get; private set; }

    /// <summary>First the highest of the engagement and the account in which it was made; never below the engagement's but for a reason.</summary>
    public Marking Marking { get; private set; }

    /// <summary>Why it is marked lower than the engagement in which it was made; <see langword="null"/> when it is not.</summary>
    public string? LoweredBecause { get; private set; }

    public DateTime LoggedUtc { get; private set; }

    /// <summary>When its owner or deadline was last set. Nobody is reminded of a day before.</summary>
    public DateTime ScheduledUtc { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<CommitmentParty> Parties => parties;
    public IReadOnlyList<CommitmentRevision> Revisions => revisions;
    public IReadOnlyList<Mention> Mentions => mentions;
    public IReadOnlyList<UpdateRequest> UpdateRequests => updateRequests;

    /// <summary>Puts on record a commitment that was made in an engagement.</summary>
    /// <param name="quote">The exact sentence in which it was made.</param>
    /// <param name="account">The text in which the sentence stands, if one is on record.</param>
    /// <param name="quoteStart">The offset of the sentence in the account, when it is known; otherwise the first place where it stands.</param>
    /// <exception cref="ArgumentException">
    /// The wording is empty, nobody owes, a limit is exceeded, or the sentence does not stand where it is said to.
    /// </exception>
    public static Commitment Record(
        string reference, CommitmentTerms terms, Engagement engagement, string quote, Account? account,
        UserId? owner, UserId author, DateTime utc, Marking marking = Marking.Unclassified, int? quoteStart = null)
    {
        ArgumentNullException.ThrowIfNull(engagement);
        var commitment = new Commitment
        {
            Engagement = engagement,
            DrafterId = author,
            Marking = Markings.Highest(marking, engagement.Marking, account?.Marking ?? Marking.Unclassified),
            Reference = reference,
            CounterpartId = engagement.CounterpartId,
            MadeOn = engagement.When.Date,
            UnitId = engagement.UnitId,
            OwnerId = owner,
            LoggedUtc = utc,
            ScheduledUtc = utc,
        };
        commitment.Apply(terms, "As first recorded.", author, utc);
        commitment.mentions.Add(Mention.Of(MentionKind.Made, engagement, quote, account, utc, quoteStart));
        return commitment;
    }

    /// <summary>Sets new terms, for a reason. Says <see langword="false"/>, and records nothing, when they are the terms already.</summary>
    /// <exception cref="ArgumentException">The reason or the wording is empty, nobody owes, or a limit is exceeded.</exception>
    public bool Revise(CommitmentTerms terms, string reason, UserId author, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (Holds(terms)) return false;
        Apply(terms, reason, author, utc);
        // What was asked is answered, so it is looked at again.
        if (Review == ReviewState.Questioned) ReviewAnew();
        return true;
    }

    /// <summary>Its terms as they stand, with another deadline.</summary>
    public CommitmentTerms TermsWith(Deadline deadline, PartyId home)
    {
        // The counterpart leads, so that the commitment stays filed under it.
        IReadOnlyList<PartyId> In(CommitmentPartyRole role) =>
            [.. parties.Where(p => p.Role == role).Select(p => p.PartyId).OrderByDescending(p => p == CounterpartId).ThenBy(p => p.Value)];
        return new CommitmentTerms(Wording, Class, home, In(CommitmentPartyRole.Obligor), In(CommitmentPartyRole.Beneficiary), deadline, Deliverable, Measure);
    }

    /// <summary>What it lacks before it can be followed and measured.</summary>
    public Gaps Gaps =>
        (Deliverable is null ? Gaps.Deliverable : 0) | (Measure is null ? Gaps.Measure : 0)
        | (Deadline.Kind == DeadlineKind.NoneStated ? Gaps.Timeframe : 0) | (OwnerId is null ? Gaps.Owner : 0);

    /// <summary>Puts on record that it was spoken of again, or that it was not where it could have been.</summary>
    /// <param name="quote">The sentence; may be empty, and is where it was not raised.</param>
    /// <exception cref="ArgumentException">
    /// A commitment is made once; the engagement was before it; or the sentence is too long, or does not stand where it is said to.
    /// </exception>
    public void SpeakOf(Engagement engagement, MentionKind kind, string? quote, Account? account, DateTime utc, int? quoteStart = null)
    {
        ArgumentNullException.ThrowIfNull(engagement);
        if (kind == MentionKind.Made) throw new ArgumentException("A commitment is made once.", nameof(kind));
        if (engagement.When.Date < MadeOn) throw new ArgumentException("A commitment is not spoken of before it is made.", nameof(engagement));
        mentions.Add(Mention.Of(kind, engagement, quote, account, utc, quoteStart));
    }

    /// <summary>Gives the commitment to an owner in our ministry, or to nobody.</summary>
    public void Assign(UserId? owner, DateTime utc)
    {
        if (owner != OwnerId) (OwnerId, ScheduledUtc) = (owner, utc);
    }

    /// <exception cref="ArgumentException">Nobody owns it, the owner asks themselves, or the words are too long.</exception>
    public UpdateRequest AskForUpdate(UserId by, string? words, DateTime utc)
    {
        var request = UpdateRequest.Ask(by, OwnerId ?? throw new ArgumentException("Nobody owns it, so nobody can be asked.", nameof(by)), words, utc);
        updateRequests.Add(request);
        return request;
    }

    /// <summary>Sets the marking; below that of the engagement in which it was made, for a reason.</summary>
    /// <exception cref="ArgumentException">It is lower and there is no reason, or the reason is too long.</exception>
    public void Mark(Marking marking, string? reason)
    {
        var lower = marking < Engagement.Marking;
        if (lower && Text.CleanOrNull(reason) is null) throw new ArgumentException("A marking is lowered for a reason.", nameof(reason));
        LoweredBecause = lower ? Text.Limited(reason, Engagement.MarkingReasonLimit, nameof(reason)) : null;
        Marking = marking;
    }

    /// <summary>The engagement in which it was made is marked higher now; a lowering before that no longer stands.</summary>
    public void RaiseTo(Marking marking)
    {
        if (marking <= Marking) return;
        Marking = marking;
        LoweredBecause = null;
    }

    private void Apply(CommitmentTerms terms, string reason, UserId author, DateTime utc)
    {
        var revision = CommitmentRevision.Create(RevisionNumber + 1, terms, reason, author, utc);
        revisions.Add(revision);
        RevisionNumber = revision.Number;
        Wording = revision.Wording;
        Deliverable = revision.Deliverable;
        Measure = revision.Measure;
        Class = revision.Class;
        if (Deadline != revision.Deadline) ScheduledUtc = utc;
        Deadline = revision.Deadline with { };
        Direction = terms.Obligors.Contains(terms.HomeParty)
            ? terms.Obligors.Any(p => p != terms.HomeParty) ? Direction.Joint : Direction.Ours
            : Direction.Theirs;
        Place(CommitmentPartyRole.Obligor, terms.Obligors);
        Place(CommitmentPartyRole.Beneficiary, terms.Beneficiaries);
        CounterpartId = terms.Obligors.Concat(terms.Beneficiaries).Where(p => p != terms.HomeParty)
            .Cast<PartyId?>().FirstOrDefault() ?? CounterpartId;
    }

    /// <summary>Asked of the commitment, not of its last revision, which may be marked higher than what its reviser reads.</summary>
    private bool Holds(CommitmentTerms terms)
    {
        bool Same(CommitmentPartyRole role, IReadOnlyList<PartyId> wanted) =>
            parties.Where(p => p.Role == role).Select(p => p.PartyId).ToHashSet().SetEquals(wanted);
        return Wording == Text.Clean(terms.Wording) && Deliverable == Text.CleanOrNull(terms.Deliverable)
            && Measure == Text.CleanOrNull(terms.Measure) && Class == terms.Class && Deadline == terms.Deadline
            && Same(CommitmentPartyRole.Obligor, terms.Obligors) && Same(CommitmentPartyRole.Beneficiary, terms.Beneficiaries);
    }

    private void Place(CommitmentPartyRole role, IReadOnlyList<PartyId> wanted)
    {
        parties.RemoveAll(p => p.Role == role && !wanted.Contains(p.PartyId));
        parties.AddRange(wanted.Distinct()
            .Where(w => !parties.Exists(p => p.Role == role && p.PartyId == w))
            .Select(w => new CommitmentParty(w, role)));
    }
}
