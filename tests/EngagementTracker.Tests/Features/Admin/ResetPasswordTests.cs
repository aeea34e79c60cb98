using System.Text.Json;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Data.Seed;
using EngagementTracker.Web.Features.Admin.ResetPassword;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Admin;

public sealed class ResetPasswordTests
{
    [Fact]
    public async Task The_old_password_ends_the_new_one_works_and_the_audit_says_so()
    {
        await using var tracker = await Tracker.StartAsync();
        var id = await tracker.UserIdAsync("analyst");
        var password = await tracker.AsAsync<ResetPasswordHandler, string>("admin", handler => handler.HandleAsync(id));
        Assert.True(await AcceptsAsync(tracker, password));
        Assert.False(await AcceptsAsync(tracker, Demo.Password));
        var entries = await tracker.ReadAsync(db => db.AuditEntries.Where(a => a.Record == $"user:{id}").OrderBy(a => a.Id).ToListAsync());
        var changes = JsonSerializer.Deserialize<List<FieldChange>>(entries[^1].Changes)!;
        Assert.Equal(2, changes.Count);
        Assert.Contains(new FieldChange("Password", null, "set"), changes);
        Assert.Contains(new FieldChange("MustChangePassword", "no", "yes"), changes);
    }

    [Fact]
    public async Task Only_an_administrator_may()
    {
        await using var tracker = await Tracker.StartAsync();
        var id = await tracker.UserIdAsync("analyst");
        await Assert.ThrowsAsync<NotPermittedException>(() =>
            tracker.AsAsync<ResetPasswordHandler, string>("manager", handler => handler.HandleAsync(id)));
    }

    private static Task<bool> AcceptsAsync(Tracker tracker, string password) =>
        tracker.AsAsync<UserManager<User>, bool>("admin", async users =>
            await users.CheckPasswordAsync((await users.FindByNameAsync("analyst"))!, password));
}
