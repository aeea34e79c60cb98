using System.Text;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Drafts;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Domain.Views;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Text = EngagementTracker.Domain.Engagements.Account;

namespace EngagementTracker.Tests.Access.Canary;

/// <summary>Somebody of a role and a clearance, who has drafted nothing and heads nothing.</summary>
public sealed record CanaryReader(Roles Role, Marking? Clearance)
{
    public string UserName => $"canary-{Role}-{Clearance?.ToString() ?? "none"}".ToLowerInvariant();

    /// <summary>One row for each role and clearance.</summary>
    public static IEnumerable<CanaryReader> All =>
        from role in (Roles[])[Roles.Officer, Roles.Analyst, Roles.Manager, Roles.Administrator]
        from clearance in (Marking?[])[null, .. Markings.All]
        select new CanaryReader(role, clearance);

    /// <summary>The words that this reader may read; every other one is a leak.</summary>
    public bool MayRead(string word) => CanaryRecords.Words[word] <= Clearance;
}

/// <summary>Records with a word of their own in every text field, marked differently: whoever may not read a record must never meet its word.</summary>
public sealed class CanaryRecords
{
    /// <summary>All the words begin so, and nothing else does.</summary>
    public const string Beginning = "kanari";

    public const string Listed = "kanarilisted";
    public const string Section = "kanarisection";
    public const string Account = "kanariaccount";
    public const string Origin = "kanariorigin";

    /// <summary>Who may read each word; <see langword="null"/> for nobody but its drafter.</summary>
    public static IReadOnlyDictionary<string, Marking?> Words { get; } = Markings.All.ToDictionary(Word, m => (Marking?)m)
        .Concat(new Dictionary<string, Marking?>
        {
            [Listed] = null,
            [Section] = Marking.Secret,
            [Account] = Marking.Secret,
            [Origin] = Marking.TopSecret,
        }).ToDictionary();

    private readonly List<string> references = [];
    private readonly List<(Engagement Engagement, string Word)> engagements = [];
    private readonly List<(Commitment Commitment, string Word)> commitments = [];
    private readonly Dictionary<string, EvidenceFile> files = [];
    private PartyId home;
    private PartyId their;
    private UserId drafter;
    private UserId other;
    private TopicId subject;
    private UnitId unit;
    private DateTime now;
    private EngagementFacts facts = null!;
    private int number;

    /// <summary>The references of all the records.</summary>
    public IReadOnlyList<string> References => references;

    /// <summary>Where the files of evidence are downloaded, each of which holds a word.</summary>
    public IReadOnlyList<string> Downloads { get; private set; } = [];

    public static string Word(Marking marking) => $"{Beginning}{marking}".ToLowerInvariant();

    public static async Task<CanaryRecords> AddToAsync(Tracker tracker, string password)
    {
        var canary = new CanaryRecords { now = tracker.Time.GetUtcNow().UtcDateTime, home = tracker.Ministry.HomeParty };
        await canary.StoreFilesAsync(tracker);
        await tracker.ReadAsync(canary.AddAsync);
        canary.Downloads = await tracker.ReadAsync(db => db.Evidence.Where(e => e.Kind == EvidenceKind.File)
            .Join(db.Commitments, e => e.CommitmentId, c => c.Id, (e, c) => $"/commitments/{c.Reference}/evidence/{e.Id.Value}").ToListAsync());
        await tracker.CreateUsersAsync(password, [.. CanaryReader.All.Select(r => new User
        {
            UserName = r.UserName, DisplayName = r.UserName, Roles = r.Role, Clearance = r.Clearance, UnitId = canary.unit,
        })]);
        return canary;
    }

    private async Task StoreFilesAsync(Tracker tracker)
    {
        await using var scope = tracker.AsNobody();
        var store = scope.ServiceProvider.GetRequiredService<EvidenceStore>();
        foreach (var word in Words.Keys)
        {
            files[word] = await store.TakeInAsync(new MemoryStream(Encoding.UTF8.GetBytes(word)), $"{word}.txt");
            store.Keep(files[word]);
        }
    }

