using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EngagementTracker.Web.Data;

/// <summary>What people do without changing a record is on record too.</summary>
public sealed partial class TrackerDbContext
{
    /// <summary>Names the use case in which nobody in particular acts, or one's own account is concerned.</summary>
    public void Begin(object handler) => Begin(UseCases.NameOf(handler.GetType()));

    /// <summary>Names the use case of what no handler does, such as a sign-in.</summary>
    public void Begin(string useCase) => UseCase = useCase;

    /// <inheritdoc cref="UseCases.BeginAsync"/>
    public async Task BeginAsync(object handler, Permission permission, CancellationToken cancellation = default)
    {
        Begin(handler);
        if (!user.May(permission)) throw await RefuseAsync($"{UseCase}: {permission}", cancellation);
    }

    /// <summary>Puts on record that a marked text was read. An unclassified one is read freely.</summary>
    /// <param name="reader">The page that shows it.</param>
    public Task RecordReadAsync(object reader, string record, string entity, Marking marking, CancellationToken cancellation = default)
    {
        if (marking == Marking.Unclassified) return Task.CompletedTask;
        Begin(reader);
        return RecordAsync(new AuditedAct(AuditAction.Read, record, entity, null, [new FieldChange(nameof(Marking), null, marking.ToString())], marking), cancellation);
    }

    public Task RecordAsync(AuditedAct act, CancellationToken cancellation = default) => RecordAsync([act], cancellation);

    public async Task RecordAsync(IReadOnlyList<AuditedAct> acts, CancellationToken cancellation = default)
    {
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellation) : null;
        await AppendAsync(acts, cancellation);
        if (transaction is not null) await transaction.CommitAsync(cancellation);
    }

    /// <summary>Puts a refusal on record. What was begun is undone first: the refusal must outlast it.</summary>
    /// <param name="what">What was asked for, as the one who asked named it.</param>
    /// <returns>The exception to throw.</returns>
    public async Task<NotPermittedException> RefuseAsync(string what, CancellationToken cancellation = default)
    {
        if (Database.CurrentTransaction is { } begun) await begun.RollbackAsync(cancellation);
        await RecordActorAsync(AuditAction.Refused, "Asked", what, cancellation);
        return new NotPermittedException();
    }

    /// <summary>Writes to the trail. Set otherwise only by the benchmark that measures what the chain costs.</summary>
    internal Func<SqliteTransaction, Signature, IReadOnlyList<AuditedAct>, CancellationToken, Task> Append { get; init; } = AuditWriter.AppendAsync;

    /// <summary>Puts on record that the actor took a list away.</summary>
    /// <param name="address">Of the list, with its filters.</param>
    public Task RecordExportAsync(string address, CancellationToken cancellation = default) =>
        RecordActorAsync(AuditAction.Exported, "Address", address, cancellation);

    /// <summary>An act that touches no record is kept under its actor's name.</summary>
    private Task RecordActorAsync(AuditAction action, string field, string value, CancellationToken cancellation) => RecordAsync(
        new AuditedAct(action, user.Id is { } id ? RecordName.Of(id) : RecordName.Nobody, nameof(User), user.Id?.Value, [new FieldChange(field, null, value)]),
        cancellation);

    private Task AppendAsync(IReadOnlyList<AuditedAct> acts, CancellationToken cancellation)
    {
        if (acts.Count == 0) return Task.CompletedTask;
        var useCase = UseCase ?? throw new InvalidOperationException("A context that saves is opened for a use case: contexts.BeginAsync.");
        var name = user.Id is not null ? user.DisplayName : user.Address is null ? "System" : "Not signed in";
        return Append(
            (SqliteTransaction)Database.CurrentTransaction!.GetDbTransaction(), new Signature(NowUtc, user.Id, name, useCase, user.Address), acts, cancellation);
    }

    private string? draftSavedAs;

    private static int RankOf(string record) => record.StartsWith(Reference.Engagement, StringComparison.Ordinal) ? 0 : Reference.IsReference(record) ? 1 : 2;

    /// <summary>The draft whose words are put on record ends with them, in one transaction: after a fall it is one or the other, never both.</summary>
    private async Task EndDraftAsync(IReadOnlyList<AuditedAct> acts, CancellationToken cancellation)
    {
        if (DraftInHand.Key is not { } key || acts.Count == 0) return;
        // A call brings new people and commitments along, some saved before it; it is the call that has the words.
        var (before, record) = (draftSavedAs, acts.Select(a => a.Record).Prepend(draftSavedAs).OfType<string>().MinBy(RankOf)!);
        if (record == before) return;
        draftSavedAs = record;
        await Drafts.Where(d => d.Key == key && (d.EndedUtc == null || (before != null && d.SavedAs == before))).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.EndedUtc, NowUtc).SetProperty(d => d.SavedAs, record).SetProperty(d => d.Content, "").SetProperty(d => d.Version, d => d.Version + 1),
            cancellation);
    }
}
