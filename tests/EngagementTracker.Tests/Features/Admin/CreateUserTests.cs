using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Admin.CreateUser;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Admin;

public sealed class CreateUserTests
{
    [Fact]
    public async Task A_new_user_can_sign_in_with_the_temporary_password()
    {
        await using var tracker = await Tracker.StartAsync();
        var answer = await CreateAsync(tracker, "admin", await FormAsync(tracker, "  n.kamau "));
        Assert.Empty(answer.Problems);
        Assert.Equal("n.kamau", answer.Value!.UserName);
        Assert.True(await tracker.AsAsync<UserManager<User>, bool>("admin", async users =>
            await users.CheckPasswordAsync((await users.FindByNameAsync("n.kamau"))!, answer.Value.Password)));
    }

    [Fact]
    public async Task The_audit_names_the_administrator_and_keeps_no_password()
    {
        await using var tracker = await Tracker.StartAsync();
        var answer = await CreateAsync(tracker, "admin", await FormAsync(tracker, "n.kamau"));
        var (entry, admin) = await tracker.ReadAsync(async db => (
            await db.AuditEntries.SingleAsync(a => a.Record == $"user:{answer.Value!.Id}"), await db.Users.SingleAsync(u => u.UserName == "admin")));
        Assert.Equal(admin.Id, entry.ActorId);
        Assert.Equal(admin.DisplayName, entry.ActorName);
        Assert.DoesNotContain("PasswordHash", entry.Changes, StringComparison.Ordinal);
        Assert.Contains("\"Password\"", entry.Changes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Officer", "Somebody has this user name already.")]
    [InlineData("müller", "A user name has letters a to z")]
    [InlineData("two words", "A user name has letters a to z")]
    public async Task A_name_that_cannot_be_given_is_refused_in_words(string userName, string sentence)
    {
        await using var tracker = await Tracker.StartAsync();
        var answer = await CreateAsync(tracker, "admin", await FormAsync(tracker, userName));
        var problem = Assert.Single(answer.Problems);
        Assert.Equal("UserName", problem.Field);
        Assert.StartsWith(sentence, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_form_names_each_field_once()
    {
        await using var tracker = await Tracker.StartAsync();
        var answer = await CreateAsync(tracker, "admin", new CreateUserForm { Roles = Roles.None });
        Assert.Equal(["UserName", "DisplayName", "Unit", "Roles"], answer.Problems.Select(p => p.Field));
    }

    [Theory]
    [InlineData(Roles.Officer, null, true)]
    [InlineData(Roles.Administrator | Roles.Analyst, null, true)]
    [InlineData(Roles.Administrator, null, false)]
    [InlineData(Roles.Officer, Marking.Unclassified, false)]
    public void Who_works_with_records_and_is_cleared_for_none_is_worth_a_second_look(Roles roles, Marking? clearance, bool warns)
    {
        var form = new CreateUserForm { UserName = "n.kamau", DisplayName = "Njeri Kamau", Unit = new UnitId(1), Roles = roles, Clearance = clearance };
        var found = new CreateUserValidator().Validate(form).Errors;
        Assert.Equal(warns ? ["Clearance"] : [], found.Select(e => e.PropertyName));
        Assert.All(found, e => Assert.Equal(FluentValidation.Severity.Warning, e.Severity));
    }

    [Fact]
    public async Task Names_beyond_their_limits_are_refused()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await FormAsync(tracker, new string('a', User.UserNameLimit + 1));
        form.DisplayName = new string('a', User.DisplayNameLimit + 1);
        var answer = await CreateAsync(tracker, "admin", form);
        Assert.Equal(["UserName", "DisplayName"], answer.Problems.Select(p => p.Field));
    }

    [Theory]
    [InlineData("officer")]
    [InlineData("analyst")]
    [InlineData("manager")]
    public async Task Only_an_administrator_may(string userName)
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await FormAsync(tracker, "n.kamau");
        await Assert.ThrowsAsync<NotPermittedException>(() => CreateAsync(tracker, userName, form));
    }

    private static Task<Answer<CreatedUser>> CreateAsync(Tracker tracker, string actor, CreateUserForm form) =>
        tracker.AsAsync<CreateUserHandler, Answer<CreatedUser>>(actor, handler => handler.HandleAsync(form, TestContext.Current.CancellationToken));

    private static async Task<CreateUserForm> FormAsync(Tracker tracker, string userName) => new()
    {
        UserName = userName,
        DisplayName = "Njeri Kamau",
        Roles = Roles.Officer | Roles.Manager,
        Unit = await tracker.ReadAsync(db => db.Units.Select(u => u.Id).FirstAsync()),
    };
}
