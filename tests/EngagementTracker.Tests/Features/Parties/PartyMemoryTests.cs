using System.Text.Json;
using System.Text.Json.Serialization;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.People;
using EngagementTracker.Tests.Features.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Parties;
using EngagementTracker.Web.Features.Parties.BriefMe;
using EngagementTracker.Web.Features.People;
using EngagementTracker.Web.Features.Topics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Parties;

/// <summary>What the pages of a party, a person and a topic remember, and the brief with them.</summary>
public sealed class PartyMemoryTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2025, 2, 3);

    private static readonly JsonSerializerOptions ByName = new() { Converters = { new QuarterName() } };

    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task What_is_late_comes_first_then_what_is_to_come_then_what_has_no_date()
    {
        await Lives.WriteAsync(tracker, async lives =>
        {
            var engagement = await lives.EngagementAsync(Today.AddDays(-30));
            foreach (var owes in Enum.GetValues<Direction>())
            {
                await lives.CommitmentAsync(engagement, owes: owes, wording: "No date");
                await lives.CommitmentAsync(engagement, Deadline.Stated(Today.AddDays(3)), owes, wording: "To come");
                await lives.CommitmentAsync(engagement, Deadline.Stated(Today.AddDays(-3)), owes, wording: "Late");
            }
        });

        var view = await ViewAsync();
        Assert.All([view.Ours, view.Theirs, view.Joint], share =>
        {
            Assert.Equal(["Late", "To come", "No date"], share.Lines.Select(l => l.Wording));
            Assert.Equal(3, share.Total);
        });
    }

    [Fact]
    public async Task A_commitment_moves_in_the_thread_when_its_deadline_or_its_end_does_and_an_engagement_with_its_day()
    {
        await Lives.WriteAsync(tracker, async lives =>
        {
            var engagement = await lives.EngagementAsync(Today.AddDays(-30));
            var first = await lives.CommitmentAsync(engagement, Deadline.Stated(Today.AddDays(1)), wording: "First");
            var second = await lives.CommitmentAsync(engagement, Deadline.Stated(Today.AddDays(2)), wording: "Second");
            await lives.CloseAsync(await lives.CommitmentAsync(engagement, wording: "Closed"), Outcome.Fulfilled, Today);
            first.Revise(first.TermsWith(Deadline.Stated(Today.AddDays(9)), tracker.Ministry.HomeParty), "Later.", lives.Officer, tracker.Time.GetUtcNow().UtcDateTime);
            await lives.SaveAsync();
        });

        Assert.Equal(["Second", "First"], (await ViewAsync()).Theirs.Lines.Select(l => l.Wording));
        await Tables.ChangeAsync(tracker.DatabaseFile, """UPDATE "Engagements" SET "Date" = '2024-12-24'""");
        Assert.Empty(await Tables.TextsAsync(tracker.DatabaseFile, """
            SELECT "EngagementId" FROM (SELECT "EngagementId", "ThreadDate" FROM "EngagementParties" UNION ALL SELECT "EngagementId", "ThreadDate" FROM "Participants"
              UNION ALL SELECT "EngagementId", "ThreadDate" FROM "EngagementTopics") WHERE "ThreadDate" IS NOT '2024-12-24'
            """));
    }

    [Fact]
    public async Task The_columns_that_triggers_keep_say_what_the_records_say()
    {
        await using var lived = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true, lives: true);

        Assert.Empty(await Tables.TextsAsync(lived.DatabaseFile, """
            SELECT p."CommitmentId" FROM "CommitmentParties" p JOIN "Commitments" c ON c."Id" = p."CommitmentId"
            WHERE p."ThreadOpen" IS NOT (c."State" <> 2) OR p."ThreadDirection" IS NOT c."Direction" OR p."ThreadDue" IS NOT c."DeadlineDate"
            """));
        Assert.Empty(await Tables.TextsAsync(lived.DatabaseFile, """
            SELECT p."EngagementId" FROM "EngagementParties" p JOIN "Engagements" e ON e."Id" = p."EngagementId" WHERE p."ThreadDate" IS NOT e."Date"
            """));
    }

    [Fact]
    public async Task A_position_is_the_last_sentence_on_the_topic_and_not_what_the_other_side_said()
    {
        string later = "", trade = "";
        await Lives.WriteAsync(tracker, async lives =>
        {
            var (topic, other) = (await lives.TopicAsync("Trade"), await lives.TopicAsync("Fisheries"));
            trade = topic.Slug;
            var first = await lives.EngagementAsync(Today.AddDays(-30), topics: [topic.Id, other.Id]);
            var second = await lives.EngagementAsync(Today.AddDays(-3), topics: [topic.Id, other.Id]);
            later = second.Reference;
            var commitment = await lives.CommitmentAsync(first, wording: "They will open trade.");
            await lives.CommitmentAsync(second, wording: "They will see.");
            await lives.CommitmentAsync(second, owes: Direction.Ours, wording: "We will open trade.");
            commitment.SpeakOf(second, MentionKind.Reaffirmed, "They still will.", null, tracker.Time.GetUtcNow().UtcDateTime);
            await lives.SaveAsync();
        });

        var positions = (await MemoryAsync()).Positions;
        var said = positions.Single(p => p.Label == "Trade").Said!;
        Assert.Equal(("They still will.", later, MentionKind.Reaffirmed), (said.Text, said.Engagement, said.Kind));
        // The sentence that names neither topic of its engagement stands under neither.
        var silent = positions.Single(p => p.Label == "Fisheries");
        Assert.Equal((null, later), (silent.Said, silent.LastIn));

        var sides = await tracker.ReadAsync(async db => await TopicQuery.RecallAsync(db, await db.Topics.SingleAsync(t => t.Slug == trade), Today));
        Assert.Equal(("We will open trade.", "They still will."), (Said("Kenya"), Said("United States")));
        string? Said(string party) => sides.Positions.Single(p => p.Label == party).Said?.Text;
    }

    [Fact]
    public async Task Topics_are_counted_by_quarter_and_pairs_by_how_often_they_met()
    {
        await Lives.WriteAsync(tracker, async lives =>
        {
            var topic = await lives.TopicAsync("Trade");
            await lives.EngagementAsync(new DateOnly(2024, 12, 30), topics: topic.Id);
            await lives.EngagementAsync(new DateOnly(2025, 1, 2), topics: topic.Id);
            await lives.EngagementAsync(new DateOnly(2025, 1, 3), topics: topic.Id);
            await lives.EngagementAsync(new DateOnly(2021, 1, 3), topics: topic.Id);
        });

        var memory = await MemoryAsync();
        var row = Assert.Single(memory.Topics.Rows);
        Assert.Equal(["Q4 2024", "Q1 2025"], memory.Topics.Quarters.TakeLast(2).Select(q => q.ToString()));
        Assert.Equal([1, 2], row.Counts.TakeLast(2));
        Assert.Equal(3, row.Total);
        Assert.Equal(4, memory.Pairs.Count);
        Assert.Equal(new DateOnly(2025, 1, 3), memory.Pairs[0].Last);
    }

    [Fact]
    public async Task The_next_contact_is_the_nearest_that_is_planned_and_the_last_one_was_held()
    {
        await Lives.WriteAsync(tracker, lives => lives.EngagementAsync(Today.AddDays(-9)));
        await PlanAsync(Today.AddDays(20), Today.AddDays(4), Today.AddDays(-2));

        var thread = (await ViewAsync()).Thread;
        Assert.Equal([Today.AddDays(4), Today.AddDays(20)], thread.Ahead.Select(l => l.When.Date));
        Assert.Equal((Today.AddDays(4), Today.AddDays(-9)), (thread.Next!.When.Date, thread.Last!.When.Date));
        Assert.Equal((4, 2), (thread.Total, thread.Past.Count));
    }

    [Fact]
    public async Task What_a_reader_may_not_read_changes_nothing_that_they_are_shown()
    {
        string slug = "", person = "";
        await Lives.WriteAsync(tracker, async lives =>
        {
            var topic = await lives.TopicAsync("Trade");
            slug = topic.Slug;
            var open = await lives.EngagementAsync(Today.AddDays(-40), topics: topic.Id);
            person = $"{open.Participants[1].PersonId.Value}";
            await lives.CommitmentAsync(open, wording: "They will open trade.");
        });
        var before = await ShownAsync(slug, long.Parse(person));
        await Lives.WriteAsync(tracker, async lives =>
        {
            var topic = await tracker.ReadAsync(db => db.Topics.SingleAsync(t => t.Slug == slug));
            var secret = await lives.EngagementAsync(Today.AddDays(-1), marking: Marking.TopSecret, topics: topic.Id);
            var commitment = await lives.CommitmentAsync(secret, Deadline.Stated(Today.AddDays(-1)), wording: "They will trade in secret.");
            commitment.SpeakOf(secret, MentionKind.Reaffirmed, "They will trade, they say.", null, tracker.Time.GetUtcNow().UtcDateTime);
            await lives.SaveAsync();
        });
        await PlanAsync(Today.AddDays(1));
        await Tables.ChangeAsync(tracker.DatabaseFile, """UPDATE "Engagements" SET "Marking" = 4 WHERE "State" = 1""");

        Assert.Equal(before, await ShownAsync(slug, long.Parse(person)));
        Assert.NotNull((await ViewAsync()).Thread.Next);
    }

    /// <summary>Everything of the three pages and the brief that comes from records, as somebody cleared for restricted sees it.</summary>
    private async Task<string> ShownAsync(string topic, long person)
    {
        await using var scope = await tracker.AsAsync("officer2");
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        var home = tracker.Ministry.HomeParty;
        var view = (await PartyQuery.ReadAsync(db, tracker.Time, home, "US", Today))!;
        var (they, about) = (new PersonId(person), await db.Topics.SingleAsync(t => t.Slug == topic));
        var (met, told) = (await PersonQuery.ReadAsync(db, they, Today), await TopicQuery.ReadAsync(db, tracker.Time, topic, Today));
        return JsonSerializer.Serialize(new object?[]
        {
            view.Thread, view.Ours.Lines, view.Theirs.Lines, view.Theirs.Total, view.Closed, await PartyQuery.RecallAsync(db, view.Party.Id, home, Today),
            met!.Thread, await PersonQuery.RecallAsync(db, they, Today), told!.Thread, told.Commitments.Lines, told.Commitments.Total,
            await TopicQuery.RecallAsync(db, about, Today), await new BriefQuery(db, tracker.Time, home, Today).ReadAsync("US"),
        }, ByName);
    }

    /// <summary>A quarter has a next one, which has a next one.</summary>
    private sealed class QuarterName : JsonConverter<Quarter>
    {
        public override Quarter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Quarter value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private Task PlanAsync(params IReadOnlyList<DateOnly> days) => Plans.AddAsync(tracker, days);

    private async Task<PartyView> ViewAsync() =>
        (await tracker.ReadAsync(db => PartyQuery.ReadAsync(db, tracker.Time, tracker.Ministry.HomeParty, "US", Today)))!;

    private Task<PartyMemory> MemoryAsync() => tracker.ReadAsync(async db =>
        await PartyQuery.RecallAsync(db, await db.Parties.Where(p => p.Code == "US").Select(p => p.Id).SingleAsync(), tracker.Ministry.HomeParty, Today));
}
