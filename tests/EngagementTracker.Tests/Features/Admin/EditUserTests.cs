using System.Text.Json;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Features.Admin.EditUser;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Admin;

public sealed class EditUserTests
{
    [Fact]
    public async Task Changes_are_saved_and_a_name_alone_signs_nobody_out()
    {
        await using var tracker = await Tracker.StartAsync();
        var before = await UserAsync(tracker, "officer");
        var form = Form(before);
        form.DisplayName = "Achieng O. Otieno";
        Assert.Empty((await EditAsync(tracker, "admin", form)).Problems);
        var after = await UserAsync(tracker, "officer");
        Assert.Equal("Achieng O. Otieno", after.DisplayName);
        Assert.Equal(before.SecurityStamp, after.SecurityStamp);
        Assert.Equal(before.Version + 1, after.Version);
    }

    [Theory]
    [InlineData(true, Roles.Officer, "AMER", Marking.Secret)]
    [InlineData(false, Roles.Officer | Roles.Manager, "AMER", Marking.Secret)]
    [InlineData(false, Roles.Officer, "WASH", Marking.Secret)]
    [InlineData(false, Roles.Officer, "AMER", Marking.Restricted)]
    [InlineData(false, Roles.Officer, "AMER", null)]
    public async Task Any_change_of_rights_ends_the_sessions_of_the_account(bool disabled, Roles roles, string unit, Marking? clearance)
    {
        await using var tracker = await Tracker.StartAsync();
        var before = await UserAsync(tracker, "officer");
        var form = Form(before);
        (form.IsDisabled, form.Roles, form.Clearance) = (disabled, roles, clearance);
        form.Unit = await tracker.ReadAsync(db => db.Units.Where(u => u.Code == unit).Select(u => u.Id).SingleAsync());
        Assert.Empty((await EditAsync(tracker, "admin", form)).Problems);
        Assert.NotEqual(before.SecurityStamp, (await UserAsync(tracker, "officer")).SecurityStamp);
    }

    [Fact]
    public async Task Nobody_disables_their_own_account()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = Form(await UserAsync(tracker, "admin"));
        form.IsDisabled = true;
        var problem = Assert.Single((await EditAsync(tracker, "admin", form)).Problems);
        Assert.Equal(new Problem("IsDisabled", "You cannot disable your own account. Ask another administrator to do it."), problem);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = Form(await UserAsync(tracker, "admin"));
        form.Roles = Roles.Officer;
        var problem = Assert.Single((await EditAsync(tracker, "admin", form)).Problems);
        Assert.Equal(new Problem("Roles", "This is the last administrator. Make somebody else an administrator first."), problem);

        var other = Form(await UserAsync(tracker, "manager"));
        other.Roles = Roles.Manager | Roles.Administrator;
        Assert.Empty((await EditAsync(tracker, "admin", other)).Problems);
        Assert.Empty((await EditAsync(tracker, "admin", form)).Problems);
    }

    [Fact]
    public async Task A_disabled_administrator_does_not_count()
    {
        await using var tracker = await Tracker.StartAsync();
        var second = Form(await UserAsync(tracker, "officer"));
        (second.Roles, second.IsDisabled) = (Roles.Administrator, true);
        Assert.Empty((await EditAsync(tracker, "admin", second)).Problems);
        var form = Form(await UserAsync(tracker, "admin"));
        form.Roles = Roles.Officer;
        Assert.Single((await EditAsync(tracker, "admin", form)).Problems);
    }

    [Fact]
    public async Task The_audit_says_what_each_right_was_and_is()
    {
        await using var tracker = await Tracker.StartAsync();
        var before = await UserAsync(tracker, "officer");
        var form = Form(before);
        (form.Roles, form.Clearance, form.IsDisabled) = (Roles.Officer | Roles.Manager, Marking.Restricted, true);
        form.Unit = await tracker.ReadAsync(db => db.Units.Where(u => u.Code == "WASH").Select(u => u.Id).SingleAsync());
        Assert.Empty((await EditAsync(tracker, "admin", form)).Problems);

        var entry = await tracker.ReadAsync(db => db.AuditEntries.OrderByDescending(a => a.Id).FirstAsync());
        Assert.Equal(("EditUser", $"user:{before.Id}", "User"), (entry.UseCase, entry.Record, entry.Entity));
        var changes = JsonSerializer.Deserialize<List<FieldChange>>(entry.Changes)!.ToDictionary(c => c.Field, c => (c.Old, c.New));
        Assert.Equal(4, changes.Count);
        Assert.Equal(("Secret", "Restricted"), changes["Clearance"]);
        Assert.Equal(("Officer", "Officer, Manager"), changes["Roles"]);
        Assert.Equal(("no", "yes"), changes["IsDisabled"]);
        Assert.Equal((before.UnitId.Value.ToString(), form.Unit.Value.Value.ToString()), changes["UnitId"]);
    }

    [Fact]
    public async Task Nobody_raises_their_own_clearance()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = Form(await UserAsync(tracker, "admin"));
        form.Clearance = Marking.Unclassified;
        var problem = Assert.Single((await EditAsync(tracker, "admin", form)).Problems);
        Assert.Equal(new Problem("Clearance", "You cannot raise your own clearance. Ask another administrator to do it."), problem);
    }

    [Fact]
    public async Task An_outdated_form_is_refused()
    {
        await using var tracker = await Tracker.StartAsync();
        var outdated = Form(await UserAsync(tracker, "officer"));
        var first = Form(await UserAsync(tracker, "officer"));
        first.DisplayName = "First";
        outdated.DisplayName = "Second";
        Assert.Empty((await EditAsync(tracker, "admin", first)).Problems);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => EditAsync(tracker, "admin", outdated));
        Assert.Equal("First", (await UserAsync(tracker, "officer")).DisplayName);
    }

    [Fact]
    public async Task Only_an_administrator_may()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = Form(await UserAsync(tracker, "officer"));
        form.Roles = Roles.Administrator;
        await Assert.ThrowsAsync<NotPermittedException>(() => EditAsync(tracker, "officer", form));
    }

    private static Task<Answer<User>> EditAsync(Tracker tracker, string actor, EditUserForm form) =>
        tracker.AsAsync<EditUserHandler, Answer<User>>(actor, handler => handler.HandleAsync(form, TestContext.Current.CancellationToken));

    private static Task<User> UserAsync(Tracker tracker, string userName) =>
        tracker.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.UserName == userName));

    private static EditUserForm Form(User user) => new()
    {
        Id = user.Id,
        Version = user.Version,
        DisplayName = user.DisplayName,
        Email = user.Email,
        Roles = user.Roles,
        Unit = user.UnitId,
        Clearance = user.Clearance,
        IsDisabled = user.IsDisabled,
    };
}
