using Bunit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Admin;
using EngagementTracker.Web.Features.Admin.EditUnit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Admin;

public sealed class EditUnitPageTests
{
    [Fact]
    public async Task Another_zone_says_how_many_due_dates_move()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await using var scope = await tracker.AsAsync("admin");
        await using var browser = Pages.In(scope);
        var id = await tracker.ReadAsync(db => db.Units.Where(u => u.Code == "AMER").Select(u => u.Id).SingleAsync());
        var load = await tracker.ReadAsync(db => db.CountAsync(id));
        var page = browser.Render<EditUnitPage>(parameters => parameters.Add(p => p.Id, id.Value));
        page.WaitForState(() => page.FindAll("form").Count > 0);

        await page.Find("#TimeZone").ChangeAsync(new ChangeEventArgs { Value = "America/New_York" });
        tracker.Time.Advance(EffectPanel.Pause);
        page.WaitForState(() => page.FindAll(".effect li").Count > 0);
        Assert.Equal([$"The due dates of {load.Dated} open items will count in New York."], page.FindAll(".effect li").Select(l => l.TextContent));

        await page.Find("#TimeZone").ChangeAsync(new ChangeEventArgs { Value = "Africa/Nairobi" });
        tracker.Time.Advance(EffectPanel.Pause);
        page.WaitForState(() => page.FindAll(".effect li").Count == 0);
    }
}
