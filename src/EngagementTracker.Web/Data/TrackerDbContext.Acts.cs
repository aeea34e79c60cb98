using System.Text.Json;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>What people do without changing a record is on record too.</summary>
public sealed partial class TrackerDbContext
{
    /// <summary>Names the use case in which nobody in particular acts, or one's own account is concerned.</summary>
    public void Begin(object handler) => UseCase = UseCases.NameOf(handler.GetType());

    /// <inheritdoc cref="UseCases.BeginAsync"/>
    public async Task BeginAsync(object handler, Permission permission, CancellationToken cancellation = default)
    {
        Begin(handler);
        if (!user.May(permission)) throw await RefuseAsync($"{UseCase}: {permission}", cancellation);
    }

    /// <summary>Puts on record that a marked text was read. An unclassified one is read freely.</summary>
    public Task RecordReadAsync(string record, string entity, Marking marking, CancellationToken cancellation = default) =>
        marking == Marking.Unclassified ? Task.CompletedTask
        : RecordAsync(new AuditedAct(AuditAction.Read, record, entity, null, [new FieldChange(nameof(Marking), null, marking.ToString())], marking), cancellation);

    public async Task RecordAsync(AuditedAct act, CancellationToken cancellation = default)
    {
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellation) : null;
        await AppendAsync([act], cancellation);
        if (transaction is not null) await transaction.CommitAsync(cancellation);
    }

    /// <summary>Puts a refusal on record.</summary>
    /// <param name="what">What was asked for, as the one who asked named it.</param>
    /// <returns>The exception to throw.</returns>
    public async Task<NotPermittedException> RefuseAsync(string what, CancellationToken cancellation = default)
    {
        var actor = user.Id is { } id ? RecordName.Of(id) : RecordName.Nobody;
        await RecordAsync(new AuditedAct(AuditAction.Refused, actor, nameof(User), user.Id?.Value, [new FieldChange("Asked", null, what)]), cancellation);
        return new NotPermittedException();
    }

    private async Task AppendAsync(IReadOnlyList<AuditedAct> acts, CancellationToken cancellation)
    {
        if (acts.Count == 0) return;
        var useCase = UseCase ?? throw new InvalidOperationException("A context that saves is opened for a use case: contexts.BeginAsync.");
        var last = await AuditEntries.IgnoreQueryFilters().MaxAsync(a => (long?)a.Id, cancellation) ?? 0;
        var entries = acts.Select((act, i) => new AuditEntry
        {
            Id = last + 1 + i,
            AtUtc = NowUtc,
            ActorId = user.Id,
            ActorName = user.Id is null ? "System" : user.DisplayName,
            Record = act.Record,
            Entity = act.Entity,
            Action = act.Action,
            RowId = act.RowId,
            Marking = act.Marking,
            Changes = JsonSerializer.Serialize(act.Fields),
            UseCase = useCase,
            Address = user.Address,
        }).ToList();
        AuditEntries.AddRange(entries);
        await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancellation);
        foreach (var entry in entries) Entry(entry).State = EntityState.Detached;
    }
}
