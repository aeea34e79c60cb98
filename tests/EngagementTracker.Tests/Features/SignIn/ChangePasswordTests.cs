using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Seed;
using EngagementTracker.Web.Features.SignIn.ChangePassword;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Tests.Features.SignIn;

public sealed class ChangePasswordTests
{
    [Fact]
    public async Task The_new_password_replaces_the_present_one()
    {
        await using var tracker = await Tracker.StartAsync();
        Assert.Empty((await ChangeAsync(tracker, Demo.Password, "Better-2026", "Better-2026")).Problems);
        Assert.Equal("Present", Assert.Single((await ChangeAsync(tracker, Demo.Password, "Best-20267", "Best-20267")).Problems).Field);
    }

    [Theory]
    [InlineData("", "Better-2026", "Better-2026", "Present")]
    [InlineData("wrong", "Better-2026", "Better-2026", "Present")]
    [InlineData(Demo.Password, "Better-2026", "Better-2027", "PasswordAgain")]
    [InlineData(Demo.Password, Demo.Password, Demo.Password, "Password")]
    [InlineData(Demo.Password, "short", "short", "Password")]
    [InlineData(Demo.Password, "alllowercase", "alllowercase", "Password")]
    public async Task What_does_not_fit_is_refused_at_its_field(string present, string password, string again, string field)
    {
        await using var tracker = await Tracker.StartAsync();
        Assert.Equal(field, Assert.Single((await ChangeAsync(tracker, present, password, again)).Problems).Field);
    }

    [Fact]
    public async Task A_present_password_that_was_guessed_too_often_rests_for_five_minutes()
    {
        await using var tracker = await Tracker.StartAsync();
        for (var i = 0; i < 10; i++) await ChangeAsync(tracker, "wrong", "Better-2026", "Better-2026");
        await Assert.ThrowsAsync<TooManyAttemptsException>(() => ChangeAsync(tracker, Demo.Password, "Better-2026", "Better-2026"));
        tracker.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty((await ChangeAsync(tracker, Demo.Password, "Better-2026", "Better-2026")).Problems);
    }

    private static Task<Answer<User>> ChangeAsync(Tracker tracker, string present, string password, string again) =>
        tracker.AsAsync<ChangePasswordHandler, Answer<User>>("officer", handler =>
            handler.HandleAsync(new ChangePasswordForm { Present = present, Password = password, PasswordAgain = again }));
}
