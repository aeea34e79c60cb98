using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.People;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Data.Reading;

public enum OnList
{
    NoList,
    Myself,
    MyUnit,
    OnlyOthers,
}

public enum Glass
{
    Whole,
    Broken,
    BrokenLongAgo,
}

/// <summary>What decides whether "I" may read a record.</summary>
public sealed record ReadingCase(Marking Marking, OnList List, bool Mine, bool UnderMe, Glass Glass);

public sealed record CaseRecords(ReadingCase Case, Engagement Engagement, Commitment Commitment, FollowUp FollowUp);

/// <summary>An engagement with an account, a commitment and a follow-up for every combination of what decides who may read it.</summary>
public sealed class RecordMatrix : IAsyncLifetime
{
    private readonly List<CaseRecords> records = [];
    private UserId other;
    private UnitId otherUnit;

    public Tracker Tracker { get; private set; } = null!;
    public IReadOnlyList<CaseRecords> Records => records;
    public UserId Me { get; private set; }
    public UnitId MyUnit { get; private set; }

    /// <summary>Not the unit that I belong to, but the one whose head I am.</summary>
    public UnitId HeadedUnit { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Tracker = await Tracker.StartAsync();
        (Me, other) = (await Tracker.UserIdAsync("officer"), await Tracker.UserIdAsync("officer2"));
        await Tracker.ReadAsync(AddAsync);
    }

    /// <summary>A context for me, with a clearance.</summary>
    public async Task<TrackerDbContext> ContextAsync(Marking? clearance) => await Tracker.As(Me, Roles.Officer, MyUnit, clearance)
        .ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();

    private async Task<int> AddAsync(TrackerDbContext db)
    {
        var units = await db.Units.ToDictionaryAsync(u => u.Code);
        units["UNNY"].Appoint(Me);
        (MyUnit, HeadedUnit, otherUnit) = (units["AMER"].Id, units["UNNY"].Id, units["AFR"].Id);
        var (home, their) = (Tracker.Ministry.HomeParty, (await db.Parties.SingleAsync(p => p.Code == "US")).Id);
        var (ours, theirs) = (Person.Create("A", home, []), Person.Create("B", their, []));
        db.People.AddRange(ours, theirs);
        await db.SaveChangesAsync();
        var facts = new EngagementFacts(
            EngagementKind.Call, Channel.Telephone, EngagementState.Held, new EventTime(new DateOnly(2025, 1, 27), "Africa/Nairobi"), null, "Summary", home,
            [their], [new(ours.Id, home, ParticipantRole.Principal, null), new(theirs.Id, their, ParticipantRole.Principal, null)], []);
        foreach (var (number, item) in Cases().Index()) Add(db, number + 1, item, facts);
        await db.SaveChangesAsync();
        var now = Tracker.Time.GetUtcNow().UtcDateTime;
        db.BreakGlasses.AddRange(records.Where(r => r.Case.Glass != Glass.Whole).Select(r =>
            BreakGlass.Open(r.Engagement.Id, r.Engagement.Reference, Me, "Needed.", r.Case.Glass == Glass.Broken ? now : now - BreakGlass.Duration)));
        return await db.SaveChangesAsync();
    }

    private static IEnumerable<ReadingCase> Cases() =>
        from marking in Markings.All
        from list in Enum.GetValues<OnList>()
        from mine in new[] { true, false }
        from underMe in new[] { true, false }
        from glass in Enum.GetValues<Glass>()
        select new ReadingCase(marking, list, mine, underMe, glass);

    private void Add(TrackerDbContext db, int number, ReadingCase item, EngagementFacts facts)
    {
        var (now, home, their) = (Tracker.Time.GetUtcNow().UtcDateTime, facts.HomeParty, facts.TheirParties[0]);
        var (drafter, unit) = (item.Mine ? Me : other, item.UnderMe ? HeadedUnit : otherUnit);
        var engagement = Engagement.Log($"ENG-2025-{number:D4}", facts, unit, drafter, now, item.Marking);
        engagement.LimitTo(
            item.List switch { OnList.Myself => [Me], OnList.OnlyOthers => [other], _ => [] }, item.List == OnList.MyUnit ? [MyUnit] : []);
        var account = engagement.AddAccount(new AccountFacts(AccountTier.OwnRecord, home, "Ministry", null, null, null, "They will. And more."));
        if (item.Marking < Marking.TopSecret) engagement.WriteClosedSection("Closed", Marking.TopSecret);
        var terms = new CommitmentTerms("They will.", CommitmentClass.Pledge, home, [their], [home], Deadline.NoneStated);
        var commitment = Commitment.Record($"COM-2025-{number:D4}", terms, engagement, "They will.", account, null, drafter, now);
        var followUp = FollowUp.Open($"FUP-2025-{number:D4}", "Ask", other, new DateOnly(2025, 3, 1), engagement, commitment, drafter, now);
        db.AddRange(engagement, commitment, followUp);
        records.Add(new CaseRecords(item, engagement, commitment, followUp));
    }

    public ValueTask DisposeAsync() => Tracker.DisposeAsync();
}
