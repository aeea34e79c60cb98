using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Tests.Features.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments;
using EngagementTracker.Web.Features.Topics;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data;

public sealed class CommitmentTopicsTests
{
    private static readonly DateOnly Day = new(2025, 1, 27);

    [Fact]
    public async Task A_commitment_goes_by_its_own_topics_or_else_by_those_of_its_engagements()
    {
        await using var tracker = await Tracker.StartAsync();
        var (filed, loose) = ("", "");
        await Lives.WriteAsync(tracker, async lives =>
        {
            var (trade, haiti, sudan) = (await lives.TopicAsync("Trade"), await lives.TopicAsync("Haiti"), await lives.TopicAsync("Sudan"));
            var call = await lives.EngagementAsync(Day, topics: trade.Id);
            var later = await lives.EngagementAsync(Day.AddDays(3), topics: haiti.Id);
            var silent = await lives.EngagementAsync(Day.AddDays(5), topics: sudan.Id);
            var (one, other) = (await lives.CommitmentAsync(call), await lives.CommitmentAsync(call));
            (filed, loose) = (one.Reference, other.Reference);
            one.FileUnder([haiti.Id]);
            other.SpeakOf(later, MentionKind.Reaffirmed, "They still will.", null, tracker.Time.GetUtcNow().UtcDateTime);
            other.SpeakOf(silent, MentionKind.NotRaised, null, null, tracker.Time.GetUtcNow().UtcDateTime);
            await lives.SaveAsync();
        });

        await HoldsAsync("trade", loose);
        await HoldsAsync("haiti", filed, loose);
        await HoldsAsync("sudan");

        async Task HoldsAsync(string topic, params string[] references)
        {
            var listed = await tracker.ReadAsync(async db => await CommitmentList.Rows(
                db, new CommitmentFilter(Topic: topic, Sort: "reference"), null, await DueCalendar.ReadAsync(db, tracker.Time)).Select(r => r.Reference).ToListAsync());
            var shown = await tracker.ReadAsync(db => TopicQuery.ReadAsync(db, tracker.Time, topic, Day));
            var counted = await tracker.ReadAsync(db => TopicList.Rows(db, new TopicFilter(null, null)).SingleAsync(t => t.Slug == topic));
            Assert.Equal(references, listed);
            Assert.Equal(references, shown!.Commitments.Lines.Select(l => l.Reference).Order());
            Assert.Equal(references.Length, counted.Commitments);
        }
    }

    [Fact]
    public async Task The_topic_of_an_engagement_that_one_may_not_read_files_nothing()
    {
        await using var tracker = await Tracker.StartAsync();
        await Lives.WriteAsync(tracker, async lives =>
        {
            var topic = await lives.TopicAsync("Trade");
            var commitment = await lives.CommitmentAsync(await lives.EngagementAsync(Day));
            commitment.SpeakOf(await lives.EngagementAsync(Day, marking: Marking.TopSecret, topics: topic.Id), MentionKind.Raised, null, null, tracker.Time.GetUtcNow().UtcDateTime);
            await lives.SaveAsync();
        });
        Task<List<TopicId>> UnderAsync(string user) => tracker.AsAsync<TrackerDbContext, List<TopicId>>(user, db => CommitmentTopics.All(db).Select(u => u.TopicId).ToListAsync());

        Assert.Single(await UnderAsync("manager"));
        Assert.Empty(await UnderAsync("officer2"));
    }
}