    private async Task<int> AddAsync(TrackerDbContext db)
    {
        their = (await db.Parties.SingleAsync(p => p.Code == "US")).Id;
        drafter = (await db.Users.SingleAsync(u => u.UserName == "officer2")).Id;
        other = (await db.Users.SingleAsync(u => u.UserName == "manager")).Id;
        unit = (await db.Units.SingleAsync(u => u.Code == "UNNY")).Id;
        var (ours, theirs, topic) = (Person.Create("Our Speaker", home, []), Person.Create("Their Speaker", their, []), Topic.Create("Canaries", [], null));
        db.AddRange(ours, theirs, topic);
        await db.SaveChangesAsync();
        subject = topic.Id;
        facts = new EngagementFacts(
            EngagementKind.Call, Channel.Telephone, EngagementState.Held, new EventTime(new DateOnly(2025, 1, 27), "Africa/Nairobi"), null, "Summary", home,
            [their], [new(ours.Id, home, ParticipantRole.Principal, null), new(theirs.Id, their, ParticipantRole.Principal, null)], [topic.Id]);

        foreach (var marking in Markings.All) AddWhole(db, Word(marking), marking);
        var listed = AddWhole(db, Listed, Marking.Unclassified);
        AddWithClosedParts(db);
        await db.SaveChangesAsync();
        foreach (var (commitment, word) in commitments) await AddLifeAsync(db, commitment, word);
        listed.LimitTo([drafter], []);
        await AddLoweredAsync(db);
        db.SavedViews.Add(SavedView.Save(drafter, Listed, "/commitments", $"?wording={Listed}", null, now));
        await HandOverAsync(db);
        db.Notices.Add(Notice.Tell(drafter, engagements[^1].Engagement.Reference, $"Somebody opened {Listed}.", now));
        db.Drafts.AddRange(engagements.Select(e => Draft.Begin($"draft-of-{e.Word}", drafter, $"/engagements/{e.Word}/edit", e.Engagement.Reference, e.Word, e.Word, e.Word, now)));
        db.BreakGlasses.AddRange(engagements.Select(e => BreakGlass.Open(e.Engagement.Id, e.Engagement.Reference, drafter, e.Word, now)));
        return await db.SaveChangesAsync();
    }

    /// <summary>All that is open goes through other hands and comes back; only the two may read why.</summary>
    private async Task HandOverAsync(TrackerDbContext db)
    {
        foreach (var (from, to) in ((UserId, UserId)[])[(drafter, other), (other, drafter)])
        {
            var handover = Handover.Begin(from, to, from, Listed, now);
            foreach (var followUp in await db.FollowUps.ToListAsync()) handover.Move(followUp, now);
            foreach (var commitment in await db.Commitments.ToListAsync()) handover.Move(commitment, now);
            db.Add(handover);
            await db.SaveChangesAsync();
        }
    }

    /// <summary>Every text field of an engagement and of all that came from it holds the word.</summary>
    private Engagement AddWhole(TrackerDbContext db, string word, Marking marking)
    {
        var engagement = Log(db, word, Marking.Unclassified);
        engagement.Mark(marking, word);
        if (marking < Marking.TopSecret) engagement.WriteClosedSection(Word(Marking.TopSecret), Marking.TopSecret);
        var account = engagement.AddAccount(new AccountFacts(
            AccountTier.OwnRecord, home, word, null, null, new Uri($"https://example.org/{word}"), $"They will {word}. And more."));
        engagement.AddAccount(new AccountFacts(AccountTier.OfficialStatement, their, word, null, null, null, $"They agreed to {word}."));
        foreach (var deadline in (Deadline[])[Deadline.AtEvent(word), Deadline.Stated(new DateOnly(2025, 2, 3)), Deadline.NoneStated])
        {
            var commitment = Record(db, engagement, account, $"They will {word}.", deadline);
            commitments.Add((commitment, word));
            commitment.Revise(Terms($"They will {word} again.", deadline), word, drafter, now);
            Open(db, engagement, commitment, word);
        }
        Open(db, engagement, null, word);
        engagements.Add((engagement, word));
        return engagement;
    }

