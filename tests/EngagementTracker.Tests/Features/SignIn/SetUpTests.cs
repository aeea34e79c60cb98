using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.SignIn.SetUp;
using EngagementTracker.Web.Hosting;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.SignIn;

public sealed class SetUpTests
{
    private readonly SetupLink link = new();

    [Fact]
    public async Task Makes_the_first_administrator_and_the_first_unit_once()
    {
        await using var tracker = await Tracker.StartAsync();
        await WithoutUsersAsync(tracker);
        var token = Token();
        var answer = await SetUpAsync(tracker, token, Form());
        Assert.Empty(answer.Problems);
        var (user, unit) = await tracker.ReadAsync(async db => (await db.Users.SingleAsync(), await db.Units.SingleAsync(u => u.Code == "HQ")));
        Assert.Equal(Roles.Administrator, user.Roles);
        Assert.Equal(unit.Id, user.UnitId);
        await Assert.ThrowsAsync<NotPermittedException>(() => SetUpAsync(tracker, token, Form()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    public async Task A_wrong_token_is_refused(string? token)
    {
        await using var tracker = await Tracker.StartAsync();
        await WithoutUsersAsync(tracker);
        Token();
        await Assert.ThrowsAsync<NotPermittedException>(() => SetUpAsync(tracker, token, Form()));
    }

    [Fact]
    public async Task Once_there_is_a_user_the_right_token_is_refused_too()
    {
        await using var tracker = await Tracker.StartAsync();
        await Assert.ThrowsAsync<NotPermittedException>(() => SetUpAsync(tracker, Token(), Form()));
    }

    [Fact]
    public async Task A_refused_password_leaves_neither_user_nor_unit_and_the_link_open()
    {
        await using var tracker = await Tracker.StartAsync();
        await WithoutUsersAsync(tracker);
        var token = Token();
        var form = Form();
        form.Password = form.PasswordAgain = "weak";
        Assert.Equal("Password", Assert.Single((await SetUpAsync(tracker, token, form)).Problems).Field);
        Assert.False(await tracker.ReadAsync(async db => await db.Users.AnyAsync() || await db.Units.AnyAsync(u => u.Code == "HQ")));
        Assert.Empty((await SetUpAsync(tracker, token, Form())).Problems);
    }

    private string Token() => link.Open().Split('=')[1];

    private async Task<Answer<User>> SetUpAsync(Tracker tracker, string? token, SetUpForm form)
    {
        await using var scope = tracker.AsNobody();
        var services = scope.ServiceProvider;
        var handler = new SetUpHandler(
            services.GetRequiredService<TrackerDbContext>(), services.GetRequiredService<UserManager<User>>(), link, new SetUpValidator());
        return await handler.HandleAsync(token, form, TestContext.Current.CancellationToken);
    }

    private static Task<int> WithoutUsersAsync(Tracker tracker) => tracker.ReadAsync(async db =>
    {
        await db.Units.ExecuteUpdateAsync(units => units.SetProperty(u => u.HeadId, (UserId?)null));
        return await db.Users.ExecuteDeleteAsync();
    });

    private static SetUpForm Form() => new()
    {
        UserName = "first",
        DisplayName = "First Administrator",
        Password = "First-2026-Link",
        PasswordAgain = "First-2026-Link",
        UnitCode = "hq",
        UnitName = "Headquarters",
        TimeZone = "Africa/Nairobi",
    };
}
