using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EngagementTracker.Tests.Features.Deadlines;

/// <summary>The demo's records, loaded once for tests that only read.</summary>
public sealed class DeskOfTheDemo : IAsyncLifetime
{
    private Tracker tracker = null!;

    public FakeTimeProvider Time => tracker.Time;

    public async ValueTask InitializeAsync() =>
        tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    public async Task<TResult> ReadAsync<TResult>(string userName, Func<TrackerDbContext, CurrentUser, DueCalendar, Task<TResult>> read)
    {
        await using var scope = await tracker.AsAsync(userName);
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        return await read(db, scope.ServiceProvider.GetRequiredService<CurrentUser>(), await DueCalendar.ReadAsync(db, Time));
    }

    public ValueTask DisposeAsync() => tracker.DisposeAsync();
}
