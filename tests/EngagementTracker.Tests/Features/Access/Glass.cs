using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Access.BreakTheGlass;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Access;

/// <summary>The demo's records, of which one is confidential and limited to the Americas Desk: the head of Policy Planning, cleared so high, is not on its list.</summary>
internal static class Glass
{
    public const string Head = "analyst";
    public const string Reason = "The minister asks for the state of the resolution tonight.";
    public static readonly DateOnly LimitedDate = new(2025, 8, 19);

    public static Task<Tracker> DemoAsync() => Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    /// <summary>The references of the limited engagement, a commitment of it and a follow-up of it.</summary>
    public static Task<(string Engagement, string Commitment, string FollowUp)> LimitedAsync(this Tracker tracker) => tracker.ReadAsync(async db =>
    {
        var engagement = await db.Engagements.SingleAsync(e => e.When.Date == LimitedDate);
        return (
            engagement.Reference,
            await db.Commitments.Where(c => c.EngagementId == engagement.Id).OrderBy(c => c.Id).Select(c => c.Reference).FirstAsync(),
            await db.FollowUps.Where(f => f.EngagementId == engagement.Id).OrderBy(f => f.Id).Select(f => f.Reference).FirstAsync());
    });

    public static async Task<Answer<OpenedRecord>> BreakAsync(this AsyncServiceScope scope, string? reference, string? reason = Reason) =>
        await scope.ServiceProvider.GetRequiredService<BreakGlassHandler>().HandleAsync(new BreakGlassForm { Reference = reference, Reason = reason });

    public static async Task<TResult> ReadAsync<TResult>(this AsyncServiceScope scope, Func<TrackerDbContext, Task<TResult>> read)
    {
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>How many of the engagement, its commitment and its follow-up are there: all three, or none.</summary>
    public static Task<int> SightAsync(this AsyncServiceScope scope, (string Engagement, string Commitment, string FollowUp) limited) =>
        scope.ReadAsync(async db =>
            await db.Engagements.CountAsync(e => e.Reference == limited.Engagement)
            + await db.Commitments.CountAsync(c => c.Reference == limited.Commitment)
            + await db.FollowUps.CountAsync(f => f.Reference == limited.FollowUp));

    /// <summary>The head with another clearance than the demo gives them.</summary>
    public static async Task<AsyncServiceScope> HeadAsync(this Tracker tracker, Marking? clearance)
    {
        var head = await tracker.ReadAsync(db => db.Users.SingleAsync(u => u.UserName == Head));
        return tracker.As(head.Id, head.Roles, head.UnitId, clearance);
    }
}
