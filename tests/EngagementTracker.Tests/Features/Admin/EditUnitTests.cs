using System.Text.Json;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Features.Admin;
using EngagementTracker.Web.Features.Admin.EditUnit;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Admin;

public sealed class EditUnitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Name_zone_and_head_are_saved_and_the_audit_says_what_they_were()
    {
        await using var tracker = await Tracker.StartAsync();
        var (form, manager, officer) = (await FormAsync(tracker, "AMER"), await tracker.UserIdAsync("manager"), await tracker.UserIdAsync("officer"));
        (form.Name, form.TimeZone, form.Head) = ("The Americas", "America/New_York", officer);
        Assert.Empty((await EditAsync(tracker, form)).Problems);

        var unit = await UnitAsync(tracker, "AMER");
        Assert.Equal(("The Americas", "America/New_York", officer, form.Version + 1), (unit.Name, unit.TimeZone, unit.HeadId, unit.Version));
        var entry = await tracker.ReadAsync(db => db.AuditEntries.OrderByDescending(a => a.Id).FirstAsync(Stop));
        Assert.Equal(("EditUnit", "unit:AMER", "Unit"), (entry.UseCase, entry.Record, entry.Entity));
        Assert.Equal(
            [
                new FieldChange("HeadId", manager.ToString(), officer.ToString(), "UserId"), new FieldChange("Name", "Americas Desk", "The Americas"),
                new FieldChange("TimeZone", "Africa/Nairobi", "America/New_York"),
            ],
            JsonSerializer.Deserialize<List<FieldChange>>(entry.Changes)!.OrderBy(c => c.Field));
    }

    [Fact]
    public async Task A_former_head_is_signed_out_and_nobody_else()
    {
        await using var tracker = await Tracker.StartAsync();
        var (manager, officer) = (await StampAsync(tracker, "manager"), await StampAsync(tracker, "officer"));
        var form = await FormAsync(tracker, "AMER");
        (form.TimeZone, form.Head) = ("America/New_York", null);
        Assert.Empty((await EditAsync(tracker, form)).Problems);
        Assert.NotEqual(manager, await StampAsync(tracker, "manager"));
        Assert.Equal(officer, await StampAsync(tracker, "officer"));
    }

    [Fact]
    public async Task A_new_head_of_a_unit_with_records_holds_the_form_up_once()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var form = await FormAsync(tracker, "AMER");
        (form.Head, form.TimeZone) = (await tracker.UserIdAsync("officer2"), "America/New_York");
        var load = await tracker.ReadAsync(db => db.CountAsync(form.Id, Stop));
        var dated = await tracker.ReadAsync(db => DueItems.Open(db).CountAsync(i => i.UnitId == form.Id && i.DueOn != null, Stop));
        Assert.True(load.Records > dated && dated > 0);
        Assert.Equal(dated, load.Dated);

        string[] sentences =
        [
            $"Daniel Kiprono will read all {load.Records} records of this unit, whatever their marking.",
            "Mwikali Mutua no longer will, beyond what their own clearance allows.",
        ];
        var effect = await tracker.ReadAsync(db => UnitEffect.ForeseeAsync(db, form, Stop));
        Assert.Equal([$"The due dates of {dated} open items will count in New York.", .. sentences], effect!.Sentences);
        var problems = (await EditAsync(tracker, form)).Problems;
        Assert.Equal(sentences.Select(s => new Problem("Head", s, IsWarning: true)), problems);
        form.Seen = sentences;
        Assert.Empty((await EditAsync(tracker, form)).Problems);

        var seen = await tracker.AsAsync<TrackerDbContext, int>("officer2", async db =>
            await db.Engagements.CountAsync(e => e.UnitId == form.Id, Stop) + await db.Commitments.CountAsync(c => c.UnitId == form.Id, Stop)
            + await db.FollowUps.CountAsync(f => f.UnitId == form.Id, Stop));
        Assert.Equal(load.Records, seen);
    }

    [Theory]
    [InlineData("admin", "You cannot appoint yourself. Ask another administrator to do it.")]
    [InlineData("analyst", "The account of Naliaka Wekesa is disabled. Choose somebody else.")]
    [InlineData(null, "The head is not a user of this system. Choose somebody from the list.")]
    public async Task Who_cannot_be_head_is_refused_at_the_field(string? userName, string sentence)
    {
        await using var tracker = await Tracker.StartAsync();
        await tracker.ReadAsync(async db =>
        {
            (await db.Users.SingleAsync(u => u.UserName == "analyst", Stop)).IsDisabled = true;
            return await db.SaveChangesAsync(Stop);
        });
        var form = await FormAsync(tracker, "AFR");
        form.Head = userName is null ? new UserId(999) : await tracker.UserIdAsync(userName);
        Assert.Equal([new Problem("Head", sentence)], (await EditAsync(tracker, form)).Problems);
    }

    [Theory]
    [InlineData("", "Africa/Nairobi", "Name")]
    [InlineData("Africa Desk", "Nairobi", "TimeZone")]
    public async Task What_cannot_be_is_refused_at_its_field(string name, string zone, string field)
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await FormAsync(tracker, "AFR");
        (form.Name, form.TimeZone) = (name, zone);
        Assert.Equal([field], (await EditAsync(tracker, form)).Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task An_outdated_form_is_refused()
    {
        await using var tracker = await Tracker.StartAsync();
        var (first, outdated) = (await FormAsync(tracker, "AFR"), await FormAsync(tracker, "AFR"));
        (first.Name, outdated.Name) = ("First", "Second");
        Assert.Empty((await EditAsync(tracker, first)).Problems);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => EditAsync(tracker, outdated));
        Assert.Equal("First", (await UnitAsync(tracker, "AFR")).Name);
    }

    [Fact]
    public async Task Only_an_administrator_may_and_may_count()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await FormAsync(tracker, "AMER");
        await Assert.ThrowsAsync<NotPermittedException>(() => EditAsync(tracker, form, "manager"));
        await Assert.ThrowsAsync<NotPermittedException>(() => tracker.AsAsync<TrackerDbContext, UnitLoad>("manager", db => db.CountAsync(form.Id, Stop)));
    }

    private static Task<Answer<Unit>> EditAsync(Tracker tracker, UnitForm form, string actor = "admin") =>
        tracker.AsAsync<EditUnitHandler, Answer<Unit>>(actor, handler => handler.HandleAsync(form, Stop));

    private static Task<Unit> UnitAsync(Tracker tracker, string code) => tracker.ReadAsync(db => db.Units.AsNoTracking().SingleAsync(u => u.Code == code, Stop));

    private static Task<string?> StampAsync(Tracker tracker, string userName) =>
        tracker.ReadAsync(db => db.Users.Where(u => u.UserName == userName).Select(u => u.SecurityStamp).SingleAsync(Stop));

    private static async Task<UnitForm> FormAsync(Tracker tracker, string code)
    {
        var unit = await UnitAsync(tracker, code);
        return new UnitForm { Id = unit.Id, Version = unit.Version, Code = unit.Code, Name = unit.Name, TimeZone = unit.TimeZone, Head = unit.HeadId };
    }
}
