using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Lookups;

public sealed record PartyChoice(PartyId Id, string Code, string Name, string? TimeZone) : IListed
{
    public string Key => $"{Id.Value}";
    public string InWords => Name;
}

/// <summary>A person as a form holds one. Without an id it is somebody new, who is created with the form's record.</summary>
public sealed record PersonChoice(PersonId? Id, string Name, PartyId PartyId, string PartyCode, IReadOnlyList<OfficeHeld> Offices) : IListed
{
    public string Key => Id is { } id ? $"{id.Value}" : $"new {PartyId.Value} {Text.Fold(Name)}";
    public string InWords => Name;

    /// <summary>The title held that day; the latest begun of several.</summary>
    public string? TitleOn(DateOnly day) => Offices.Where(o => o.HeldOn(day)).MaxBy(o => o.From ?? DateOnly.MinValue)?.Title;
}

public sealed record OfficeHeld(string Title, DateOnly? From, DateOnly? To)
{
    public bool HeldOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

public sealed record TopicChoice(TopicId? Id, string Name) : IListed
{
    public string Key => Id is { } id ? $"{id.Value}" : $"new {Text.Fold(Name)}";
    public string InWords => Name;
}

public sealed record OwnerChoice(UserId Id, string Name);

/// <summary>Finds what a form refers to by what people type: "Ken", "KE", "Kenyan", "cavusoglu", "Strategic Trade".</summary>
public sealed class DirectorySearch(IDbContextFactory<TrackerDbContext> contexts)
{
    public const int Most = 8;

    public async Task<IReadOnlyList<PartyChoice>> PartiesAsync(string typed, CancellationToken cancellation = default)
    {
        var (begins, exact, code) = (Beginning(typed), Whole(typed), Text.Clean(typed).ToUpperInvariant());
        // A party's key begins with its code and its name: "uni" means the United States before the United Mexican States.
        var name = begins[1..];
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Parties.AsNoTracking()
            .Where(p => EF.Functions.Like(p.SearchKey, begins, Escape))
            .OrderByDescending(p => p.Code == code)
            .ThenByDescending(p => EF.Functions.Like(p.SearchKey + "\n", exact, Escape))
            .ThenByDescending(p => EF.Functions.Like(p.SearchKey, "\n" + p.Code + name, Escape))
            .ThenBy(p => p.Kind).ThenBy(p => p.Name).Take(Most)
            .Select(p => new PartyChoice(p.Id, p.Code, p.Name, p.TimeZone)).ToListAsync(cancellation);
    }

    /// <param name="parties">Whose people to look among; none means everybody's.</param>
    public async Task<IReadOnlyList<PersonChoice>> PeopleAsync(
        string typed, IReadOnlyList<PartyId> parties, CancellationToken cancellation = default)
    {
        var begins = Beginning(typed);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.People.AsNoTracking()
            .Where(p => EF.Functions.Like(p.SearchKey, begins, Escape) && (parties.Count == 0 || parties.Contains(p.PartyId)))
            .OrderBy(p => p.Name).Take(Most)
            .Select(p => new PersonChoice(
                p.Id, p.Name, p.PartyId, db.Parties.First(party => party.Id == p.PartyId).Code,
                p.Offices.Select(o => new OfficeHeld(o.Title, o.From, o.To)).ToList()))
            .ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<TopicChoice>> TopicsAsync(string typed, CancellationToken cancellation = default)
    {
        var (begins, exact) = (Beginning(typed), Whole(typed));
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Topics.AsNoTracking()
            .Where(t => EF.Functions.Like(t.SearchKey, begins, Escape))
            .OrderByDescending(t => EF.Functions.Like(t.SearchKey + "\n", exact, Escape)).ThenBy(t => t.Name).Take(Most)
            .Select(t => new TopicChoice(t.Id, t.Name)).ToListAsync(cancellation);
    }

    /// <summary>Events of the calendar, those to come first.</summary>
    public async Task<IReadOnlyList<EventChoice>> EventsAsync(string typed, CancellationToken cancellation = default)
    {
        var inside = Inside(typed);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.CalendarEvents.AsNoTracking()
            .Where(e => EF.Functions.Like(e.Name, inside, Escape))
            .OrderByDescending(e => e.On == null).ThenByDescending(e => e.On).ThenBy(e => e.Name).Take(Most)
            .Select(e => new EventChoice(e.Id, e.Name, e.On)).ToListAsync(cancellation);
    }

    /// <summary>Those who can be given work: everybody who is not disabled.</summary>
    public async Task<IReadOnlyList<Option<UserId?>>> OwnersAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Users.AsNoTracking().Where(u => !u.IsDisabled).OrderBy(u => u.DisplayName)
            .Select(u => new Option<UserId?>(u.Id, u.DisplayName)).ToListAsync(cancellation);
    }

    internal const string Escape = "\\";

    /// <summary>A pattern for <c>LIKE</c>: a name that begins with what was typed (see <see cref="Text.SearchKey"/>).</summary>
    internal static string Beginning(string typed) => $"%\n{Literal(typed)}%";

    /// <summary>Two patterns for <c>LIKE</c>, of which either is enough: any word of a name begins with what was typed.</summary>
    internal static (string Line, string Inside) AnyWord(string typed) => (Beginning(typed), $"% {Literal(typed)}%");

    /// <summary>A pattern for <c>LIKE</c>: what was typed stands somewhere in the text.</summary>
    internal static string Inside(string typed) => $"%{Escaped(Text.Clean(typed))}%";

    internal static string Whole(string typed) => $"%\n{Literal(typed)}\n%";

    private static string Literal(string typed) => Escaped(Text.Fold(typed));

    private static string Escaped(string text) => text
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal);
}
