using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments.RecordMention;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments.RecordMention;

public sealed class RecordMentionTests
{
    [Fact]
    public async Task A_report_of_it_is_a_mention_and_what_they_say_of_it()
    {
        await using var tracker = await Commitments.DemoAsync();
        var engagement = await LaterAsync(tracker, 0);

        var answer = await SendAsync(tracker, engagement, MentionKind.ReportedOn, OfficialStanding.PartlyFulfilled);

        Assert.Empty(answer.Problems);
        var commitment = await tracker.WholeAsync(Commitments.Stip);
        Assert.Equal((MentionKind.ReportedOn, engagement), (commitment.Mentions.MaxBy(m => m.Id.Value)!.Kind, commitment.Mentions.MaxBy(m => m.Id.Value)!.Engagement.Reference));
        Assert.Equal(OfficialStanding.PartlyFulfilled, Assert.Single(commitment.Progress).Said);
        Assert.Equal(OfficialStanding.PartlyFulfilled, await tracker.ReadAsync(db =>
            db.Commitments.Where(c => c.Reference == Commitments.Stip).Select(CommitmentSigns.Official(db)).SingleAsync()));
    }

    [Fact]
    public async Task Reaffirmed_three_times_without_progress_it_is_stale_until_there_is_some()
    {
        await using var tracker = await Commitments.DemoAsync();
        Task<bool> IsStaleAsync() => tracker.ReadAsync(db => db.Commitments.Where(CommitmentSigns.IsStale(db)).AnyAsync(c => c.Reference == Commitments.Stip));
        for (var time = 0; time < CommitmentSigns.StaleAfter; time++)
        {
            Assert.False(await IsStaleAsync());
            Assert.Empty((await SendAsync(tracker, await LaterAsync(tracker, time), MentionKind.Reaffirmed, null)).Problems);
        }
        Assert.True(await IsStaleAsync());

        Assert.Empty((await SendAsync(tracker, await LaterAsync(tracker, CommitmentSigns.StaleAfter), MentionKind.ReportedOn, OfficialStanding.Underway)).Problems);

        Assert.False(await IsStaleAsync());
    }

    [Fact]
    public async Task What_was_before_or_is_not_on_record_is_refused()
    {
        await using var tracker = await Commitments.DemoAsync();
        var earlier = await tracker.ReadAsync(db => db.Engagements.OrderBy(e => e.When.Date).Select(e => e.Reference).FirstAsync());
        Assert.Equal("Engagement", Assert.Single((await SendAsync(tracker, earlier, MentionKind.Raised, null)).Problems).Field);
        Assert.Equal("Engagement", Assert.Single((await SendAsync(tracker, "ENG-1999-0001", MentionKind.Raised, null)).Problems).Field);
        Assert.Equal("Said", Assert.Single((await SendAsync(tracker, await LaterAsync(tracker, 0), MentionKind.ReportedOn, null)).Problems).Field);
    }

    private static Task<string> LaterAsync(Tracker tracker, int number) => tracker.ReadAsync(db =>
        db.Engagements.Where(e => e.When.Date > new DateOnly(2025, 1, 27)).OrderBy(e => e.When.Date).ThenBy(e => e.Id).Skip(number).Select(e => e.Reference).FirstAsync());

    private static async Task<Answer<Commitment>> SendAsync(Tracker tracker, string engagement, MentionKind kind, OfficialStanding? said)
    {
        var commitment = await tracker.ReadAsync(Commitments.Stip);
        var form = new RecordMentionForm { Reference = Commitments.Stip, Version = commitment.Version, Engagement = engagement, Kind = kind, Said = said };
        return await tracker.AsAsync<RecordMentionHandler, Answer<Commitment>>("manager", h => h.HandleAsync(form));
    }
}
