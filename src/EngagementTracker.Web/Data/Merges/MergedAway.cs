using EngagementTracker.Domain.Merges;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Merges;

/// <summary>A save refers to what was merged into another since the form was filled in, or its draft kept.</summary>
/// <param name="message">Says what to choose instead.</param>
public sealed class MergedAwayException(string message) : Exception(message);

/// <summary>What becomes of those who still hold on to what was merged into another.</summary>
public static class MergedAway
{
    /// <summary>The address key of the one that is kept in its place, however often that was merged since; nothing if it was not merged.</summary>
    public static async Task<string?> KeptKeyAsync(TrackerDbContext db, MergedKind kind, string key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        string? kept = null;
        while (await db.Merges.Where(m => m.Kind == kind && m.AwayKey == (kept ?? key) && m.UndoneUtc == null).Select(m => m.KeptKey).FirstOrDefaultAsync(cancellation) is { } next)
            kept = next;
        return kept;
    }

    /// <summary>The path of its page, by the first part of the address: "/people".</summary>
    public static string PathOf(MergedKind kind, string key) => $"/{FolderOf(kind)}/{Uri.EscapeDataString(key)}";

    public static string FolderOf(MergedKind kind) => kind switch
    {
        MergedKind.Person => "people",
        MergedKind.Topic => "topics",
        _ => "parties",
    };

    /// <summary>Nothing new is hung on what is hidden. Whoever saves is told what to choose instead, and keeps what they typed.</summary>
    /// <exception cref="MergedAwayException">The coming save refers to what was merged.</exception>
    internal static async Task RefuseMergedAsync(this TrackerDbContext db, CancellationToken cancellation)
    {
        var named = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified)
            .SelectMany(e => e.Properties.Where(p => !p.IsTemporary && p.Metadata.IsForeignKey() && (e.State == EntityState.Added || p.IsModified)))
            .Select(p => p.CurrentValue).Select(KeyOf).OfType<(MergedKind Kind, long Number)>().Distinct().ToList();
        if (named.Count == 0) return;
        var numbers = named.Select(n => n.Number).Distinct().ToList();
        var merged = await db.Merges.AsNoTracking().Where(m => m.UndoneUtc == null && numbers.Contains(m.AwayNumber)).ToListAsync(cancellation);
        if (merged.Find(m => named.Contains((m.Kind, m.AwayNumber))) is not { } one) return;
        var kept = await Doubles.AtAsync(db, one.Kind, (await KeptKeyAsync(db, one.Kind, one.AwayKey, cancellation))!, cancellation);
        throw new MergedAwayException($"Nothing was saved: {one.AwayName} was merged into {kept?.Name} meanwhile. Choose {kept?.Name} instead, then save again.");
    }

    private static (MergedKind Kind, long Number)? KeyOf(object? id) => id switch
    {
        PersonId or TopicId or PartyId => (id is PersonId ? MergedKind.Person : id is TopicId ? MergedKind.Topic : MergedKind.Party, AuditTrail.IdValue(id)),
        _ => null,
    };
}
