using Microsoft.Data.Sqlite;

namespace EngagementTracker.Benchmarks.Measure;

/// <summary>
/// The questions of the product in plain SQL, with the officer's reading rights, through one open connection and prepared commands: what is left is
/// what SQLite needs. The product cannot be quicker than that.
/// </summary>
internal sealed class PlainSql(string file) : IDisposable
{
    private const string Rights = """
        c."Marking" <= 3 AND (NOT EXISTS (SELECT 1 FROM "NeedToKnow" n WHERE n."EngagementId" = c."EngagementId")
            OR EXISTS (SELECT 1 FROM "NeedToKnow" n WHERE n."EngagementId" = c."EngagementId" AND (n."UserId" = 1 OR n."UnitId" = 3)))
        """;

    private const string Columns = """
        SELECT c."Id", c."Reference", c."Wording", c."Class", c."Direction", p."Code", p."Name", c."DeadlineKind", c."DeadlineDate", c."DeadlineEvent", u."DisplayName", c."MadeOn", c."Marking",
            c."State", c."Outcome", c."EndedOn",
            (SELECT x."Said" FROM "Progress" x WHERE x."CommitmentId" = c."Id" AND x."Said" IS NOT NULL ORDER BY x."AsOf" DESC, x."Id" DESC LIMIT 1),
            (SELECT a."Completion" FROM "Assessments" a WHERE a."CommitmentId" = c."Id" AND a."State" = 1 ORDER BY a."Period" DESC LIMIT 1),
            (SELECT COUNT(*) FROM "Mentions" m WHERE m."CommitmentId" = c."Id" AND m."Kind" = 1)
        FROM "Commitments" c JOIN "Parties" p ON p."Id" = c."CounterpartId" LEFT JOIN "Users" u ON u."Id" = c."OwnerId"
        """;

    private readonly Dictionary<string, SqliteCommand> commands = [];
    private SqliteConnection? connection;

    public static string Page(string where, string order) => $"{Columns} WHERE {Rights} AND {where} ORDER BY {order} LIMIT 51";

    public static string Count(string where) => $"""SELECT COUNT(*) FROM (SELECT 1 FROM "Commitments" c WHERE {Rights} AND {where} LIMIT 1001)""";

    public static string Record => $"{Columns} WHERE c.\"Reference\" = (SELECT \"Reference\" FROM \"Commitments\" ORDER BY \"Id\" DESC LIMIT 1 OFFSET 777)";

    /// <summary>The newest five of each kind in which the words stand, and how many there are, up to a thousand.</summary>
    public static IEnumerable<string> Search(string match) => new[] { "Engagement", "Commitment", "FollowUp", "Account", "Mention" }.SelectMany(kind => (string[])
    [
        $"SELECT r.* FROM {kind}Words w JOIN \"{kind}s\" r ON r.\"Id\" = w.rowid WHERE {kind}Words MATCH '{match}' ORDER BY w.rowid DESC LIMIT 5",
        $"SELECT COUNT(*) FROM (SELECT 1 FROM {kind}Words WHERE {kind}Words MATCH '{match}' LIMIT 1001)",
    ]);

    public async Task<int> AskAsync(params IEnumerable<string> questions)
    {
        var rows = 0;
        foreach (var sql in questions)
        {
            if (!commands.TryGetValue(sql, out var command))
            {
                commands[sql] = command = (await OpenAsync()).CreateCommand();
                command.CommandText = sql;
            }
            await using var reader = await command.ExecuteReaderAsync();
            var values = new object[reader.FieldCount];
            while (await reader.ReadAsync())
            {
                reader.GetValues(values);
                rows++;
            }
        }
        return rows;
    }

    public async Task<string> TextAsync(string sql)
    {
        await using var command = (await OpenAsync()).CreateCommand();
        command.CommandText = sql;
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public void Close()
    {
        foreach (var command in commands.Values) command.Dispose();
        commands.Clear();
        connection?.Dispose();
        connection = null;
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        if (connection is not null) return connection;
        connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync();
        return connection;
    }

    public void Dispose() => Close();
}
