using Bunit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Commitments;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Commitments;

public sealed class CommitmentPageTests
{
    [Fact]
    public async Task The_page_shows_the_exact_sentence_in_its_account()
    {
        await using var tracker = await Commitments.DemoAsync();
        await using var page = await PageAsync(tracker, "analyst");

        var shown = page.Render<CommitmentPage>(p => p.Add(c => c.Reference, Commitments.Stip));
        shown.WaitForElement("mark");

        Assert.Equal(shown.Find("blockquote").TextContent, shown.Find("mark").TextContent);
        Assert.Contains("conclude the Strategic Trade and Investment Partnership", shown.Find("mark").TextContent, StringComparison.Ordinal);
        Assert.NotNull(shown.Find("a[href='/engagements/ENG-2025-0001']"));
    }

    [Theory]
    [InlineData("manager", true, true)]
    [InlineData("analyst", true, false)]
    public async Task What_a_role_may_not_do_it_does_not_see(string user, bool revises, bool assigns)
    {
        await using var tracker = await Commitments.DemoAsync();
        await using var page = await PageAsync(tracker, user);

        var shown = page.Render<CommitmentPage>(p => p.Add(c => c.Reference, Commitments.Stip));
        shown.WaitForElement("mark");

        Assert.Equal(revises, shown.FindAll("a").Any(a => a.TextContent == "Set a proposed date"));
        Assert.Equal(revises, shown.FindAll("a").Any(a => a.TextContent == "Revise"));
        Assert.Equal(assigns, shown.FindAll("button").Any(b => b.TextContent == "Change owner"));
    }

    private static async Task<BunitContext> PageAsync(Tracker tracker, string user)
    {
        var scope = await tracker.AsAsync(user);
        var page = Pages.In(scope);
        return page;
    }
}
