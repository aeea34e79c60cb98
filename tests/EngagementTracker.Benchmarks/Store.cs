using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Data.Seed;
using EngagementTracker.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Benchmarks;

/// <summary>A database file of its own with the demo's directory and users, as the product makes it.</summary>
public sealed class Store : IAsyncDisposable
{
    private readonly string? folder;
    private readonly ServiceProvider services;
    private readonly CurrentUser officer = new();
    private List<PartyId> parties = [];
    private List<PersonId> people = [];

    private Store(string? file)
    {
        if (file is null) folder = Directory.CreateTempSubdirectory("tracker-bench-").FullName;
        File = file ?? Path.Combine(folder!, "tracker.db");
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(TimeProvider.System);
        collection.AddTrackerDatabase($"Data Source={File}");
        collection.AddSingleton<Ministry>();
        collection.AddSignIn();
        collection.AddHandlers();
        collection.AddMails();
        collection.AddScoped<ReferenceData>();
        collection.AddScoped<Demo>();
        services = collection.BuildServiceProvider();
    }

    public string File { get; }

    /// <param name="file">A database that is kept; without one, it goes with the store.</param>
    public static async Task<Store> StartAsync(string? file = null)
    {
        var store = new Store(file);
        await using var scope = store.services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        await db.Database.MigrateAsync();
        await scope.ServiceProvider.GetRequiredService<ReferenceData>().LoadAsync();
        await store.services.GetRequiredService<Ministry>().LoadAsync(db, new MinistryOptions());
        await scope.ServiceProvider.GetRequiredService<Demo>().LoadAsync(new DemoOptions { Accounts = true, Records = true });
        await store.SignInAsync(db);
        return store;
    }

    /// <summary>A database that is there already.</summary>
    public static async Task<Store> OpenAsync(string file)
    {
        var store = new Store(file);
        await using var scope = store.services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        await store.services.GetRequiredService<Ministry>().LoadAsync(db, new MinistryOptions());
        await store.SignInAsync(db);
        return store;
    }

    private async Task SignInAsync(TrackerDbContext db)
    {
        var account = await db.Users.SingleAsync(u => u.UserName == "officer");
        officer.Become(account.Id, account.DisplayName, account.Roles, account.UnitId, "Africa/Nairobi", account.Clearance);
        officer.Address = "192.0.2.17";
        parties = await db.Parties.OrderBy(p => p.Id).Take(2).Select(p => p.Id).ToListAsync();
        people = await db.People.OrderBy(p => p.Id).Take(4).Select(p => p.Id).ToListAsync();
    }

    /// <summary>Logs an engagement: a record with four participants and two parties, in one transaction with its reference.</summary>
    internal async Task LogAsync(Func<SqliteTransaction, Signature, IReadOnlyList<AuditedAct>, CancellationToken, Task> append)
    {
        await using var scope = services.CreateAsyncScope();
        await using var db = new TrackerDbContext(scope.ServiceProvider.GetRequiredService<DbContextOptions<TrackerDbContext>>(), officer, TimeProvider.System) { Append = append };
        db.Begin("LogCall");
        await using var transaction = await db.Database.BeginTransactionAsync();
        var when = new EventTime(new DateOnly(2025, 1, 27), "Africa/Nairobi");
        var facts = new EngagementFacts(
            EngagementKind.Call, Channel.Telephone, EngagementState.Held, when, null, "They spoke of trade, of the mission in Haiti and of the east of the Congo.",
            parties[0], [parties[1]],
            [.. people.Select((p, i) => new ParticipantFacts(p, parties[i % 2], i < 2 ? ParticipantRole.Principal : ParticipantRole.Accompanying, "Minister"))], []);
        db.Engagements.Add(Engagement.Log(
            await db.NextReferenceAsync(Reference.Engagement, 2025, default), facts, officer.UnitId, officer.SignedInId, DateTime.UtcNow, Marking.Unclassified));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Runs a use case as the officer, in a scope of its own as a circuit has.</summary>
    public async Task<TResult> DoAsOfficerAsync<TResult>(Func<IServiceProvider, Task<TResult>> act)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(officer.SignedInId, officer.DisplayName, officer.Roles, officer.UnitId, "Africa/Nairobi", officer.Clearance);
        return await act(scope.ServiceProvider);
    }

    /// <summary>Runs one query as the officer.</summary>
    public async Task<TResult> AsOfficerAsync<TResult>(Func<TrackerDbContext, CurrentUser, Task<TResult>> read)
    {
        await using var scope = services.CreateAsyncScope();
        await using var db = new TrackerDbContext(scope.ServiceProvider.GetRequiredService<DbContextOptions<TrackerDbContext>>(), officer, TimeProvider.System);
        return await read(db, officer);
    }

