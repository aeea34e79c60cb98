using System.Globalization;
using System.Text.Json;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EngagementTracker.Web.Data.Audit;

/// <summary>Reads from a context's change tracker what the coming save will change, and moves the version of each record touched.</summary>
public static class AuditTrail
{
    /// <summary>Kept out of the trail: derived, bookkeeping, or nobody's business.</summary>
    private static readonly HashSet<string> Silent =
    [
        nameof(IVersioned.Version), "SearchKey", "Direction", "ReportNumber", "ScheduledUtc", "SecretHash", "LastReadUtc", "UpTo", "LookedOn",
        Threads.Date, Threads.Open, Threads.Direction, Threads.Due,
        nameof(User.SecurityStamp), nameof(User.ConcurrencyStamp), nameof(User.NormalizedUserName),
        nameof(User.NormalizedEmail), nameof(User.AccessFailedCount), nameof(User.LockoutEnd),
    ];

    public static IReadOnlyList<PendingChange> Collect(DbContext context)
    {
        var entries = context.ChangeTracker.Entries().ToList();
        var byKey = entries.Where(e => e.Metadata.FindPrimaryKey() is { Properties.Count: 1 })
            .ToDictionary(e => (e.Metadata, e.Property(e.Metadata.FindPrimaryKey()!.Properties[0]).CurrentValue));
        var changed = entries
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Where(e => e.Entity is not AuditEntry and not Domain.Drafts.Draft and not Domain.Notices.Notice and not Domain.Mail.OutgoingMail and not IdentityUserToken<Domain.Access.UserId>)
            .Select(e => new PendingChange(e, RootOf(e, byKey), Read(e)))
            .Where(c => c.Action != AuditAction.Changed || c.Fields.Count > 0)
            .ToList();
        foreach (var root in changed.Select(c => c.Root).Where(r => r.Entity is IVersioned && r.State != EntityState.Added).DistinctBy(r => r.Entity))
        {
            var version = root.Property(nameof(IVersioned.Version));
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }
        return changed;
    }

    private static EntityEntry RootOf(EntityEntry entry, Dictionary<(IEntityType, object?), EntityEntry> byKey)
    {
        if (RecordName.Of(entry.Entity) is not null && !IsOwnRule(entry)) return entry;
        foreach (var key in entry.Metadata.GetForeignKeys().Where(k => k.PrincipalToDependent is not null))
        {
            var value = entry.Property(key.Properties[0].Name).CurrentValue;
            if (byKey.TryGetValue((key.PrincipalEntityType, value), out var root)) return root;
        }
        throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} belongs to no record that is loaded.");
    }

    /// <summary>Asked of the entry, because a rule that is new with its follow-up does not know its key yet.</summary>
    private static bool IsOwnRule(EntityEntry entry) =>
        entry.Entity is Domain.Reminders.ReminderRule && entry.Property(nameof(Domain.Reminders.ReminderRule.FollowUpId)).CurrentValue is not null;

    private static List<FieldChange> Read(EntityEntry entry) =>
    [
        .. entry.Properties.Select(p => (Name: p.Metadata.Name, Property: p))
            .Concat(entry.ComplexProperties.SelectMany(c => c.Properties.Select(p => (Name: $"{c.Metadata.Name}.{p.Metadata.Name}", Property: p))))
            .Where(p => !Silent.Contains(p.Property.Metadata.Name) && !IsWholeKey(p.Property.Metadata) && !IsLinkToRoot(p.Property.Metadata))
            .Select(p => Change(entry.State, p.Name, p.Property))
            .Where(c => c.Old != c.New),
    ];

    /// <summary>A row's number says nothing; that part of a joint key which is no link to the record says what was added to it.</summary>
    private static bool IsWholeKey(IReadOnlyPropertyBase property) =>
        property is IReadOnlyProperty column && column.FindContainingPrimaryKey() is { Properties.Count: 1 };

    private static bool IsLinkToRoot(IReadOnlyPropertyBase property) =>
        property is IReadOnlyProperty column && column.GetContainingForeignKeys().Any(k => k.PrincipalToDependent is not null);

    private static FieldChange Change(EntityState state, string name, PropertyEntry property)
    {
        // That it changed is on record; what it was and is, is nobody's business.
        if (name == nameof(User.PasswordHash))
            return new FieldChange("Password", null, Equals(property.OriginalValue, property.CurrentValue) && state != EntityState.Added ? null : "set");
        var type = Nullable.GetUnderlyingType(property.Metadata.ClrType) ?? property.Metadata.ClrType;
        return new FieldChange(
            name,
            state == EntityState.Added ? null : Format(property.OriginalValue),
            state == EntityState.Deleted ? null : Format(property.CurrentValue),
            Conversions.StrongIds.All.Contains(type) ? type.Name : null);
    }

    private static string? Format(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "yes" : "no",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        TimeOnly timeOfDay => timeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture),
        IEnumerable<string> texts => string.Join(", ", texts),
        IEnumerable<int> numbers => string.Join(", ", numbers),
        System.Collections.IEnumerable ids => JsonSerializer.Serialize(ids.Cast<object>().Select(IdValue)),
        _ when Conversions.StrongIds.All.Contains(value.GetType()) => IdValue(value).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    internal static long IdValue(object id) => (long)id.GetType().GetProperty(Conversions.StrongIds.ValueProperty)!.GetValue(id)!;
}

/// <summary>A change that is about to be saved; keys given by the database are known only afterwards.</summary>
public sealed class PendingChange(EntityEntry entry, EntityEntry root, IReadOnlyList<FieldChange> fields)
{
    public EntityEntry Root => root;
    public IReadOnlyList<FieldChange> Fields => fields;

    public AuditAction Action { get; } = entry.State switch
    {
        EntityState.Added => AuditAction.Added,
        EntityState.Deleted => AuditAction.Removed,
        _ => AuditAction.Changed,
    };

    private readonly string entity = entry.Metadata.ClrType.Name;
    private readonly Marking? marking = MarkingOf(root, entry);

    /// <summary>Once the row is saved: what it did, to be signed by who did it.</summary>
    public AuditedAct ToAct() => new(Action, RecordName.Of(root.Entity)!, entity, RowId, [.. Refresh()], marking);

    private long? RowId => entry.Metadata.FindPrimaryKey()!.Properties is [var key]
        ? entry.Property(key).CurrentValue switch
        {
            long number => number,
            { } id when Conversions.StrongIds.All.Contains(id.GetType()) => AuditTrail.IdValue(id),
            _ => null,
        }
        : null;

    /// <summary>The highest that the record and the row have, before and after the change.</summary>
    private static Marking? MarkingOf(params EntityEntry[] entries)
    {
        var markings = entries.Where(e => e.Metadata.FindProperty(nameof(IProtected.Marking)) is not null)
            .Select(e => e.Property(nameof(IProtected.Marking)))
            .SelectMany(p => p.EntityEntry.State == EntityState.Added ? [p.CurrentValue] : new[] { p.OriginalValue, p.CurrentValue }).Cast<Marking>().ToList();
        return markings.Count == 0 ? null : markings.Max();
    }

    /// <summary>Keys that the database has given meanwhile replace the temporary ones.</summary>
    private IEnumerable<FieldChange> Refresh() => fields.Select(f =>
        Action == AuditAction.Added && f.Type is not null && entry.Metadata.FindProperty(f.Field) is not null
            ? f with { New = KeyText(entry.Property(f.Field).CurrentValue) }
            : f);

    private static string? KeyText(object? id) =>
        id is null ? null : AuditTrail.IdValue(id).ToString(CultureInfo.InvariantCulture);
}
