using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EngagementTracker.Tests.Setup;

/// <summary>How the database would answer what is asked of it.</summary>
public static partial class QueryPlans
{
    /// <summary>The steps that read a table through which is among those, each with its query and its plan.</summary>
    public static async Task<IReadOnlyList<string>> ScansAsync(string file, IEnumerable<string> asked, IReadOnlyCollection<string> tables)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        return [.. asked.SelectMany(sql => Scans(connection, sql, tables))];
    }

    private static IEnumerable<string> Scans(SqliteConnection connection, string sql, IReadOnlyCollection<string> large)
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
            .Where(p => p.Scanned.Length > 0 && !made.Contains(p.Scanned) && tables.GetValueOrDefault(p.Scanned)?.Any(large.Contains) == true)
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
}

/// <summary>Hears what EF Core asks of one database.</summary>
public sealed class AskedQueries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<string> all = new();
    private readonly string file;
    private readonly IDisposable listening;

    public AskedQueries(string file)
    {
        this.file = file;
        listening = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public IReadOnlyCollection<string> All => all;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData data && value.Key == RelationalEventId.CommandExecuting.Name && data.Command.Connection?.DataSource == file)
            all.Enqueue(data.Command.CommandText);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => listening.Dispose();
}
