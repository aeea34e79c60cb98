using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EngagementTracker.Tests.Setup;

/// <summary>How the database would answer what is asked of it.</summary>
public static partial class QueryPlans
{
    /// <summary>Of what an index finds, so many rows are too many to sort.</summary>
    private const int Many = 50_000;

    /// <summary>
    /// The steps that read one of those tables through, and those that find very many of its rows to sort them, each with its query and its plan. A table
    /// read in the order that is wanted, and left when the page is full, is not read through.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ScansAsync(string file, IEnumerable<string> asked, IReadOnlyCollection<string> tables)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        var found = FoundBy(connection);
        return [.. asked.SelectMany(sql => Scans(connection, sql, tables, found))];
    }

    private static IEnumerable<string> Scans(SqliteConnection connection, string sql, IReadOnlyCollection<string> large, Dictionary<string, long[]> found)
    {
        var plan = PlanOf(connection, sql);
        var tables = Aliases().Matches(sql).ToLookup(m => m.Groups["alias"].Value);
        foreach (var step in plan)
        {
            var isSorted = plan.Any(p => p.Parent == step.Parent && p.Does.StartsWith("USE TEMP B-TREE", StringComparison.Ordinal));
            var name = Scanned().Match(step.Does).Groups[1].Value;
            var places = tables[name].Where(m => large.Contains(m.Groups["table"].Value)).Select(m => m.Index).ToList();
            var isScan = (places.Count > 0 || (large.Contains(name) && !tables.Contains(name))) && (isSorted || places.Count == 0 || places.Any(at => !EndsWhenFull(sql, at)));
            if (isScan || (isSorted && IsMany(step.Does, found))) yield return $"{step.Does}\n{sql}\n{string.Join('\n', plan.Select(p => p.Does))}";
        }
    }

    private static bool IsMany(string step, Dictionary<string, long[]> found) => Searched().Match(step) is { Success: true } search
        && found.TryGetValue(search.Groups["index"].Value, out var rows)
        && rows[Math.Min(search.Groups["by"].Value.Split(" AND ").Length, rows.Length - 1)] >= Many;

    /// <summary>What ANALYZE says of each index: how many rows there are, and how many have the same first column, the same two first columns, and so on.</summary>
    private static Dictionary<string, long[]> FoundBy(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'";
        if ((long)command.ExecuteScalar()! == 0) return [];
        command.CommandText = "SELECT idx, stat FROM sqlite_stat1 WHERE idx IS NOT NULL";
        using var reader = command.ExecuteReader();
        Dictionary<string, long[]> found = [];
        while (reader.Read())
            found[reader.GetString(0)] = [.. reader.GetString(1).Split(' ').TakeWhile(n => char.IsAsciiDigit(n[0])).Select(n => long.Parse(n, CultureInfo.InvariantCulture))];
        return found;
    }

    private static List<(int Parent, string Does)> PlanOf(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        foreach (var name in Parameters().Matches(sql).Select(m => m.Value).Distinct()) command.Parameters.AddWithValue(name, DBNull.Value);
        using var reader = command.ExecuteReader();
        List<(int, string)> plan = [];
        while (reader.Read()) plan.Add((reader.GetInt32(1), reader.GetString(3)));
        return plan;
    }

    /// <summary>Whether the select around this place, or one around it that hands its rows on as they come, takes only so many.</summary>
    private static bool EndsWhenFull(string sql, int place)
    {
        for (var (from, to) = Around(sql, place); ; (from, to) = Around(sql, from - 1))
        {
            var select = Inner().Replace(sql[from..to], "");
            if (Gathers().IsMatch(select)) return false;
            if (select.Contains("LIMIT", StringComparison.Ordinal)) return true;
            if (from == 0) return false;
        }
    }

    /// <summary>What stands between the brackets nearest around a place.</summary>
    private static (int From, int To) Around(string sql, int place)
    {
        var (from, to) = (place, place);
        for (var depth = 0; from > 0; from--)
        {
            if (sql[from - 1] == ')') depth++;
            if (sql[from - 1] == '(' && depth-- == 0) break;
        }
        for (var depth = 0; to < sql.Length; to++)
        {
            if (sql[to] == '(') depth++;
            if (sql[to] == ')' && depth-- == 0) break;
        }
        return (from, to);
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameters();

    [GeneratedRegex("\"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"")]
    private static partial Regex Aliases();

    [GeneratedRegex(@"^SCAN (\w+)")]
    private static partial Regex Scanned();

    /// <summary>By equal values only: of how many rows lie between two values ANALYZE says nothing.</summary>
    [GeneratedRegex(@"^SEARCH \w+ USING (?:COVERING )?INDEX (?<index>\w+) \((?<by>\w+=\?(?: AND \w+=\?)*)\)")]
    private static partial Regex Searched();

    [GeneratedRegex(@"\((?>[^()]+|\((?<open>)|\)(?<-open>))*(?(open)(?!))\)")]
    private static partial Regex Inner();

    [GeneratedRegex(@"\b(COUNT|SUM|TOTAL|GROUP BY|DISTINCT)\b")]
    private static partial Regex Gathers();
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
