using System.Globalization;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Data.Search;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Search;

/// <summary>A field of a search: one of the values has to be there, or must not.</summary>
public sealed record Among<TValue>(IReadOnlyList<TValue> Values, bool IsExcluded);

/// <summary>The fields of a search with what they mean here: "party:KE" is Kenya. What means nothing here is told, and is searched as words.</summary>
public sealed class SearchFilter
{
    public List<Among<PartyId>> Parties { get; } = [];
    public List<Among<TopicId>> Topics { get; } = [];
    public List<Among<PersonId>> People { get; } = [];
    public List<Among<UserId?>> Owners { get; } = [];
    public List<Among<UnitId>> Units { get; } = [];
    public List<Among<CommitmentClass>> Classes { get; } = [];
    public List<Among<TextKind>> Kinds { get; } = [];

    /// <summary>Days of a deadline, or of the engagement in which something was made: from the first to the one before the second.</summary>
    public List<(DateOnly From, DateOnly Until, bool IsExcluded)> Due { get; } = [];
    public List<(DateOnly From, DateOnly Until, bool IsExcluded)> Years { get; } = [];
    public List<(SearchState State, bool IsExcluded)> States { get; } = [];

    /// <summary>Whether no field limits which records are found; kinds limit what of them is.</summary>
    public bool IsEmpty => Parties.Count + Topics.Count + People.Count + Owners.Count + Units.Count + Classes.Count + Due.Count + Years.Count + States.Count == 0;

    /// <summary>What could not be understood, each in a sentence.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The words to look for besides: what was typed as a field, and is none.</summary>
    public List<SearchNode> Words { get; } = [];

    public static async Task<SearchFilter> ReadAsync(TrackerDbContext db, SearchQuery query, CurrentUser user, CancellationToken cancellation = default)
    {
        var filter = new SearchFilter();
        foreach (var fields in query.Fields.GroupBy(f => (f.Name, f.IsExcluded)))
        {
            foreach (var field in fields)
            {
                if (await filter.AddAsync(db, field, user, cancellation)) continue;
                filter.Notes.Add($"“{field.Name}:{field.Value}” is searched as words. {Advice(field.Name)}");
                SearchNode words = new SearchPhrase($"{field.Name} {field.Value}", IsPrefix: false);
                filter.Words.Add(field.IsExcluded ? new SearchNot(words) : words);
            }
        }
        return filter;
    }

    private async Task<bool> AddAsync(TrackerDbContext db, SearchField field, CurrentUser user, CancellationToken cancellation)
    {
        var (begins, code) = (DirectorySearch.Beginning(field.Value), field.Value.ToUpperInvariant());
        switch (field.Name)
        {
            case "party":
                var parties = await db.Parties.Where(p => p.Code == code).Select(p => p.Id).ToListAsync(cancellation);
                if (parties.Count == 0) parties = await db.Parties.Where(p => EF.Functions.Like(p.SearchKey, begins, DirectorySearch.Escape)).Select(p => p.Id).ToListAsync(cancellation);
                return Add(Parties, parties, field);
            case "topic":
                var slug = field.Value.ToLowerInvariant();
                var topics = await db.Topics.Where(t => t.Slug == slug).Select(t => t.Id).ToListAsync(cancellation);
                if (topics.Count == 0) topics = await db.Topics.Where(t => EF.Functions.Like(t.SearchKey, begins, DirectorySearch.Escape)).Select(t => t.Id).ToListAsync(cancellation);
                topics.AddRange(await db.Topics.Where(t => t.ParentId != null && topics.Contains(t.ParentId.Value)).Select(t => t.Id).ToListAsync(cancellation));
                return Add(Topics, topics, field);
            case "person":
                return NameWords.Beginning(field.Value) is { } match && Add(People, await db.People
                    .Join(db.Hits<PersonId>(match, SearchQuestion.MostLookedAt), p => p.Id, h => h.Id, (p, _) => p.Id).ToListAsync(cancellation), field);
            case "unit":
                return Add(Units, await db.Units.Where(u => u.Code == code).Select(u => u.Id).ToListAsync(cancellation), field);
            case "owner":
                return Add(Owners, await OwnersAsync(db, field.Value, user, cancellation), field);
            case "class":
                return Enum.TryParse<CommitmentClass>(field.Value, ignoreCase: true, out var ofClass) && Enum.IsDefined(ofClass) && Add(Classes, [ofClass], field);
            case "kind":
                return TextKinds.Read(field.Value) is { } kind && Add(Kinds, [kind], field);
            case "is":
                if (!Enum.TryParse<SearchState>(field.Value, ignoreCase: true, out var state) || !Enum.IsDefined(state)) return false;
                States.Add((state, field.IsExcluded));
                return true;
            case "year":
                return SearchDays.Read(field.Value) is { } years && Add(Years, years, field.IsExcluded);
            default:
                return SearchDays.Read(field.Value) is { } days && Add(Due, days, field.IsExcluded);
        }
    }

