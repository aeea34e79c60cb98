using System.Linq.Expressions;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Search;

/// <summary>The record to which a text belongs: one of the three.</summary>
internal sealed class TextOwner
{
    public EngagementId? Engagement { get; init; }
    public CommitmentId? Commitment { get; init; }
    public FollowUpId? FollowUp { get; init; }
}

/// <summary>The rows of one kind of text that have what the fields ask for, with how each is known, read, shown and owned.</summary>
internal sealed record TextTable<TRow, TId>(
    IQueryable<TRow> Rows, Expression<Func<TRow, TId>> Id, Expression<Func<TRow, string>> Text, Expression<Func<TRow, ShownRow>> Show, Expression<Func<TRow, TextOwner>> Owner)
    where TId : struct
{
    /// <summary>Those in whose text the words stand as they were typed.</summary>
    public TextTable<TRow, TId> With(string words)
    {
        var pattern = DirectorySearch.Inside(words);
        Expression<Func<string, bool>> has = text => EF.Functions.Like(text, pattern, DirectorySearch.Escape);
        return this with { Rows = Rows.Where(Expression.Lambda<Func<TRow, bool>>(has.With(Text.Body), Text.Parameters)) };
    }
}

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
                kind, new TextTable<Engagement, EngagementId>(engagements, e => e.Id, e => e.Summary, shown.Engagement, e => new TextOwner { Engagement = e.Id }), cancellation),
            TextKind.Account when engagements is not null => await work.DoAsync(
                kind, new TextTable<Account, AccountId>(
                    Of(db.Accounts, a => engagements.Any(e => e.Id == a.EngagementId)), a => a.Id, a => a.Body, shown.Account,
                    a => new TextOwner { Engagement = a.EngagementId }), cancellation),
            TextKind.ClosedSection when engagements is not null => await work.DoAsync(
                kind, new TextTable<ClosedSection, ClosedSectionId>(
                    Of(db.Set<ClosedSection>(), s => engagements.Any(e => e.Id == s.EngagementId)), s => s.Id, s => s.Body, shown.ClosedSection,
                    s => new TextOwner { Engagement = s.EngagementId }), cancellation),
            TextKind.Commitment when commitments is not null => await work.DoAsync(
                kind, new TextTable<Commitment, CommitmentId>(commitments, c => c.Id, c => c.Wording, shown.Commitment, c => new TextOwner { Commitment = c.Id }), cancellation),
            TextKind.Quote when commitments is not null => await work.DoAsync(
                kind, new TextTable<Mention, MentionId>(
                    Of(db.Mentions, m => commitments.Any(c => c.Id == m.CommitmentId)), m => m.Id, m => m.Quote, shown.Quote,
                    m => new TextOwner { Commitment = m.CommitmentId }), cancellation),
            TextKind.File when commitments is not null => await work.DoAsync(
                kind, new TextTable<Evidence, EvidenceId>(
                    Of(db.Evidence, p => commitments.Any(c => c.Id == p.CommitmentId)), p => p.Id, p => p.Title, shown.File,
                    p => new TextOwner { Commitment = p.CommitmentId }), cancellation),
            TextKind.FollowUp when followUps is not null => await work.DoAsync(
                kind, new TextTable<FollowUp, FollowUpId>(followUps, f => f.Id, f => f.Action, shown.FollowUp, f => new TextOwner { FollowUp = f.Id }), cancellation),
            _ => default,
        };
    }

    /// <summary>Parts of records that have what is asked for; where nothing is, the context's filters see to it that their records may be read.</summary>
    private IQueryable<TPart> Of<TPart>(IQueryable<TPart> parts, Expression<Func<TPart, bool>> isOfFound)
        where TPart : class => rows.AreAll ? parts.AsNoTracking() : parts.AsNoTracking().Where(isOfFound);
}
