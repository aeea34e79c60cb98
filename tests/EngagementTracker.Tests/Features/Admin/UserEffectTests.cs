using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Admin.EditUser;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Admin;

/// <summary>What is foreseen of a change is what then happens.</summary>
public sealed class UserEffectTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string, Marking?, string, bool>> Changes =>
        from clearance in Markings.All.Cast<Marking?>().Append(null)
        from unit in new[] { "WASH", "AMER" }
        from disabled in new[] { false, true }
        select new TheoryDataRow<string, Marking?, string, bool>("officer2", clearance, unit, disabled);

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Says_what_the_reader_then_sees(string userName, Marking? clearance, string unit, bool disabled)
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var form = await FormAsync(tracker, userName);
        (form.Clearance, form.IsDisabled) = (clearance, disabled);
        form.Unit = await tracker.ReadAsync(db => db.Units.Where(u => u.Code == unit).Select(u => u.Id).SingleAsync(Stop));
        var before = await SeenAsync(tracker, userName);
        var effect = await ForeseeAsync(tracker, form);
        form.Seen = effect?.Losses ?? [];
        Assert.Empty((await EditAsync(tracker, form)).Problems);
        var after = disabled ? [] : await SeenAsync(tracker, userName);

        Assert.Equal(before.Except(after).Count(), effect?.Lost ?? 0);
        Assert.Equal(after.Except(before).Count(), effect?.Gained ?? 0);
    }

    [Fact]
    public async Task A_lowered_clearance_holds_the_form_up_once_and_names_the_work_left_behind()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var form = await FormAsync(tracker, "officer");
        form.Clearance = null;
        var problems = (await EditAsync(tracker, form)).Problems;

        Assert.NotEmpty(problems);
        Assert.All(problems, p => Assert.True(p is { IsWarning: true, Field: "Clearance" }));
        Assert.Matches(@"^Will lose sight of \d+ records?\.$", problems[0].Sentence);
        Assert.Equal(Marking.Secret, (await UserAsync(tracker, "officer")).Clearance);

        form.Seen = [.. problems.Select(p => p.Sentence)];
        Assert.Empty((await EditAsync(tracker, form)).Problems);
        Assert.Null((await UserAsync(tracker, "officer")).Clearance);
    }

    [Fact]
    public async Task Who_has_seen_another_number_is_held_up_again()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var form = await FormAsync(tracker, "officer");
        form.Clearance = null;
        form.Seen = ["Will lose sight of 1 record."];
        Assert.NotEmpty((await EditAsync(tracker, form)).Problems);
    }

    [Fact]
    public async Task Disabling_an_account_says_what_it_owns_and_heads()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var form = await FormAsync(tracker, "manager");
        form.IsDisabled = true;
        var effect = (await ForeseeAsync(tracker, form))!;
        var (commitments, followUps) = await tracker.ReadAsync(async db => (
            await db.Commitments.CountAsync(c => c.OwnerId == form.Id, Stop), await db.FollowUps.CountAsync(f => f.OwnerId == form.Id && f.DoneUtc == null, Stop)));

        Assert.Equal((commitments, followUps), (effect.Commitments, effect.FollowUps));
        Assert.Contains("Is the head of Americas Desk. Appoint somebody else.", effect.Sentences);
        Assert.All((await EditAsync(tracker, form)).Problems, p => Assert.Equal("IsDisabled", p.Field));
    }

    [Theory]
    [InlineData(14, 0, 0, 0, 0, false, "Will lose sight of 14 records.")]
    [InlineData(1, 3, 0, 0, 0, false, "Will lose sight of 1 record.", "Will see 3 more records.")]
    [InlineData(0, 0, 3, 2, 0, false, "Will see the same records as now.")]
    [InlineData(5, 0, 3, 2, 2, false, "Will lose sight of 5 records.", "Owns 3 open commitments and 2 open follow-ups, of which 2 they could no longer read.")]
    [InlineData(0, 0, 0, 1, 0, true, "Owns 1 open follow-up. Give them to somebody else.", "Will see the same records as now.")]
    public void Is_said_in_numbers(int lost, int gained, int commitments, int followUps, int outOfSight, bool disables, params string[] sentences) =>
        Assert.Equal(sentences, new UserEffect(lost, gained, commitments, followUps, outOfSight, disables, []).Sentences);

    [Fact]
    public async Task A_name_alone_has_no_effect()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var form = await FormAsync(tracker, "officer");
        form.DisplayName = "Another";
        Assert.Null(await ForeseeAsync(tracker, form));
    }

    [Fact]
    public async Task Only_an_administrator_may_ask()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var form = await FormAsync(tracker, "officer");
        await Assert.ThrowsAsync<NotPermittedException>(() => ForeseeAsync(tracker, form, "manager"));
    }

    private static async Task<UserEffect?> ForeseeAsync(Tracker tracker, EditUserForm form, string actor = "admin")
    {
        await using var scope = await tracker.AsAsync(actor);
        return await UserEffects.ForeseeAsync(
            scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>(), scope.ServiceProvider.GetRequiredService<CurrentUser>(), form, Stop);
    }

    private static async Task<List<string>> SeenAsync(Tracker tracker, string userName)
    {
        await using var scope = await tracker.AsAsync(userName);
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        return
        [
            .. await db.Engagements.Select(e => e.Reference).ToListAsync(Stop), .. await db.Commitments.Select(c => c.Reference).ToListAsync(Stop),
            .. await db.FollowUps.Select(f => f.Reference).ToListAsync(Stop),
        ];
    }

    private static Task<Answer<User>> EditAsync(Tracker tracker, EditUserForm form) =>
        tracker.AsAsync<EditUserHandler, Answer<User>>("admin", handler => handler.HandleAsync(form, Stop));

    private static Task<User> UserAsync(Tracker tracker, string userName) =>
        tracker.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.UserName == userName));

    private static async Task<EditUserForm> FormAsync(Tracker tracker, string userName)
    {
        var user = await UserAsync(tracker, userName);
        return new EditUserForm
        {
            Id = user.Id,
            Version = user.Version,
            DisplayName = user.DisplayName,
            Email = user.Email,
            Roles = user.Roles,
            Unit = user.UnitId,
            Clearance = user.Clearance,
        };
    }
}
