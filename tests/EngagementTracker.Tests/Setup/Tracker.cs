using System.Collections.Concurrent;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Backups;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Data.Seed;
using EngagementTracker.Web.Features.Engagements.AddAccount;
using EngagementTracker.Web.Hosting;
using EngagementTracker.Web.Ui.History;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EngagementTracker.Tests.Setup;

/// <summary>The application's own services on a real SQLite file of its own, at 09:00 UTC on 3 February 2025, with the parties and the demo's users.</summary>
public sealed class Tracker : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<(DateTimeOffset Now, bool Records, bool Lives), Lazy<Task<byte[]>>> Prepared = new();

    /// <summary>With the schema and nothing in it, which no clock changes.</summary>
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    private readonly string folder = Directory.CreateTempSubdirectory("tracker-test-").FullName;
    private readonly ServiceProvider services;

    private readonly string options;

    private Tracker(DateTimeOffset now, string options = "")
    {
        this.options = options;
        Time = new FakeTimeProvider(now);
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddTrackerDatabase(ConnectionString);
        collection.AddSingleton<Ministry>();
        collection.AddSignIn();
        collection.AddScoped<ReferenceData>();
        collection.AddScoped<Demo>();
        collection.AddHandlers();
        collection.AddMails();
        services = collection.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; }

    public string ConnectionString => $"Data Source={DatabaseFile}{options}";

    public string DatabaseFile => Path.Combine(folder, "tracker.db");

    /// <summary>How backups are configured: not at all, until a test says so.</summary>
    public BackupOptions Backups => services.GetRequiredService<IOptions<BackupOptions>>().Value;

    /// <param name="options">More of the connection string.</param>
    public static Task<Tracker> StartAsync(bool records = false, string options = "") =>
        StartAsync(new DateTimeOffset(2025, 2, 3, 9, 0, 0, TimeSpan.Zero), records, options: options);

    /// <param name="now">The clock, which stands still until a test moves it.</param>
    /// <param name="records">Whether to load the demo's engagements too.</param>
    /// <param name="lives">Whether to let its commitments live; otherwise they are as they were made.</param>
    public static async Task<Tracker> StartAsync(DateTimeOffset now, bool records, bool lives = false, string options = "")
    {
        var prepared = await Prepared.GetOrAdd(
            (now, records, lives), start => new Lazy<Task<byte[]>>(() => PrepareAsync(start.Now, start.Records, start.Lives))).Value;
        var tracker = new Tracker(now, options);
        await File.WriteAllBytesAsync(tracker.DatabaseFile, prepared);
        await using var scope = tracker.services.CreateAsyncScope();
        await tracker.Ministry.LoadAsync(scope.ServiceProvider.GetRequiredService<TrackerDbContext>(), new MinistryOptions());
        return tracker;
    }

    private static async Task<byte[]> MigrateAsync()
    {
        await using var tracker = new Tracker(DateTimeOffset.UnixEpoch);
        return await tracker.FileAfterAsync((_, db) => db.Database.MigrateAsync());
    }

    /// <summary>Seeds a database once for all the tests that begin with it.</summary>
    private static async Task<byte[]> PrepareAsync(DateTimeOffset now, bool records, bool lives)
    {
        await using var tracker = new Tracker(now);
        await File.WriteAllBytesAsync(tracker.DatabaseFile, await Migrated.Value);
        return await tracker.FileAfterAsync(async (services, db) =>
        {
            await services.GetRequiredService<ReferenceData>().LoadAsync();
            await tracker.Ministry.LoadAsync(db, new MinistryOptions());
            await services.GetRequiredService<Demo>().LoadAsync(new DemoOptions { Accounts = true, Records = records, Lives = lives });
        });
    }

    /// <summary>The whole of the database's file once something was done with it.</summary>
    private async Task<byte[]> FileAfterAsync(Func<IServiceProvider, TrackerDbContext, Task> act)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
            await act(scope.ServiceProvider, db);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        return await File.ReadAllBytesAsync(DatabaseFile);
    }

    /// <summary>On a database that an earlier version made and wrote to.</summary>
    /// <param name="version">The name of that version's last migration.</param>
    public static async Task<Tracker> UpgradedAsync(string version, string records)
    {
        var tracker = await OfVersionAsync(version, records);
        await tracker.ReadAsync(async db =>
        {
            await db.Database.MigrateAsync();
            return 0;
        });
        return tracker;
    }

    /// <summary>On a database as an earlier version left it, closed.</summary>
    public static async Task<Tracker> OfVersionAsync(string version, string records)
    {
        var tracker = new Tracker(new DateTimeOffset(2025, 2, 3, 9, 0, 0, TimeSpan.Zero));
        await tracker.ReadAsync(async db =>
        {
            await db.Database.MigrateAsync(version);
            return await db.Database.ExecuteSqlRawAsync(records);
        });
        tracker.Close();
        return tracker;
    }

    /// <summary>Closes the connections that are kept open.</summary>
    public void Close() => services.GetRequiredService<KeptConnections>().Close();

    public Ministry Ministry => services.GetRequiredService<Ministry>();

    /// <summary>A scope in which nobody is signed in.</summary>
    public AsyncServiceScope AsNobody() => services.CreateAsyncScope();

    /// <summary>A scope in which one of the demo's users acts.</summary>
    public async Task<AsyncServiceScope> AsAsync(string userName)
    {
        var scope = services.CreateAsyncScope();
        await using var db = await ContextAsync(scope);
        var user = await db.Users.SingleAsync(u => u.UserName == userName);
        var unit = await db.Units.SingleAsync(u => u.Id == user.UnitId);
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(user.Id, user.DisplayName, user.Roles, unit.Id, unit.TimeZone, user.Clearance);
        return scope;
    }

    /// <summary>A scope in which somebody acts who has just this id, unit and clearance.</summary>
    public AsyncServiceScope As(UserId id, Roles roles, UnitId unit, Marking? clearance)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(id, "Somebody", roles, unit, "Africa/Nairobi", clearance);
        return scope;
    }

    public async Task CreateUsersAsync(string password, params IReadOnlyList<User> users)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TrackerDbContext>().Begin(this);
        var manager = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var hash = manager.PasswordHasher.HashPassword(users[0], password);
        foreach (var user in users)
        {
            user.PasswordHash = hash;
            Assert.True((await manager.CreateAsync(user)).Succeeded);
        }
    }

    /// <summary>Runs one action as one of the demo's users, in a scope of its own.</summary>
    public async Task<TResult> AsAsync<TService, TResult>(string userName, Func<TService, Task<TResult>> act)
        where TService : notnull
    {
        await using var scope = await AsAsync(userName);
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Reads the database as it stands, as an inspector of the first unit, the Americas Desk, who is cleared for everything.</summary>
    public async Task<TResult> ReadAsync<TResult>(Func<TrackerDbContext, Task<TResult>> read)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>()
            .Become(new UserId(long.MaxValue), "Inspector", Roles.Administrator, new UnitId(1), "Etc/UTC", Marking.TopSecret);
        await using var db = await ContextAsync(scope);
        db.Begin(this);
        return await read(db);
    }

    public Task<UserId> UserIdAsync(string userName) => ReadAsync(db => db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync());

    private static Task<TrackerDbContext> ContextAsync(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
