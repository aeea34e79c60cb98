using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Domain.Engagements;

/// <summary>One contact between our side and another party.</summary>
public sealed class Engagement : IVersioned, IProtected
{
    public const int SummaryLimit = 20_000;
    public const int PlaceLimit = 200;
    public const int PartiesLimit = 60;
    public const int ParticipantsLimit = 200;
    public const int TopicsLimit = 50;
    public const int NeedToKnowLimit = 200;
    public const int MarkingReasonLimit = 500;

    private readonly List<EngagementParty> parties = [];
    private readonly List<Participant> participants = [];
    private readonly List<EngagementTopic> topics = [];
    private readonly List<Account> accounts = [];
    private readonly List<NeedToKnow> needToKnow = [];

    private Engagement() { }

    public EngagementId Id { get; private set; }
    public string Reference { get; private set; } = "";
    public EngagementKind Kind { get; private set; }
    public Channel Channel { get; private set; }
    public EngagementState State { get; private set; }
    public EventTime When { get; private set; } = null!;
    public string? Place { get; private set; }
    public string Summary { get; private set; } = "";

    /// <summary>The first party of their side, under which the engagement is filed.</summary>
    public PartyId CounterpartId { get; private set; }

    public UnitId UnitId { get; private set; }
    public UserId DrafterId { get; private set; }
    public Marking Marking { get; private set; }

    /// <summary>Why the marking was last changed.</summary>
    public string? MarkingReason { get; private set; }

    /// <summary>Whether a part is marked higher than the rest; known also to who may not read that part.</summary>
    public bool HasClosedSection { get; private set; }

