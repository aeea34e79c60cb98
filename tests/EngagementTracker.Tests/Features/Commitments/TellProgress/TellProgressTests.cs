using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Commitments.TellProgress;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Tests.Features.Commitments.TellProgress;

public sealed class TellProgressTests
{
    [Fact]
    public async Task What_is_told_stands_with_what_they_say_and_what_shows_it()
    {
        await using var tracker = await Commitments.DemoAsync();
        var form = await FormAsync(tracker);
        (form.Text, form.Percent, form.Said, form.AsOf) = ("Round two of the talks is over.", "40 %", OfficialStanding.Underway, "20 Nov 2026");
        form.Evidence.New.Add(new NewEvidence { Kind = EvidenceKind.Link, Url = "https://example.org/talks", Title = "Statement" });

        Assert.Empty((await SendAsync(tracker, "officer", form)).Problems);

        var told = Assert.Single((await tracker.WholeAsync(Commitments.Stip)).Progress);
        Assert.Equal((new DateOnly(2026, 11, 20), 40, OfficialStanding.Underway, 1), (told.AsOf, told.Percent, told.Said, told.EvidenceIds.Count));
    }

    [Theory]
    [InlineData("", "today", null, "Text")]
    [InlineData("Words.", "tomorrow", null, "AsOf")]
    [InlineData("Words.", "1 Jan 2025", null, "AsOf")]
    [InlineData("Words.", "", null, "AsOf")]
    [InlineData("Words.", "today", "half", "Percent")]
    [InlineData("Words.", "today", "101", "Percent")]
    public async Task What_is_wrong_is_said_at_its_field(string text, string asOf, string? percent, string field)
    {
        await using var tracker = await Commitments.DemoAsync();
        var form = await FormAsync(tracker);
        (form.Text, form.AsOf, form.Percent) = (text, asOf, percent);

        Assert.Equal(field, Assert.Single((await SendAsync(tracker, "officer", form)).Problems).Field);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("example.org")]
    [InlineData(null)]
    public async Task A_link_is_a_web_address(string? url)
    {
        await using var tracker = await Commitments.DemoAsync();
        var form = await FormAsync(tracker);
        form.Text = "Words.";
        form.Evidence.New.Add(new NewEvidence { Kind = EvidenceKind.Link, Url = url });

        Assert.Equal("Evidence.New[0].Url", Assert.Single((await SendAsync(tracker, "officer", form)).Problems).Field);
    }

    private static async Task<TellProgressForm> FormAsync(Tracker tracker)
    {
        var commitment = await tracker.ReadAsync(Commitments.Stip);
        return new TellProgressForm { Reference = Commitments.Stip, Version = commitment.Version, MadeOn = commitment.MadeOn };
    }

    private static Task<Answer<Commitment>> SendAsync(Tracker tracker, string userName, TellProgressForm form) =>
        tracker.AsAsync<TellProgressHandler, Answer<Commitment>>(userName, h => h.HandleAsync(form));
}
