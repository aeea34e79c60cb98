using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Data.Reading;

/// <summary>A record is marked higher, the sentence that made it so is struck out, and it is lowered again: that sentence must not come to light.</summary>
public sealed class LoweredRecordTests : IAsyncLifetime
{
    private const string Secret = "frigates";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Tracker tracker = null!;
    private UserId drafter;

    public async ValueTask InitializeAsync()
    {
        tracker = await Tracker.StartAsync();
        drafter = await tracker.UserIdAsync("officer2");
    }

    [Fact]
    public async Task The_earlier_wording_of_a_commitment_stays_as_secret_as_it_became()
    {
        await ChangeAsync(async (db, engagement) =>
        {
            var commitment = Commitment.Record("COM-2025-0001", Terms($"They will send {Secret}."), engagement, "They will.", null, null, drafter, Now());
            db.Add(commitment);
            await SaveAsync(db);
            engagement.Mark(Marking.Secret, null);
            commitment.RaiseTo(Marking.Secret);
            await SaveAsync(db);
            commitment.Revise(Terms("They will help."), "Names nothing.", drafter, Now());
            await SaveAsync(db);
            commitment.Mark(Marking.Unclassified, "Names nothing any more.");
            await SaveAsync(db);
            commitment.Revise(Terms("They will help soon."), "Heard again.", drafter, Now());
        });

        await using var scope = Somebody(Marking.Unclassified);
        await using var db = await ContextAsync(scope);
        Assert.Equal("They will help soon.", (await db.Commitments.SingleAsync(Stop)).Wording);
        Assert.Equal(["They will help soon."], await db.Set<CommitmentRevision>().Select(r => r.Wording).ToListAsync(Stop));
        Assert.DoesNotContain(Secret, string.Concat(await db.AuditEntries.Select(a => a.Changes).ToListAsync(Stop)), StringComparison.Ordinal);
        Assert.NotEmpty(await db.AuditEntries.Where(a => a.Record == "COM-2025-0001").ToListAsync(Stop));
        await DraftersSeeItAsync();
    }

    [Fact]
    public async Task The_earlier_text_of_an_engagement_stays_as_secret_as_it_became()
    {
        await ChangeAsync(async (db, engagement) =>
        {
            engagement.Mark(Marking.Secret, null);
            await SaveAsync(db);
            engagement.Correct(await FactsAsync(db, "They spoke."), Now());
            await SaveAsync(db);
            engagement.Mark(Marking.Unclassified, "Names nothing any more.");
            await SaveAsync(db);
            engagement.Correct(await FactsAsync(db, "They spoke of help."), Now());
        });

        await using var scope = Somebody(Marking.Unclassified);
        await using var db = await ContextAsync(scope);
        var changes = await db.AuditEntries.Where(a => a.Record == "ENG-2025-0001").Select(a => a.Changes).ToListAsync(Stop);
        Assert.Contains("They spoke of help.", string.Concat(changes), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, string.Concat(changes), StringComparison.Ordinal);
        await DraftersSeeItAsync();
    }

    [Fact]
    public async Task The_earlier_text_of_a_closed_section_stays_as_secret_as_it_became_and_hides_nothing_else()
    {
        await ChangeAsync(async (db, engagement) =>
        {
            engagement.Correct(await FactsAsync(db, "They spoke."), Now());
            await SaveAsync(db);
            engagement.WriteClosedSection($"Of {Secret}.", Marking.Confidential);
            await SaveAsync(db);
            engagement.WriteClosedSection($"Of {Secret}, soon.", Marking.Secret);
            await SaveAsync(db);
            engagement.WriteClosedSection("Of help.", Marking.Confidential);
        }, "They met.");

        await using var scope = Somebody(Marking.Confidential);
        await using var db = await ContextAsync(scope);
        var changes = string.Concat(await db.AuditEntries.Where(a => a.Record == "ENG-2025-0001").Select(a => a.Changes).ToListAsync(Stop));
        Assert.DoesNotContain(Secret, changes, StringComparison.Ordinal);
        Assert.Contains("They met.", changes, StringComparison.Ordinal);
        Assert.Contains("They spoke.", changes, StringComparison.Ordinal);
        await DraftersSeeItAsync();
    }

    private async Task DraftersSeeItAsync()
    {
        await using var scope = await tracker.AsAsync("officer2");
        await using var db = await ContextAsync(scope);
        Assert.Contains(Secret, string.Concat(await db.AuditEntries.Select(a => a.Changes).ToListAsync(Stop)), StringComparison.Ordinal);
    }

    /// <summary>As its drafter, on an engagement that is new and open to all.</summary>
    private async Task ChangeAsync(Func<TrackerDbContext, Engagement, Task> change, string summary = $"They spoke of {Secret}.")
    {
        await using var scope = await tracker.AsAsync("officer2");
        await using var db = await ContextAsync(scope);
        db.Begin(this);
        db.AddRange(Person.Create("A", tracker.Ministry.HomeParty, []), Person.Create("B", await TheirsAsync(db), []));
        await SaveAsync(db);
        var unit = (await db.Units.SingleAsync(u => u.Code == "UNNY", Stop)).Id;
        var engagement = Engagement.Log("ENG-2025-0001", await FactsAsync(db, summary), unit, drafter, Now());
        db.Add(engagement);
        await SaveAsync(db);
        await change(db, engagement);
        await SaveAsync(db);
    }

    /// <summary>Each save is a moment of its own.</summary>
    private async Task SaveAsync(TrackerDbContext db)
    {
        await db.SaveChangesAsync(Stop);
        tracker.Time.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task<EngagementFacts> FactsAsync(TrackerDbContext db, string summary)
    {
        var people = await db.People.Where(p => p.Name == "A" || p.Name == "B").OrderBy(p => p.Name).ToListAsync(Stop);
        return new EngagementFacts(
            EngagementKind.Call, Channel.Telephone, EngagementState.Held, new EventTime(new DateOnly(2025, 1, 27), "Africa/Nairobi"), null, summary,
            tracker.Ministry.HomeParty, [people[1].PartyId], [.. people.Select(p => new ParticipantFacts(p.Id, p.PartyId, ParticipantRole.Principal, null))], []);
    }

    private CommitmentTerms Terms(string wording) =>
        new(wording, CommitmentClass.Pledge, tracker.Ministry.HomeParty, [tracker.Ministry.HomeParty], [], Deadline.NoneStated);

    private static async Task<PartyId> TheirsAsync(TrackerDbContext db) => (await db.Parties.SingleAsync(p => p.Code == "US", Stop)).Id;

    private DateTime Now() => tracker.Time.GetUtcNow().UtcDateTime;

    private AsyncServiceScope Somebody(Marking clearance) => tracker.As(new UserId(long.MaxValue), Roles.Officer, new UnitId(1), clearance);

    private static Task<TrackerDbContext> ContextAsync(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(Stop);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();
}
