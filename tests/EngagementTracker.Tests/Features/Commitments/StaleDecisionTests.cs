using Bunit;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Commitments;
using Microsoft.AspNetCore.Components;

namespace EngagementTracker.Tests.Features.Commitments;

/// <summary>A decision on what somebody else has changed meanwhile is not taken: the page shows the record as it is now, and keeps what was typed.</summary>
public sealed class StaleDecisionTests : IAsyncLifetime
{
    private const string Record = Commitments.Stip;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Commitments.DemoAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task A_return_of_what_is_accepted_shows_it_closed_and_keeps_the_reason()
    {
        await tracker.ReportedAsync(Record, "officer");
        var page = await tracker.ShowAsync<CommitmentPage>("analyst", Record);
        await Button(page, "Return").ClickAsync(new());
        await page.Find("form.decision textarea").ChangeAsync(new ChangeEventArgs { Value = "The link shows a draft." });
        await tracker.AcceptAsync("manager", Record);

        await page.InvokeAsync(() => page.Find("form.decision").SubmitAsync());

        page.WaitForAssertion(() => Assert.Equal(
            "Somebody else has decided this meanwhile. Look at it again. It is shown as it is now.", page.Find("#closing ~ [role=alert] .problem").TextContent), Patience);
        Assert.Equal("The link shows a draft.", page.Find("#closing ~ [role=alert] q").TextContent);
        Assert.Contains(page.FindAll("button"), b => b.TextContent == "Reopen");
    }

    [Fact]
    public async Task An_acceptance_on_an_older_version_is_pressed_again_on_the_newer()
    {
        await tracker.ReportedAsync(Record, "officer");
        var page = await tracker.ShowAsync<CommitmentPage>("analyst", Record);
        await tracker.OwnedByAsync(Record, await tracker.UserIdAsync("officer2"));

        await Button(page, "Accept").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("It is shown as it is now.", page.Find("#closing ~ [role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(CommitmentState.Reported, (await tracker.ReadAsync(Record)).State);
        await Button(page, "Accept").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), b => b.TextContent == "Reopen"), Patience);
    }

    [Fact]
    public async Task A_new_owner_on_an_older_version_is_saved_once_the_form_shows_who_has_it_now()
    {
        var page = await tracker.ShowAsync<CommitmentPage>("manager", Record);
        await page.FindAll("button").First(b => b.TextContent is "Assign an owner" or "Change owner").ClickAsync(new());
        var wanted = page.FindAll("#OwnerId option")[^1].GetAttribute("value");
        await page.Find("#OwnerId").ChangeAsync(new ChangeEventArgs { Value = wanted });
        await tracker.OwnedByAsync(Record, await tracker.UserIdAsync("officer2"));

        await page.InvokeAsync(() => page.Find("form.assign").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains($"Somebody else changed {Record} meanwhile.", page.Find("form.assign").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(await tracker.UserIdAsync("officer2"), (await tracker.ReadAsync(Record)).OwnerId);
        await page.InvokeAsync(() => page.Find("form.assign").SubmitAsync());
        page.WaitForAssertion(() => Assert.Equal("", string.Concat(page.FindAll("form.assign .error-summary, form.assign .problem, form.assign").Select(f => f.TextContent))), TimeSpan.FromSeconds(5));
        Assert.NotEqual(await tracker.UserIdAsync("officer2"), (await tracker.ReadAsync(Record)).OwnerId);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<CommitmentPage> page, string text) => page.FindAll("button").First(b => b.TextContent == text);
}
