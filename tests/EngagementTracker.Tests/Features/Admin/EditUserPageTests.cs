using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Admin;
using EngagementTracker.Web.Features.Admin.EditUser;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Admin;

public sealed class EditUserPageTests
{
    [Fact]
    public async Task The_effect_is_said_as_the_form_changes_and_holds_it_up_once()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await using var scope = await tracker.AsAsync("admin");
        await using var browser = Pages.In(scope);
        var id = await tracker.UserIdAsync("officer");
        var page = browser.Render<EditUserPage>(parameters => parameters.Add(p => p.Id, id.Value));
        page.WaitForState(() => page.FindAll("form").Count > 0);
        Assert.Empty(page.FindAll(".effect section"));

        // Two changes at once are read once, after the last one.
        var clearance = page.Find("#Clearance");
        await clearance.ChangeAsync(new ChangeEventArgs { Value = "0" });
        await page.Find("#Clearance").ChangeAsync(new ChangeEventArgs { Value = "" });
        Assert.Empty(page.FindAll(".effect section"));
        tracker.Time.Advance(EffectPanel.Pause);
        page.WaitForState(() => page.FindAll(".effect li").Count > 0);
        var sentences = page.FindAll(".effect li").Select(l => l.TextContent).ToList();
        Assert.StartsWith("Will lose sight of ", sentences[0], StringComparison.Ordinal);
        Assert.Equal("status", page.Find(".effect").GetAttribute("role"));
        // Numbers, and nothing of what the records are.
        Assert.DoesNotMatch("(ENG|COM|FUP)-", page.Markup);

        await page.Find("form").SubmitAsync();
        page.WaitForState(() => page.FindAll(".error-summary.warning").Count > 0);
        Assert.Equal(sentences, page.FindAll(".error-summary li").Select(l => l.TextContent.Trim()));
        Assert.Equal(Marking.Secret, await ClearanceAsync());
        await page.Find("form").SubmitAsync();
        page.WaitForState(() => browser.Services.GetRequiredService<NavigationManager>().Uri.EndsWith("/admin/users", StringComparison.Ordinal));
        Assert.Null(await ClearanceAsync());

        Task<Marking?> ClearanceAsync() => tracker.ReadAsync(db => db.Users.Where(u => u.Id == id).Select(u => u.Clearance).SingleAsync());
    }
}
