using System.Net;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Seed;
using EngagementTracker.Web.Features.SignIn.CheckPassword;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.SignIn;

public sealed class CheckPasswordTests
{
    private static readonly IPAddress Office = IPAddress.Parse("192.0.2.1");

    [Fact]
    public async Task The_right_password_signs_in()
    {
        await using var tracker = await Tracker.StartAsync();
        var answer = await CheckAsync(tracker, " Officer ", Demo.Password);
        Assert.Equal("officer", answer.Value?.UserName);
    }

    [Fact]
    public async Task An_unknown_user_a_wrong_password_a_locked_and_a_disabled_account_get_one_answer_for_one_hash()
    {
        await using var tracker = await Tracker.StartAsync();
        await tracker.ReadAsync(db => db.Users.Where(u => u.UserName == "manager").ExecuteUpdateAsync(u => u.SetProperty(m => m.IsDisabled, true)));
        var later = new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await tracker.ReadAsync(db => db.Users.Where(u => u.UserName == "analyst").ExecuteUpdateAsync(u => u.SetProperty(a => a.LockoutEnd, later)));
        foreach (var (name, password) in new[] { ("nobody", Demo.Password), ("officer", "Wrong-2025"), ("analyst", Demo.Password), ("manager", Demo.Password), ("", "") })
        {
            var hasher = new CountingHasher();
            var answer = await CheckAsync(tracker, name, password, hasher);
            Assert.Null(answer.Value);
            Assert.Equal(new Problem("UserName", CheckPasswordHandler.Refusal), Assert.Single(answer.Problems));
            Assert.Equal(1, hasher.Hashes);
        }
    }

    [Fact]
    public async Task The_tenth_wrong_password_locks_the_account_and_then_the_name_rests()
    {
        await using var tracker = await Tracker.StartAsync();
        for (var i = 0; i < 10; i++) await CheckAsync(tracker, "officer", "Wrong-2025");
        Assert.True(await tracker.ReadAsync(db => db.Users.AnyAsync(u => u.UserName == "officer" && u.LockoutEnd != null)));
        await Assert.ThrowsAsync<TooManyAttemptsException>(() => CheckAsync(tracker, "officer", Demo.Password));
        tracker.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(CheckPasswordHandler.Refusal, Assert.Single((await CheckAsync(tracker, "officer", Demo.Password)).Problems).Sentence);
    }

    private static async Task<Answer<User>> CheckAsync(Tracker tracker, string name, string password, IPasswordHasher<User>? hasher = null)
    {
        await using var scope = tracker.AsNobody();
        var services = scope.ServiceProvider;
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = services };
        var (signIn, users) = (services.GetRequiredService<RecordedSignIn>(), services.GetRequiredService<UserManager<User>>());
        if (hasher is not null) users.PasswordHasher = hasher;
        var handler = new CheckPasswordHandler(
            signIn, users, hasher ?? users.PasswordHasher, services.GetRequiredService<AttemptLimits>());
        return await handler.HandleAsync(new CheckPasswordForm(name, password), Office);
    }

    private sealed class CountingHasher : PasswordHasher<User>
    {
        public int Hashes { get; private set; }

        public override string HashPassword(User user, string password)
        {
            Hashes++;
            return base.HashPassword(user, password);
        }

        public override PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
        {
            Hashes++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
