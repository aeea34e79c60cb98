using System.Linq.Expressions;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Search;

/// <summary>The record to which a text belongs: one of the three.</summary>
internal sealed class TextOwner
{
    public EngagementId? Engagement { get; init; }
    public CommitmentId? Commitment { get; init; }
    public FollowUpId? FollowUp { get; init; }
}

/// <summary>The rows of one kind of text that have what the fields ask for, with how each is known, shown and owned.</summary>
internal sealed record TextTable<TRow, TId>(
    IQueryable<TRow> Rows, Expression<Func<TRow, TId>> Id, Expression<Func<TRow, ShownRow>> Show, Expression<Func<TRow, TextOwner>> Owner)
    where TId : struct;

/// <summary>What is done with the texts of one kind, whatever their type.</summary>
internal interface ITextWork<TResult>
{
    Task<TResult> DoAsync<TRow, TId>(TextKind kind, TextTable<TRow, TId> table, CancellationToken cancellation)
        where TId : struct;
}

/// <summary>The texts of each kind, as the context's reader may see them.</summary>
internal sealed class TextRows(TrackerDbContext db, SearchedRows rows)
{
    private readonly ShownRows shown = new(db);

    /// <returns>The default where no text of the kind can have what the fields ask for.</returns>
    public async Task<TResult?> WithAsync<TResult>(TextKind kind, ITextWork<TResult> work, CancellationToken cancellation)
    {
        var (engagements, commitments, followUps) = (rows.Engagements(), rows.Commitments(), rows.FollowUps());
        return kind switch
        {
            TextKind.Engagement when engagements is not null => await work.DoAsync(
                kind, new TextTable<Engagement, EngagementId>(engagements, e => e.Id, shown.Engagement, e => new TextOwner { Engagement = e.Id }), cancellation),
            TextKind.Account when engagements is not null => await work.DoAsync(
                kind, new TextTable<Account, AccountId>(
                    db.Accounts.AsNoTracking().Where(a => engagements.Any(e => e.Id == a.EngagementId)), a => a.Id, shown.Account,
                    a => new TextOwner { Engagement = a.EngagementId }), cancellation),
            TextKind.ClosedSection when engagements is not null => await work.DoAsync(
                kind, new TextTable<ClosedSection, ClosedSectionId>(
                    db.Set<ClosedSection>().AsNoTracking().Where(s => engagements.Any(e => e.Id == s.EngagementId)), s => s.Id, shown.ClosedSection,
                    s => new TextOwner { Engagement = s.EngagementId }), cancellation),
            TextKind.Commitment when commitments is not null => await work.DoAsync(
                kind, new TextTable<Commitment, CommitmentId>(commitments, c => c.Id, shown.Commitment, c => new TextOwner { Commitment = c.Id }), cancellation),
            TextKind.Quote when commitments is not null => await work.DoAsync(
                kind, new TextTable<Mention, MentionId>(
                    db.Mentions.AsNoTracking().Where(m => commitments.Any(c => c.Id == m.CommitmentId)), m => m.Id, shown.Quote,
                    m => new TextOwner { Commitment = m.CommitmentId }), cancellation),
            TextKind.File when commitments is not null => await work.DoAsync(
                kind, new TextTable<Evidence, EvidenceId>(
                    db.Evidence.AsNoTracking().Where(p => commitments.Any(c => c.Id == p.CommitmentId)), p => p.Id, shown.File,
                    p => new TextOwner { Commitment = p.CommitmentId }), cancellation),
            TextKind.FollowUp when followUps is not null => await work.DoAsync(
                kind, new TextTable<FollowUp, FollowUpId>(followUps, f => f.Id, shown.FollowUp, f => new TextOwner { FollowUp = f.Id }), cancellation),
            _ => default,
        };
    }
}