    private static async Task<List<UserId?>> OwnersAsync(TrackerDbContext db, string value, CurrentUser user, CancellationToken cancellation)
    {
        if (value.Equals("me", StringComparison.OrdinalIgnoreCase)) return [user.Id];
        if (value.Equals("nobody", StringComparison.OrdinalIgnoreCase) || value.Equals("none", StringComparison.OrdinalIgnoreCase)) return [null];
        var inside = DirectorySearch.Inside(value);
        return [.. (await db.Users.Where(u => EF.Functions.Like(u.DisplayName, inside, DirectorySearch.Escape)).Select(u => u.Id).ToListAsync(cancellation)).Select(id => (UserId?)id)];
    }

    /// <summary>"party:KE party:UG" means either.</summary>
    private static bool Add<TValue>(List<Among<TValue>> among, IReadOnlyList<TValue> values, SearchField field)
    {
        if (values.Count == 0) return false;
        var before = among.Find(a => a.IsExcluded == field.IsExcluded);
        if (before is not null) among.Remove(before);
        among.Add(new Among<TValue>([.. before?.Values ?? [], .. values], field.IsExcluded));
        return true;
    }

    private static bool Add(List<(DateOnly From, DateOnly Until, bool IsExcluded)> among, (DateOnly From, DateOnly Until) days, bool isExcluded)
    {
        among.Add((days.From, days.Until, isExcluded));
        return true;
    }

    private static string Advice(string field) => field switch
    {
        "party" => "No party has that code or name.",
        "topic" => "No topic has that name.",
        "person" => "Nobody has that name.",
        "unit" => "No unit has that code.",
        "owner" => "Write owner:me, owner:nobody or a part of a name.",
        "class" => "Write class:pledge, class:request or class:reaffirmation.",
        "kind" => $"Write kind: and one of {string.Join(", ", TextKinds.Names)}.",
        "is" => $"Write is: and one of {string.Join(", ", Enum.GetNames<SearchState>().Select(n => n.ToLowerInvariant()))}.",
        "year" => "Write year:2025 or year:>2023.",
        _ => "Write due:2025-03-01, due:<2025-03 or due:2025.",
    };
}

/// <summary>How something stands, as "is:" asks for it.</summary>
public enum SearchState
{
    Overdue,
    Open,
    Closed,
    Unowned,
    Undated,
}

/// <summary>Days as they are typed after a field: "2025-03-01", "2025-03", "2025", "&lt;2025-03-01", "&gt;=2025".</summary>
public static class SearchDays
{
    /// <summary>From the first day to the one before the second.</summary>
    public static (DateOnly From, DateOnly Until)? Read(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var sign = typed.StartsWith("<=", StringComparison.Ordinal) || typed.StartsWith(">=", StringComparison.Ordinal) ? typed[..2]
            : typed.StartsWith('<') || typed.StartsWith('>') ? typed[..1] : "";
        if (Period(typed[sign.Length..]) is not var (from, until)) return null;
        return sign switch
        {
            "<" => (DateOnly.MinValue, from),
            "<=" => (DateOnly.MinValue, until),
            ">" => (until, DateOnly.MaxValue),
            ">=" => (from, DateOnly.MaxValue),
            _ => (from, until),
        };
    }

    private static (DateOnly From, DateOnly Until)? Period(string typed)
    {
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue) return (day, day.AddDays(1));
        if (DateOnly.TryParseExact(typed, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year < 9999) return (month, month.AddMonths(1));
        return DateOnly.TryParseExact(typed, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year) && year.Year < 9999 ? (year, year.AddYears(1)) : null;
    }
}
