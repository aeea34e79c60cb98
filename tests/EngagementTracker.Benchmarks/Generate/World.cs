using EngagementTracker.Domain;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Benchmarks.Generate;

internal sealed record Counterpart(long Id, string Name, IReadOnlyList<(long Id, string Name, string Title)> People);

internal sealed record Drafter(long Id, string Name, long Unit, string Zone);

/// <summary>The directory that the generated records refer to: the demo's, with more people, topics and desk officers.</summary>
internal sealed class World
{
    /// <summary>Those with whom there is most to talk about; the others follow.</summary>
    private static readonly string[] Closest = ["US", "UG", "TZ", "ET", "CN", "GB", "EU", "UN", "AU", "SO", "RW", "CD", "SS", "DE", "FR", "IN", "EAC", "ZA", "AE", "SD"];

    private World(Counterpart home, IReadOnlyList<Counterpart> others, IReadOnlyList<long> topics, List<Drafter> drafters) =>
        (Home, Others, Topics, Drafters) = (home, others, topics, drafters);

    public Counterpart Home { get; }
    public IReadOnlyList<Counterpart> Others { get; }
    public IReadOnlyList<long> Topics { get; }
    public List<Drafter> Drafters { get; }

    public static World Make(SqliteConnection connection, SqliteTransaction transaction, Vocabulary words, int engagements)
    {
        var parties = Read(connection, transaction, """SELECT "Id", "Name", "Code" FROM "Parties" ORDER BY "Id" """, r => (Id: r.GetInt64(0), Name: r.GetString(1), Code: r.GetString(2)));
        var units = Read(connection, transaction, """SELECT "Id", "TimeZone" FROM "Units" """, r => (Id: r.GetInt64(0), Zone: r.GetString(1)));
        var number = 0;
        using var people = new RowWriter(connection, "People", "Id", "Name", "PartyId", "Aliases", "SearchKey", "Version");
        using var offices = new RowWriter(connection, "Offices", "PersonId", "PartyId", "Title", "From");
        Counterpart Staffed((long Id, string Name, string Code) party, int many)
        {
            List<(long, string, string)> staff = [];
            for (var i = 0; i < many; i++, number++)
            {
                var (id, name, title) = (1_000L + number, Vocabulary.Name(number), words.Title());
                people.Write(transaction, id, name, party.Id, "[]", Text.SearchKey(name), 0);
                offices.Write(transaction, id, party.Id, title, "2015-01-01");
                staff.Add((id, name, title));
            }
            return new Counterpart(party.Id, party.Name, staff);
        }
        var ranked = parties.Where(p => p.Code != "KE").OrderBy(p => Array.IndexOf(Closest, p.Code) is var at && at < 0 ? int.MaxValue : at).ThenBy(p => p.Id).ToList();
        var each = Math.Clamp(engagements / 20_000, 3, 20);
        var home = Staffed(parties.Single(p => p.Code == "KE"), 10 * each);
        List<Counterpart> others = [.. ranked.Select((p, at) => Staffed(p, at < Closest.Length ? 4 * each : each))];
        using var topics = new RowWriter(connection, "Topics", "Name", "Slug", "Aliases", "SearchKey", "Version");
        foreach (var name in Vocabulary.MoreTopics)
            topics.Write(transaction, name, name.ToLowerInvariant().Replace(' ', '-'), "[]", Text.SearchKey(name), 0);
        using var users = new RowWriter(
            connection, "Users", "Id", "DisplayName", "Roles", "UnitId", "IsDisabled", "Version", "UserName", "NormalizedUserName", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled",
            "LockoutEnabled", "AccessFailedCount", "Clearance");
        List<Drafter> drafters = [];
        for (var i = 0; i < 60; i++)
        {
            var (name, unit) = (Vocabulary.Name(number + i), units[i % units.Count]);
            users.Write(transaction, 100 + i, name, 1, unit.Id, 0, 0, $"desk{i}", $"DESK{i}", 0, 0, 0, 1, 0, 3);
            drafters.Add(new Drafter(100 + i, name, unit.Id, unit.Zone));
        }
        drafters.AddRange(Read(connection, transaction,
            """SELECT u."Id", u."DisplayName", u."UnitId", n."TimeZone" FROM "Users" u JOIN "Units" n ON n."Id" = u."UnitId" WHERE u."Id" < 100 AND u."Clearance" IS NOT NULL""",
            r => new Drafter(r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetString(3))));
        return new World(home, others, Read(connection, transaction, """SELECT "Id" FROM "Topics" ORDER BY "Id" """, r => r.GetInt64(0)), drafters);
    }

    private static List<TRow> Read<TRow>(SqliteConnection connection, SqliteTransaction transaction, string sql, Func<SqliteDataReader, TRow> read)
    {
        using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        using var reader = command.ExecuteReader();
        List<TRow> rows = [];
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }
}
