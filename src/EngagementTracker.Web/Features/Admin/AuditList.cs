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

public static class AuditList
{
    /// <summary>As many entries as can be paged through; what is older is found by the filters.</summary>
    public const int Most = 10_000;

    /// <summary>The entries that the context's reader may read, newest first.</summary>
    public static IQueryable<AuditListRow> Rows(TrackerDbContext db, AuditFilter filter, CurrentUser user)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (Text.CleanOrNull(filter.Who)?.ToLowerInvariant() is { } who) entries = entries.Where(a => a.ActorName.ToLower().Contains(who));
        if (Enum.TryParse<AuditAction>(filter.Action, out var action)) entries = entries.Where(a => a.Action == action);
        if (Text.CleanOrNull(filter.Record) is { } record) entries = WithRecord(entries, record);
        if (Text.CleanOrNull(filter.UseCase)?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() is { } useCase)
            entries = entries.Where(a => a.UseCase.ToLower().Contains(useCase));
        if (Day(filter.From) is { } from)
        {
            var start = Zone.ToUtc(from, TimeOnly.MinValue, user.TimeZone);
            entries = entries.Where(a => a.AtUtc >= start);
        }
        if (Day(filter.To) is { } to && to < DateOnly.MaxValue)
        {
            var end = Zone.ToUtc(to.AddDays(1), TimeOnly.MinValue, user.TimeZone);
            entries = entries.Where(a => a.AtUtc < end);
        }
        return entries.OrderByDescending(a => a.Id).Select(a => new AuditListRow
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
        });
    }

    /// <summary>A whole name goes by the index on it; only the beginning of one reads through the trail.</summary>
    private static IQueryable<AuditEntry> WithRecord(IQueryable<AuditEntry> entries, string record)
    {
        if (record.ToUpperInvariant() is var reference && Reference.IsReference(reference)) return entries.Where(a => a.Record == reference);
        return record.Split(':') is [_, { Length: > 0 }] ? entries.Where(a => a.Record == record) : entries.Where(a => a.Record.StartsWith(record));
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
