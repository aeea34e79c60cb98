using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments;

/// <summary>Commitments at any point of their life, drafted by the Americas Desk's officer.</summary>
internal sealed class Lives(TrackerDbContext db, PartyId home, DateTime now)
{
    private int number;

    public UserId Officer { get; private set; }
    public UserId Manager { get; private set; }
    public PartyId Their { get; private set; }

    /// <summary>Writes to the tracker's database as its inspector.</summary>
    public static Task WriteAsync(Tracker tracker, Func<Lives, Task> write) => tracker.ReadAsync(async db =>
    {
        var lives = new Lives(db, tracker.Ministry.HomeParty, tracker.Time.GetUtcNow().UtcDateTime)
        {
            Officer = await db.Users.Where(u => u.UserName == "officer").Select(u => u.Id).SingleAsync(),
            Manager = await db.Users.Where(u => u.UserName == "manager").Select(u => u.Id).SingleAsync(),
            Their = await db.Parties.Where(p => p.Code == "US").Select(p => p.Id).SingleAsync(),
        };
        await write(lives);
        return 0;
    });

    public async Task<Engagement> EngagementAsync(DateOnly on, string unit = "AMER", Marking marking = Marking.Unclassified, params TopicId[] topics)
    {
        var (ours, theirs) = (Person.Create($"Our Speaker {++number}", home, []), Person.Create($"Their Speaker {number}", Their, []));
        db.AddRange(ours, theirs);
        await db.SaveChangesAsync();
        var facts = new EngagementFacts(
            EngagementKind.Call, Channel.Telephone, EngagementState.Held, new EventTime(on, "Africa/Nairobi"), null, "They spoke.", home, [Their],
            [new(ours.Id, home, ParticipantRole.Principal, null), new(theirs.Id, Their, ParticipantRole.Principal, null)], topics);
        var unitId = await db.Units.Where(u => u.Code == unit).Select(u => u.Id).SingleAsync();
        var engagement = Engagement.Log($"ENG-{on.Year}-{9000 + number}", facts, unitId, Officer, now, marking);
        db.Add(engagement);
        await db.SaveChangesAsync();
        return engagement;
    }

    public async Task<Topic> TopicAsync(string name, Topic? parent = null)
    {
        var topic = Topic.Create(name, [], parent?.Id);
        db.Add(topic);
        await db.SaveChangesAsync();
        return topic;
    }

    public async Task<Commitment> CommitmentAsync(
        Engagement engagement, Deadline? deadline = null, Direction owes = Direction.Theirs, UserId? owner = null, string wording = "They will.",
        string? deliverable = null, string? measure = null)
    {
        PartyId[] obligors = owes switch { Direction.Ours => [home], Direction.Theirs => [Their], _ => [home, Their] };
        var terms = new CommitmentTerms(
            wording, CommitmentClass.Pledge, home, obligors, owes == Direction.Theirs ? [home] : [Their], deadline ?? Deadline.NoneStated, deliverable, measure);
        var commitment = Commitment.Record($"COM-{engagement.When.Date.Year}-{9000 + ++number}", terms, engagement, wording, null, owner, Officer, now);
        db.Add(commitment);
        await db.SaveChangesAsync();
        return commitment;
    }

    public async Task<OutcomeReport> ReportAsync(Commitment commitment, Outcome outcome, DateOnly endedOn)
    {
        var evidence = commitment.AddLink("https://example.org/shown", "What shows it", Officer, now);
        await db.SaveChangesAsync();
        var report = commitment.Report(new OutcomeFacts(outcome, endedOn, "So it ended.", [evidence]), Officer, now);
        await db.SaveChangesAsync();
        return report;
    }

    public async Task CloseAsync(Commitment commitment, Outcome outcome, DateOnly endedOn)
    {
        await ReportAsync(commitment, outcome, endedOn);
        commitment.Accept(Manager, now);
        await db.SaveChangesAsync();
    }

    public async Task AssessAsync(Commitment commitment, Completion completion)
    {
        var evidence = commitment.AddLink("https://example.org/found", "What was found", Officer, now);
        await db.SaveChangesAsync();
        commitment.Assess(
            new AssessmentFacts(new HalfYear(2025, 1), G7Score.Partial, completion, AssessmentConfidence.Medium, "As found.", [evidence]), Manager, null, now);
        await db.SaveChangesAsync();
    }

    public Task SaveAsync() => db.SaveChangesAsync();
}
