using System.Globalization;
using EngagementTracker.Domain;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin;

/// <summary>What the audit list shows; everything comes from the address.</summary>
/// <param name="Who">A part of the actor's name.</param>
/// <param name="Action">The name of an <see cref="AuditAction"/>; anything else means all.</param>
/// <param name="Record">The record's name, "ENG-2025-0007" or "user:1", or the beginning of one, "ENG-2025".</param>
/// <param name="UseCase">A part of the use case's name, spaces aside: "log call".</param>
/// <param name="From">The first day, in the reader's zone: "2025-02-03".</param>
/// <param name="To">The last day.</param>
public sealed record AuditFilter(string? Who, string? Action, string? Record, string? UseCase, string? From, string? To);

public sealed record AuditListRow
{
    public required long Id { get; init; }
    public required DateTime AtUtc { get; init; }
    public required string Who { get; init; }
    public required AuditAction Action { get; init; }
    public required string Record { get; init; }
    public required string Entity { get; init; }
    public required string UseCase { get; init; }
    public required string? Address { get; init; }
    public required string Changes { get; init; }
}

/// <summary>A page of the trail.</summary>
/// <param name="Next">Where the next one begins, after the last entry that was looked at; <see langword="null"/> where none is older.</param>
public sealed record AuditPart(IReadOnlyList<AuditListRow> Rows, AuditPlace? Next);

public static class AuditList
{
    public const int Size = 50;

    /// <summary>How many entries are looked at for one page: before the next that a reader may read, and that a filter keeps, there may be millions.</summary>
    public const int MostLookedAt = 10 * Step;

    private const int Step = 2_000;

    /// <summary>A page of the entries that the context's reader may read, newest first, from a place on.</summary>
    public static async Task<AuditPart> PageAsync(
        TrackerDbContext db, AuditFilter filter, CurrentUser user, AuditPlace? place, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(user);
        var places = db.Set<AuditPlace>().OrderByDescending(a => a.AtUtc).ThenByDescending(a => a.Id);
        var start = Start(filter, user);
        var from = place ?? new AuditPlace(End(filter, user) ?? DateTime.MaxValue, long.MaxValue);
        var ofDirectory = await ReadsOnlyDirectoryAsync(db, user, cancellation);
        var all = ofDirectory ? Rows(db, filter, user).Where(a => a.Record.Contains(':')) : Rows(db, filter, user);
        List<AuditListRow> found = [];
        for (var looked = 0; looked < MostLookedAt; looked += Step)
        {
            var begin = from;
            var rows = all.Where(a => a.AtUtc <= begin.AtUtc && (a.AtUtc < begin.AtUtc || a.Id < begin.Id));
            var last = ofDirectory || IsOfOneRecord(filter) ? null : await places
                .Where(a => a.AtUtc <= begin.AtUtc && (a.AtUtc < begin.AtUtc || a.Id < begin.Id)).Skip(Step - 1).FirstOrDefaultAsync(cancellation);
            if (last is not null) rows = rows.Where(a => a.AtUtc >= last.AtUtc && (a.AtUtc > last.AtUtc || a.Id >= last.Id));
            found.AddRange(await rows.Take(Size + 1 - found.Count).ToListAsync(cancellation));
            if (found.Count > Size) return new AuditPart(found[..Size], new AuditPlace(found[Size - 1].AtUtc, found[Size - 1].Id));
            if (last is null || last.AtUtc < start) return new AuditPart(found, null);
            from = last;
        }
        return new AuditPart(found, from);
    }

    /// <summary>All the entries that the context's reader may read, newest first.</summary>
    public static IQueryable<AuditListRow> Rows(TrackerDbContext db, AuditFilter filter, CurrentUser user)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(user);
        var entries = db.AuditEntries.AsNoTracking();
        if (Text.CleanOrNull(filter.Who)?.ToLowerInvariant() is { } who) entries = entries.Where(a => a.ActorName.ToLower().Contains(who));
        if (Enum.TryParse<AuditAction>(filter.Action, out var action)) entries = entries.Where(a => a.Action == action);
        if (Text.CleanOrNull(filter.Record) is { } record) entries = WithRecord(entries, record);
        if (Text.CleanOrNull(filter.UseCase)?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() is { } useCase)
            entries = entries.Where(a => a.UseCase.ToLower().Contains(useCase));
        if (Start(filter, user) is { } start) entries = entries.Where(a => a.AtUtc >= start);
        if (End(filter, user) is { } end) entries = entries.Where(a => a.AtUtc < end);
        return entries.Select(a => new AuditListRow
        {
            Id = a.Id,
            AtUtc = a.AtUtc,
            Who = a.ActorName,
            Action = a.Action,
            Record = a.Record,
            Entity = a.Entity,
            UseCase = a.UseCase,
            Address = a.Address,
            Changes = a.Changes,
        }).OrderByDescending(r => r.AtUtc).ThenByDescending(r => r.Id);
    }

    /// <summary>
    /// Whoever has no clearance, has drafted nothing and heads no unit may read no other entries than those on parties, people, users and the like, which have
    /// an index of their own. So it is with most administrators. The rights are asked of each entry all the same.
    /// </summary>
    private static async Task<bool> ReadsOnlyDirectoryAsync(TrackerDbContext db, CurrentUser user, CancellationToken cancellation)
    {
        var me = user.Id;
        return user.Clearance is null && !await db.Units.AnyAsync(u => u.HeadId == me, cancellation) && !await db.Engagements.AnyAsync(e => e.DrafterId == me, cancellation)
            && !await db.Commitments.AnyAsync(c => c.DrafterId == me, cancellation) && !await db.FollowUps.AnyAsync(f => f.DrafterId == me, cancellation);
    }

    /// <summary>A whole name goes by the index on it; only the beginning of one reads through the trail.</summary>
    private static IQueryable<AuditEntry> WithRecord(IQueryable<AuditEntry> entries, string record) =>
        WholeName(record) is { } name ? entries.Where(a => a.Record == name) : entries.Where(a => a.Record.StartsWith(record));

    private static bool IsOfOneRecord(AuditFilter filter) => Text.CleanOrNull(filter.Record) is { } record && WholeName(record) is not null;

    private static string? WholeName(string record) =>
        record.ToUpperInvariant() is var reference && Reference.IsReference(reference) ? reference : record.Split(':') is [_, { Length: > 0 }] ? record : null;

    private static DateTime? Start(AuditFilter filter, CurrentUser user) =>
        Day(filter.From) is { } from ? Zone.ToUtc(from, TimeOnly.MinValue, user.TimeZone) : null;

    /// <summary>The first moment after the last day.</summary>
    private static DateTime? End(AuditFilter filter, CurrentUser user) =>
        Day(filter.To) is { } to && to < DateOnly.MaxValue ? Zone.ToUtc(to.AddDays(1), TimeOnly.MinValue, user.TimeZone) : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