    /// <summary>Open to all but for one section, one account, and a commitment that was made in that account.</summary>
    private void AddWithClosedParts(TrackerDbContext db)
    {
        var engagement = Log(db, "harmless", Marking.Unclassified);
        engagement.WriteClosedSection(Section, Marking.Secret);
        var account = engagement.AddAccount(new AccountFacts(
            AccountTier.OwnRecord, home, Account, null, null, new Uri($"https://example.org/{Account}"), $"They will {Account}.", Marking.Secret));
        foreach (var tier in (AccountTier[])[AccountTier.OfficialStatement, AccountTier.PressReport])
            engagement.AddAccount(new AccountFacts(tier, null, "Harmless", null, null, null, "They spoke."));
        Open(db, engagement, Record(db, engagement, account, $"They will {Account}.", Deadline.AtEvent(Account)), Account);
    }

    /// <summary>A commitment that all may read, made in an engagement that few may: its own words are harmless, the quote is not.</summary>
    private async Task AddLoweredAsync(TrackerDbContext db)
    {
        var engagement = Log(db, Origin, Marking.TopSecret);
        var account = engagement.AddAccount(new AccountFacts(AccountTier.OwnRecord, home, Origin, null, null, null, $"They will {Origin}."));
        var commitment = Record(db, engagement, account, $"They will {Origin}.", Deadline.NoneStated);
        await db.SaveChangesAsync();
        await AddLifeAsync(db, commitment, Origin);
        commitment.Revise(Terms("A harmless wording.", Deadline.NoneStated), "Harmless", drafter, now);
        commitment.Mark(Marking.Unclassified, Word(Marking.Unclassified));
        await db.SaveChangesAsync();
    }

    /// <summary>All that can happen to a commitment, told in the word.</summary>
    private async Task AddLifeAsync(TrackerDbContext db, Commitment commitment, string word)
    {
        var (day, period) = (new DateOnly(2025, 1, 28), new HalfYear(2025, 1));
        Evidence[] evidence =
        [
            commitment.AddLink($"https://example.org/{word}", word, drafter, now),
            commitment.AddEvidence(files[word], word, drafter, now),
        ];
        await db.SaveChangesAsync();
        commitment.Tell(day, $"They have {word}.", null, OfficialStanding.Underway, null, evidence, drafter, now);
        commitment.Report(new OutcomeFacts(Outcome.Fulfilled, day, $"They did {word}.", evidence), drafter, now);
        commitment.Return(word, other, now);
        commitment.Report(new OutcomeFacts(Outcome.PartlyFulfilled, day, $"They did some {word}.", evidence), drafter, now);
        await db.SaveChangesAsync();
        commitment.Accept(other, now);
        await db.SaveChangesAsync();
        commitment.Reopen(word, other, now);
        commitment.Assess(new AssessmentFacts(period, G7Score.Full, Completion.Complete, AssessmentConfidence.High, word, evidence), drafter, null, now);
        commitment.Question($"Is it {word}?", other, now);
        commitment.FileUnder([subject]);
        await db.SaveChangesAsync();
    }

    private Engagement Log(TrackerDbContext db, string word, Marking marking)
    {
        var people = facts.Participants.Select(p => p with { Capacity = word }).ToList();
        var engagement = Engagement.Log(
            Next("ENG"), facts with { Place = word, Summary = $"They spoke of {word}.", Participants = people }, unit, drafter, now, marking);
        db.Add(engagement);
        return engagement;
    }

    private Commitment Record(TrackerDbContext db, Engagement engagement, Text account, string sentence, Deadline deadline)
    {
        var commitment = Commitment.Record(Next("COM"), Terms(sentence, deadline), engagement, sentence, account, drafter, drafter, now);
        db.Add(commitment);
        return commitment;
    }

    private CommitmentTerms Terms(string wording, Deadline deadline) => new(wording, CommitmentClass.Pledge, home, [their], [home], deadline, wording, wording);

    private void Open(TrackerDbContext db, Engagement engagement, Commitment? commitment, string word)
    {
        var (day, followUp) = (new DateOnly(2025, 2, 3), Next("FUP"));
        var opened = FollowUp.Open(followUp, $"Ask about {word}", drafter, day.AddDays(-1), engagement, commitment, drafter, now);
        opened.Reschedule(day, word, now);
        opened.Snooze(day, word);
        opened.AskForUpdate(other, word, now);
        db.Add(opened);
    }

    private string Next(string prefix)
    {
        references.Add($"{prefix}-2025-{++number:D4}");
        return references[^1];
    }
}
