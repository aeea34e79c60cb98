using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.History;

/// <summary>What one person did to a record in one save.</summary>
public sealed record HistoryEntry(DateTime AtUtc, string Who, IReadOnlyList<HistoryLine> Lines);

/// <summary>One row of the record: "Participant added", with its fields in words.</summary>
public sealed record HistoryLine(string Title, IReadOnlyList<HistoryField> Fields);

public sealed record HistoryField(string Label, string? Old, string? New);

/// <summary>The audit trail of one record in words: keys by the names that they have now.</summary>
public sealed partial class RecordHistory(IDbContextFactory<TrackerDbContext> contexts)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<HistoryEntry>> ReadAsync(string record, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.AuditEntries.AsNoTracking().Where(a => a.Record == record)
            .OrderByDescending(a => a.Id).Take(Most).ToListAsync(cancellation);
        var parsed = rows.Select(r => (Row: r, Fields: JsonSerializer.Deserialize<List<FieldChange>>(r.Changes)!)).ToList();
        var names = await NamesAsync(db, [.. parsed.SelectMany(p => p.Fields)], cancellation);
        return
        [
            .. parsed.GroupBy(p => (p.Row.AtUtc, p.Row.ActorName)).Select(save => new HistoryEntry(
                save.Key.AtUtc, save.Key.ActorName,
                [.. save.Reverse().Select(p => new HistoryLine(Title(p.Row), [.. p.Fields.Where(f => !HasNoMeaning(f)).Select(f => InWords(f, names))]))])),
        ];
    }

    private static string Title(AuditEntry row) => row.Entity == nameof(BreakGlass)
        ? "Opened by break glass"
        : $"{Words(row.Entity)} {row.Action.ToString().ToLowerInvariant()}";

    /// <summary>Empty values of something new say nothing.</summary>
    private static bool HasNoMeaning(FieldChange change) => string.IsNullOrEmpty(change.Old) && string.IsNullOrEmpty(change.New);

    private static HistoryField InWords(FieldChange change, Dictionary<(string, string), string> names)
    {
        string? Value(string? raw) => raw is null ? null
            : change.Type is { } type ? names.GetValueOrDefault((type, raw), raw)
            : raw.StartsWith('[') && change.Field is "Obligors" or "Beneficiaries"
                ? string.Join(", ", JsonSerializer.Deserialize<long[]>(raw)!.Select(id => names.GetValueOrDefault((nameof(PartyId), Key(id)), Key(id))))
            : EnumWord().IsMatch(raw) && change.Field is not "Reference" ? Words(raw) : raw;
        return new HistoryField(Label(change.Field), Value(change.Old), Value(change.New));
    }

    private static string Label(string field) => Words(field.Split('.')[^1] switch
    {
        var id when id.EndsWith("Id", StringComparison.Ordinal) => id[..^2],
        var utc when utc.EndsWith("Utc", StringComparison.Ordinal) => utc[..^3],
        "Body" => "Text",
        "DueOn" => "Due",
        var other => other,
    });

    /// <summary>"DueOn" reads "Due on".</summary>
    private static string Words(string name)
    {
        var spaced = WordStart().Replace(name, " $1").ToLowerInvariant();
        return string.Concat(char.ToUpper(spaced[0], CultureInfo.InvariantCulture).ToString(), spaced.AsSpan(1));
    }

    private static async Task<Dictionary<(string, string), string>> NamesAsync(
        TrackerDbContext db, List<FieldChange> changes, CancellationToken cancellation)
    {
        var names = new Dictionary<(string, string), string>();
        async Task AddAsync<TId>(Func<long, TId> make, Func<TId, long> value, Func<List<TId>, IQueryable<KeyValuePair<TId, string>>> find)
            where TId : struct
        {
            var ids = Keys(changes, typeof(TId).Name).Select(make).ToList();
            if (ids.Count == 0) return;
            foreach (var (id, name) in await find(ids).ToListAsync(cancellation)) names[(typeof(TId).Name, Key(value(id)))] = name;
        }

        await AddAsync(v => new PartyId(v), id => id.Value, ids => db.Parties.Where(p => ids.Contains(p.Id)).Select(p => KeyValuePair.Create(p.Id, p.Name)));
        await AddAsync(v => new PersonId(v), id => id.Value, ids => db.People.Where(p => ids.Contains(p.Id)).Select(p => KeyValuePair.Create(p.Id, p.Name)));
        await AddAsync(v => new TopicId(v), id => id.Value, ids => db.Topics.Where(t => ids.Contains(t.Id)).Select(t => KeyValuePair.Create(t.Id, t.Name)));
        await AddAsync(v => new UnitId(v), id => id.Value, ids => db.Units.Where(u => ids.Contains(u.Id)).Select(u => KeyValuePair.Create(u.Id, u.Name)));
        await AddAsync(v => new UserId(v), id => id.Value, ids => db.Users.Where(u => ids.Contains(u.Id)).Select(u => KeyValuePair.Create(u.Id, u.DisplayName)));
        await AddAsync(v => new EngagementId(v), id => id.Value, ids => db.Engagements.Where(e => ids.Contains(e.Id)).Select(e => KeyValuePair.Create(e.Id, e.Reference)));
        await AddAsync(v => new CommitmentId(v), id => id.Value, ids => db.Commitments.Where(c => ids.Contains(c.Id)).Select(c => KeyValuePair.Create(c.Id, c.Reference)));
        await AddAsync(v => new AccountId(v), id => id.Value, ids => db.Accounts.Where(a => ids.Contains(a.Id)).Select(a => KeyValuePair.Create(a.Id, a.Issuer)));
        return names;
    }

    private static IEnumerable<long> Keys(List<FieldChange> changes, string type)
    {
        var single = changes.Where(c => c.Type == type).SelectMany(c => new[] { c.Old, c.New }).OfType<string>().Select(Number);
        var lists = type == nameof(PartyId)
            ? changes.Where(c => c.Field is "Obligors" or "Beneficiaries").SelectMany(c => new[] { c.Old, c.New }).OfType<string>()
                .SelectMany(json => JsonSerializer.Deserialize<long[]>(json)!)
            : [];
        return single.Concat(lists).Distinct();
    }

    private static long Number(string key) => long.Parse(key, CultureInfo.InvariantCulture);

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex WordStart();

    [GeneratedRegex("^([A-Z][a-z]+){2,}$")]
    private static partial Regex EnumWord();
}
