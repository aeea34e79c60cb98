using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Data.Merges;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.History;

public sealed record HistoryField(string Label, string? Old, string? New);

/// <summary>Fields of the audit trail in words: keys by the names that they have now, as far as the reader may know them.</summary>
public sealed partial class FieldWords
{
    private const string Withheld = "withheld";
    private readonly Dictionary<(string Type, string Key), string> names = [];

    private FieldWords()
    {
    }

    /// <summary>Reads the names behind the keys, as the context's reader may see them.</summary>
    public static async Task<FieldWords> ReadAsync(TrackerDbContext db, IReadOnlyList<FieldChange> changes, CancellationToken cancellation = default)
    {
        var words = new FieldWords();
        async Task AddAsync<TId>(Func<long, TId> make, Func<TId, long> value, Func<List<TId>, IQueryable<KeyValuePair<TId, string>>> find)
            where TId : struct
        {
            var ids = Keys(changes, typeof(TId).Name).Select(make).ToList();
            if (ids.Count == 0) return;
            foreach (var (id, name) in await find(ids).ToListAsync(cancellation)) words.names[(typeof(TId).Name, Key(value(id)))] = name;
        }

        await AddAsync(v => new PartyId(v), id => id.Value, ids => Doubles.Parties(db).Where(p => ids.Contains(p.Id)).Select(p => KeyValuePair.Create(p.Id, p.Name)));
        await AddAsync(v => new PersonId(v), id => id.Value, ids => Doubles.People(db).Where(p => ids.Contains(p.Id)).Select(p => KeyValuePair.Create(p.Id, p.Name)));
        await AddAsync(v => new TopicId(v), id => id.Value, ids => Doubles.Topics(db).Where(t => ids.Contains(t.Id)).Select(t => KeyValuePair.Create(t.Id, t.Name)));
        await AddAsync(v => new UnitId(v), id => id.Value, ids => db.Units.Where(u => ids.Contains(u.Id)).Select(u => KeyValuePair.Create(u.Id, u.Name)));
        await AddAsync(v => new UserId(v), id => id.Value, ids => db.Users.Where(u => ids.Contains(u.Id)).Select(u => KeyValuePair.Create(u.Id, u.DisplayName)));
        await AddAsync(v => new EngagementId(v), id => id.Value, ids => db.Engagements.Where(e => ids.Contains(e.Id)).Select(e => KeyValuePair.Create(e.Id, e.Reference)));
        await AddAsync(v => new CommitmentId(v), id => id.Value, ids => db.Commitments.Where(c => ids.Contains(c.Id)).Select(c => KeyValuePair.Create(c.Id, c.Reference)));
        await AddAsync(v => new FollowUpId(v), id => id.Value, ids => db.FollowUps.Where(f => ids.Contains(f.Id)).Select(f => KeyValuePair.Create(f.Id, f.Reference)));
        await AddAsync(v => new AccountId(v), id => id.Value, ids => db.Accounts.Where(a => ids.Contains(a.Id)).Select(a => KeyValuePair.Create(a.Id, a.Issuer)));
        await AddAsync(v => new EvidenceId(v), id => id.Value, ids => db.Evidence.Where(e => ids.Contains(e.Id)).Select(e => KeyValuePair.Create(e.Id, e.Title)));
        await AddAsync(v => new CalendarEventId(v), id => id.Value, ids => db.CalendarEvents.Where(e => ids.Contains(e.Id)).Select(e => KeyValuePair.Create(e.Id, e.Name)));
        return words;
    }

    /// <summary>Empty values of something new say nothing, and are left out.</summary>
    public IReadOnlyList<HistoryField> Of(IEnumerable<FieldChange> changes) =>
    [
        .. changes.Where(c => !string.IsNullOrEmpty(c.Old) || !string.IsNullOrEmpty(c.New))
            .Select(c => new HistoryField(Label(c.Field), Value(c, c.Old), Value(c, c.New))),
    ];

    /// <summary>"DueOn" reads "Due on".</summary>
    public static string Words(string name)
    {
        var spaced = WordStart().Replace(name, " $1").ToLowerInvariant();
        return spaced.Length == 0 ? "" : string.Concat(char.ToUpper(spaced[0], CultureInfo.InvariantCulture).ToString(), spaced.AsSpan(1));
    }

    private string? Value(FieldChange change, string? raw) => raw is null ? null
        : change.Type is { } type ? Name(type, raw)
        : ListOf(change) is { } item ? string.Join(", ", JsonSerializer.Deserialize<long[]>(raw)!.Select(id => Name(item, Key(id))))
        : EnumWord().IsMatch(raw) && change.Field is not "Reference" ? Words(raw) : raw;

    /// <summary>Of a key, what it names.</summary>
    public string Name(string type, string key) => names.GetValueOrDefault((type, key), Withheld);

    /// <summary>Of what a field lists the keys, if it does.</summary>
    private static string? ListOf(FieldChange change) => (change.Old ?? change.New)?.StartsWith('[') != true ? null : change.Field switch
    {
        nameof(CommitmentRevision.Obligors) or nameof(CommitmentRevision.Beneficiaries) => nameof(PartyId),
        nameof(OutcomeReport.EvidenceIds) => nameof(EvidenceId),
        _ => null,
    };

    public static string Label(string field) => Words(field.Split('.')[^1] switch
    {
        "EvidenceIds" => "Evidence",
        var id when id.EndsWith("Id", StringComparison.Ordinal) => id[..^2],
        var utc when utc.EndsWith("Utc", StringComparison.Ordinal) => utc[..^3],
        "Body" => "Text",
        "DueOn" => "Due",
        var other => other,
    });

    private static IEnumerable<long> Keys(IReadOnlyList<FieldChange> changes, string type)
    {
        var single = changes.Where(c => c.Type == type).SelectMany(Values).Select(Number);
        var lists = changes.Where(c => ListOf(c) == type).SelectMany(Values).SelectMany(json => JsonSerializer.Deserialize<long[]>(json)!);
        return single.Concat(lists).Distinct();
    }

    private static IEnumerable<string> Values(FieldChange change) => new[] { change.Old, change.New }.OfType<string>();

    private static long Number(string key) => long.Parse(key, CultureInfo.InvariantCulture);

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex WordStart();

    [GeneratedRegex("^([A-Z][a-z]+){2,}$")]
    private static partial Regex EnumWord();
}