    public DateTime LoggedUtc { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<EngagementParty> Parties => parties;
    public IReadOnlyList<Participant> Participants => participants;
    public IReadOnlyList<EngagementTopic> Topics => topics;
    public IReadOnlyList<Account> Accounts => accounts;

    /// <summary>Who may read it, if cleared; empty means everybody with the clearance.</summary>
    public IReadOnlyList<NeedToKnow> NeedToKnow => needToKnow;

    public ClosedSection? ClosedSection { get; private set; }

    /// <exception cref="ArgumentException">The facts contradict each other or <paramref name="utc"/>: see <see cref="Correct"/>.</exception>
    public static Engagement Log(
        string reference, EngagementFacts facts, UnitId unit, UserId drafter, DateTime utc, Marking marking = Marking.Unclassified)
    {
        var engagement = new Engagement { Reference = reference, UnitId = unit, DrafterId = drafter, LoggedUtc = utc, Marking = marking };
        engagement.Correct(facts, utc);
        return engagement;
    }

    /// <summary>Replaces what is on record about who, when and what.</summary>
    /// <exception cref="ArgumentException">
    /// One side has nobody or no principal, a party has two principals, a person stands twice, the home party stands on the other side,
    /// what was held lies after <paramref name="utc"/> or has no summary, or a limit is exceeded.
    /// </exception>
    public void Correct(EngagementFacts facts, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var theirs = facts.TheirParties.Distinct().ToList();
        Require(theirs.Count is > 0 and <= PartiesLimit, $"Their side needs 1 to {PartiesLimit} parties.");
        Require(!theirs.Contains(facts.HomeParty), "The home party cannot be on the other side.");
        Require(facts.State == EngagementState.Planned || !facts.When.IsAfter(utc), "What was held cannot lie in the future.");
        CheckParticipants(facts, theirs);
        var topicIds = facts.Topics.Distinct().ToList();
        Require(topicIds.Count <= TopicsLimit, $"At most {TopicsLimit} topics.");

        Kind = facts.Kind;
        Channel = facts.Channel;
        State = facts.State;
        When = facts.When;
        Place = Text.Limited(facts.Place, PlaceLimit, nameof(Place));
        Summary = facts.State == EngagementState.Planned
            ? Text.Limited(facts.Summary, SummaryLimit, nameof(Summary)) ?? ""
            : Text.Required(facts.Summary, SummaryLimit, nameof(Summary));
        CounterpartId = theirs[0];

        Replace(parties, [new(facts.HomeParty, Side.Ours), .. theirs.Select(p => new EngagementParty(p, Side.Theirs))], p => p.PartyId);
        Replace(topics, topicIds.Select(t => new EngagementTopic(t)), t => t.TopicId);
        participants.RemoveAll(p => facts.Participants.All(f => f.Person != p.PersonId));
        foreach (var fact in facts.Participants)
        {
            var side = fact.Party == facts.HomeParty ? Side.Ours : Side.Theirs;
            if (participants.Find(p => p.PersonId == fact.Person) is { } known) known.Describe(fact, side);
            else participants.Add(Participant.Create(fact, side));
        }
    }

    /// <exception cref="ArgumentException">A text is empty or too long.</exception>
    public Account AddAccount(AccountFacts facts)
    {
        var account = Account.Create(facts, Marking);
        accounts.Add(account);
        return account;
    }

    /// <summary>
    /// Sets the marking. What is loaded of its accounts and its closed section is raised with it; its commitments and follow-ups
    /// are raised by <see cref="Commitments.Commitment.RaiseTo"/> and <see cref="FollowUps.FollowUp.RaiseTo"/>.
    /// </summary>
    /// <exception cref="ArgumentException">It is lowered without a reason, or the reason is too long.</exception>
    public void Mark(Marking marking, string? reason)
    {
        if (marking == Marking) return;
        Require(marking > Marking || Text.CleanOrNull(reason) is not null, "A marking is lowered for a reason.");
        MarkingReason = Text.Limited(reason, MarkingReasonLimit, nameof(MarkingReason));
        Marking = marking;
        foreach (var account in accounts) account.RaiseTo(marking);
        ClosedSection?.RaiseTo(marking);
    }

    /// <summary>Lowers what is loaded of its accounts and stood at the engagement's earlier marking to the present one.</summary>
    public void LowerAccounts(Marking earlier)
    {
        foreach (var account in accounts.Where(a => a.Marking == earlier)) account.LowerTo(Marking);
    }

    /// <summary>Names those who may read it, if cleared; nobody named means everybody with the clearance.</summary>
    /// <exception cref="ArgumentException">There are too many.</exception>
    public void LimitTo(IReadOnlyCollection<UserId> people, IReadOnlyCollection<UnitId> units)
    {
        List<NeedToKnow> wanted = [.. people.Select(Access.NeedToKnow.Of), .. units.Select(Access.NeedToKnow.Of)];
        Require(wanted.Count <= NeedToKnowLimit, $"At most {NeedToKnowLimit} people and units.");
        Replace(needToKnow, wanted.DistinctBy(n => (n.UserId, n.UnitId)), n => (n.UserId, n.UnitId));
    }

    /// <summary>
    /// Writes the part that is marked higher than the rest; nothing written removes it. The section must be loaded.
    /// Where the rest was raised to the section's marking, the section keeps it.
    /// </summary>
    /// <exception cref="ArgumentException">It is not marked higher, or too long.</exception>
    public void WriteClosedSection(string? text, Marking marking)
    {
        if (Text.CleanOrNull(text) is not { } written)
        {
            ClosedSection = null;
        }
        else
        {
            Require(marking > Marking || (marking == Marking && marking == ClosedSection?.Marking), "A closed section is marked higher than the rest.");
            ClosedSection ??= ClosedSection.Create();
            ClosedSection.Write(written, marking);
        }
        HasClosedSection = ClosedSection is not null;
    }

    private static void CheckParticipants(EngagementFacts facts, List<PartyId> theirs)
    {
        var people = facts.Participants;
        Require(people.Count <= ParticipantsLimit, $"At most {ParticipantsLimit} participants.");
        Require(people.Select(p => p.Person).Distinct().Count() == people.Count, "A person takes part once.");
        Require(people.All(p => p.Party == facts.HomeParty || theirs.Contains(p.Party)), "Each participant speaks for one of the parties.");
        foreach (var side in new[] { true, false })
        {
            var present = people.Where(p => p.Party == facts.HomeParty == side).ToList();
            Require(present.Count > 0, "Each side needs a participant.");
            Require(present.Exists(p => p.Role == ParticipantRole.Principal), "Each side needs a principal.");
        }
        var principals = people.Where(p => p.Role == ParticipantRole.Principal).ToList();
        Require(principals.Select(p => p.Party).Distinct().Count() == principals.Count, "A party has one principal.");
    }

    /// <summary>Keeps the rows that stay, so that only what changed is written and audited.</summary>
    private static void Replace<TRow, TKey>(List<TRow> rows, IEnumerable<TRow> wanted, Func<TRow, TKey> key)
        where TKey : notnull
    {
        var byKey = wanted.ToDictionary(key);
        rows.RemoveAll(r => !byKey.ContainsKey(key(r)));
        var kept = rows.Select(key).ToHashSet();
        rows.AddRange(byKey.Where(w => !kept.Contains(w.Key)).Select(w => w.Value));
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds) throw new ArgumentException(rule);
    }
}