    /// <summary>
    /// Copies the demo's commitments, each with its parties and mentions, up to so many, and gives them a life: past the domain,
    /// because to log ten thousand calls takes longer than all that is measured.
    /// </summary>
    public async Task FillCommitmentsAsync(int commitments)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        var columns = string.Join(", ", await ColumnsAsync(connection, "Commitments", ["Id", "Reference", "MadeOn", "State", "Outcome", "EndedOn"]));
        foreach (var sql in (string[])[
            $"""
            WITH RECURSIVE "Round"("N") AS (SELECT 1 UNION ALL SELECT "N" + 1 FROM "Round" WHERE "N" < {commitments} / (SELECT COUNT(*) FROM "Commitments"))
            INSERT INTO "Commitments" ("Id", "Reference", "MadeOn", "State", "Outcome", "EndedOn", {columns})
            SELECT "Id" + 1000 * "N", substr("Reference", 1, 9) || (100000 + "Id" + 1000 * "N"), date("MadeOn", '-' || ("N" % 900) || ' days'),
                CASE "N" % 5 WHEN 4 THEN 2 ELSE 0 END, CASE "N" % 5 WHEN 4 THEN 0 END, CASE "N" % 5 WHEN 4 THEN date("MadeOn", '+90 days') END, {columns}
            FROM "Commitments", "Round"
            """,
            """INSERT INTO "CommitmentParties" ("CommitmentId", "PartyId", "Role") SELECT c."Id", p."PartyId", p."Role" FROM "Commitments" c JOIN "CommitmentParties" p ON p."CommitmentId" = c."Id" % 1000 WHERE c."Id" > 1000""",
            """
            INSERT INTO "Mentions" ("CommitmentId", "EngagementId", "Kind", "Quote", "RecordedUtc")
            SELECT c."Id", m."EngagementId", k."Kind", m."Quote", m."RecordedUtc" FROM "Commitments" c JOIN "Mentions" m ON m."CommitmentId" = c."Id" % 1000
            JOIN (SELECT 0 AS "Kind", 1 AS "Every" UNION ALL SELECT 1, 3 UNION ALL SELECT 1, 5 UNION ALL SELECT 1, 7) k ON c."Id" / 1000 % k."Every" = 0 WHERE c."Id" > 1000
            """,
            """
            INSERT INTO "Progress" ("CommitmentId", "AsOf", "Text", "Said", "EvidenceIds", "AuthorId", "RecordedUtc")
            SELECT "Id", "MadeOn", 'It is on its way.', "Id" % 5, '[]', "DrafterId", "LoggedUtc" FROM "Commitments" WHERE "Id" / 1000 % 3 = 1
            """,
            """
            INSERT INTO "Assessments" ("CommitmentId", "Period", "Score", "Completion", "Confidence", "Reasoning", "EvidenceIds", "AssessorId", "AssessedUtc", "State")
            SELECT "Id", '2025-H1', 0, "Id" % 5, 1, 'As found.', '[]', "DrafterId", "LoggedUtc", 1 FROM "Commitments" WHERE "Id" / 1000 % 3 = 2
            """,
            """INSERT INTO "CommitmentTopics" SELECT c."Id", t."Id" FROM "Commitments" c JOIN "Topics" t ON t."Id" = 1 + c."Id" % 7 WHERE c."Id" / 1000 % 4 = 3""",
            "ANALYZE"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Copies the demo's follow-ups up to so many, all open, each due on a day from five weeks ago to a year ahead, of one of four owners.</summary>
    public async Task FillFollowUpsAsync(int followUps)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        string[] own = ["Id", "Reference", "DueOn", "DoneUtc", "DoneById", "OwnerId", "UnitId", "ContinuesId"];
        var columns = string.Join(", ", await ColumnsAsync(connection, "FollowUps", own));
        foreach (var sql in (string[])[
            $"""
            WITH RECURSIVE "Round"("N") AS (SELECT 1 UNION ALL SELECT "N" + 1 FROM "Round" WHERE "N" <= {followUps} / (SELECT COUNT(*) FROM "FollowUps"))
            INSERT INTO "FollowUps" ("Id", "Reference", "DueOn", "OwnerId", "UnitId", {columns})
            SELECT "Id" + 1000 * "N", substr("Reference", 1, 9) || (1000000 + "Id" + 1000 * "N"), date('now', ((("Id" * 7919 + "N" * 104729) % 400) - 35) || ' days'),
                1 + ("Id" + "N") % 4, 1 + "N" % (SELECT COUNT(*) FROM "Units"), {columns}
            FROM "FollowUps", "Round" LIMIT {followUps}
            """,
            "ANALYZE"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<List<string>> ColumnsAsync(SqliteConnection connection, string table, IReadOnlyCollection<string> but)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT '"' || name || '"' FROM pragma_table_info('{table}') WHERE name NOT IN ('{string.Join("', '", but)}')""";
        await using var reader = await command.ExecuteReaderAsync();
        List<string> names = [];
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }

    /// <summary>Fills the trail up to so many entries of the usual length.</summary>
    public async Task FillAsync(int entries)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        var by = new Signature(DateTime.UtcNow, officer.Id, officer.DisplayName, "LogCall", officer.Address);
        var acts = Enumerable.Range(0, 10_000).Select(i => new AuditedAct(
            AuditAction.Changed, $"ENG-2025-{i:D4}", nameof(Engagement), i,
            [
                new FieldChange("Summary", "They spoke of trade and of Haiti.", "They spoke of trade, of Haiti and of the east of the Congo."),
                new FieldChange("When.Date", "2025-01-26", "2025-01-27"),
            ])).ToList();
        for (var last = (await AuditWriter.HeadAsync(connection, default))!.Id; last < entries; last += acts.Count)
        {
            await using var transaction = connection.BeginTransaction();
            await AuditWriter.AppendAsync(transaction, by, [.. acts.Take((int)Math.Min(acts.Count, entries - last))], default);
            await transaction.CommitAsync();
        }
    }

    /// <summary>Closes the connections that nobody uses.</summary>
    public void Close() => services.GetRequiredService<KeptConnections>().Close();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (folder is not null) Directory.Delete(folder, recursive: true);
    }
}
