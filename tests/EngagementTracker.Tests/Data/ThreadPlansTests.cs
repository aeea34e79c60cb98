using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using EngagementTracker.Domain.People;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Parties;
using EngagementTracker.Web.Features.Parties.BriefMe;
using EngagementTracker.Web.Features.People;
using EngagementTracker.Web.Features.Topics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EngagementTracker.Tests.Data;

/// <summary>What the pages of a party, a person and a topic ask is answered from indexes, and they do not ask much.</summary>
public sealed partial class ThreadPlansTests
{
    private const int MostQueries = 40;

    private static readonly string[] Large =
    [
        "Engagements", "EngagementParties", "EngagementTopics", "Participants", "Accounts", "NeedToKnow", "Commitments", "CommitmentParties", "CommitmentTopics",
        "Mentions", "Progress", "BreakGlasses",
    ];

    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("party")]
    [InlineData("home")]
    [InlineData("person")]
    [InlineData("topic")]
    [InlineData("brief")]
    public async Task No_large_table_is_read_through(string page)
    {
        await using var tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true, lives: true);
        var asked = await AskedAsync(tracker, page);
        Assert.InRange(asked.Count, 5, MostQueries);

        await using var connection = new SqliteConnection($"Data Source={tracker.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var scans = asked.SelectMany(sql => Scans(connection, sql)).ToList();
        Assert.True(scans.Count == 0, string.Join("\n\n", scans));
        TestContext.Current.TestOutputHelper?.WriteLine($"{page}: {asked.Count} queries, no scan");
    }

    private static async Task<IReadOnlyCollection<string>> AskedAsync(Tracker tracker, string page)
    {
        var commands = new Commands(tracker.DatabaseFile);
        using var listening = DiagnosticListener.AllListeners.Subscribe(commands);
        var home = tracker.Ministry.HomeParty;
        await tracker.ReadAsync<object?>(async db => page switch
        {
            "party" or "home" => await PartyQuery.ReadAsync(db, tracker.Time, home, page == "home" ? "KE" : "US", Today) is { } view
                ? await PartyQuery.RecallAsync(db, view.Party.Id, home, Today) : null,
            "person" => await PersonQuery.ReadAsync(db, new PersonId(1), Today) is { } person ? await PersonQuery.RecallAsync(db, person.Person.Id, Today) : null,
            "topic" => await TopicQuery.ReadAsync(db, tracker.Time, "stip", Today) is { } topic ? await TopicQuery.RecallAsync(db, topic.Topic, Today) : null,
            _ => await new BriefQuery(db, tracker.Time, home, Today).ReadAsync("US"),
        });
        return commands.Asked;
    }

    private static IEnumerable<string> Scans(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        foreach (var name in Parameters().Matches(sql).Select(m => m.Value).Distinct()) command.Parameters.AddWithValue(name, DBNull.Value);
        using var reader = command.ExecuteReader();
        List<string> plan = [];
        while (reader.Read()) plan.Add(reader.GetString(3));
        var tables = Aliases().Matches(sql).GroupBy(m => m.Groups[2].Value, m => m.Groups[1].Value).ToDictionary(g => g.Key, g => g.ToList());
        var made = plan.Select(p => Made().Match(p)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToHashSet();
        return plan.Select(p => (Line: p, Scanned: Scanned().Match(p).Groups[1].Value))
            .Where(p => p.Scanned.Length > 0 && !made.Contains(p.Scanned) && tables.GetValueOrDefault(p.Scanned)?.Any(Large.Contains) == true)
            .Select(p => $"{p.Line}\n{sql}\n{string.Join('\n', plan)}");
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameters();

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Aliases();

    [GeneratedRegex(@"^(?:CO-ROUTINE|MATERIALIZE) (\w+)")]
    private static partial Regex Made();

    [GeneratedRegex(@"^SCAN (\w+)")]
    private static partial Regex Scanned();

    /// <summary>Hears what EF Core asks of one database.</summary>
    private sealed class Commands(string file) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public ConcurrentQueue<string> Asked { get; } = new();

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData data && value.Key == RelationalEventId.CommandExecuting.Name && data.Command.Connection?.DataSource == file)
                Asked.Enqueue(data.Command.CommandText);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
