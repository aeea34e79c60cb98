using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Tests.Data.Audit;
using EngagementTracker.Tests.Features.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Features.Parties.BriefMe;

namespace EngagementTracker.Tests.Features.Parties.BriefMe;

public sealed class BriefTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2025, 2, 3);

    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task What_was_reaffirmed_counts_from_the_last_progress_on()
    {
        await Lives.WriteAsync(tracker, async lives =>
        {
            var engagements = new List<Engagement>();
            foreach (var days in (int[])[-40, -30, -20, -10]) engagements.Add(await lives.EngagementAsync(Today.AddDays(days)));
            var (stuck, moved, done) = (await lives.CommitmentAsync(engagements[0], wording: "Stuck"), await lives.CommitmentAsync(engagements[0], wording: "Moved"),
                await lives.CommitmentAsync(engagements[0], wording: "Done"));
            var now = tracker.Time.GetUtcNow().UtcDateTime;
            foreach (var commitment in (Commitment[])[stuck, moved, done])
            {
                foreach (var engagement in engagements.Skip(1)) commitment.SpeakOf(engagement, MentionKind.Reaffirmed, "Again.", null, now);
            }
            moved.Tell(Today.AddDays(-20), "Halfway.", null, null, null, [], lives.Officer, now);
            done.Tell(Today.AddDays(-1), "Nearly.", null, null, null, [], lives.Officer, now);
            await lives.SaveAsync();
        });

        var brief = (await ReadAsync())!;
        Assert.Equal([("Stuck", 3, null), ("Moved", 1, Today.AddDays(-20))], brief.Reaffirmed.Select(r => (r.Wording, r.In.Count, r.LastProgress)));
        Assert.Equal([Today.AddDays(-10), Today.AddDays(-20), Today.AddDays(-30)], brief.Reaffirmed[0].In.Select(i => i.On));
        Assert.Equal(3, brief.Held.Count);
        Assert.All(brief.Theirs.Promises, p => Assert.Equal("Again.", p.Said!.Text));
    }

    [Fact]
    public async Task On_the_line_are_the_participants_of_the_next_engagement_or_else_who_led_before()
    {
        await Lives.WriteAsync(tracker, lives => lives.EngagementAsync(Today.AddDays(-9)));
        var usual = (await ReadAsync())!.Speakers;
        Assert.Equal([("Our Speaker 1", 1), ("Their Speaker 1", 1)], usual.Select(s => (s.Name, s.Led)));

        await Plans.AddAsync(tracker, Today.AddDays(3));
        var planned = (await ReadAsync())!.Speakers;
        Assert.All(planned, s => Assert.Contains("Planner", s.Name, StringComparison.Ordinal));
        Assert.Equal(["Envoy"], planned[1].Offices);
    }

    [Fact]
    public async Task Nobody_is_briefed_on_the_home_party_or_on_none()
    {
        Assert.Null(await ReadAsync("KE"));
        Assert.Null(await ReadAsync("ZZ"));
    }

    [Fact]
    public async Task The_page_carries_the_highest_marking_and_each_marked_record_that_it_shows_is_put_on_record_as_read()
    {
        await Lives.WriteAsync(tracker, async lives =>
        {
            await lives.EngagementAsync(Today.AddDays(-9));
            await lives.CommitmentAsync(await lives.EngagementAsync(Today.AddDays(-8), marking: Marking.Secret), wording: "They will keep it secret.");
        });
        var head = await Trail.HeadAsync(tracker);
        var page = Pages.In(await tracker.AsAsync("manager")).Render<BriefPage>(p => p.Add(x => x.Code, "US"));

        Assert.Contains("They will keep it secret.", page.Find("q").TextContent);
        Assert.All(page.FindAll(".marking"), m => Assert.Equal("Marking: Secret", m.TextContent));
        var read = await Trail.EntriesAfterAsync(tracker, head);
        Assert.Equal(["Commitment", "Engagement"], read.Select(r => r.Entity).Order());
        Assert.All(read, r => Assert.Equal((AuditAction.Read, "BriefPage"), (r.Action, r.UseCase)));
    }

    [Fact]
    public async Task An_empty_brief_says_what_is_not_there()
    {
        var head = await Trail.HeadAsync(tracker);
        var page = Pages.In(await tracker.AsAsync("officer")).Render<BriefPage>(p => p.Add(x => x.Code, "US"));

        Assert.Contains("Nothing is planned.", page.Markup);
        Assert.Contains("Nothing is open that Kenya owes United States.", page.Markup);
        Assert.Contains("No engagement with United States is on record yet.", page.Markup);
        Assert.Empty(await Trail.EntriesAfterAsync(tracker, head));
    }

    private Task<Brief?> ReadAsync(string code = "US") =>
        tracker.ReadAsync(db => new BriefQuery(db, tracker.Time, tracker.Ministry.HomeParty, Today).ReadAsync(code));
}
