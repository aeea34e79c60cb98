using System.Linq.Expressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>
/// What the context's reader may see, enforced on every query: see docs/decisions/0007-reading-rights.md. The parts of a record follow
/// the record. Only the directory (parties, people, offices, topics, units, users) and bare need-to-know lists are open to all.
/// </summary>
public sealed partial class TrackerDbContext
{
    // The query filters read these anew for each query, so that a circuit's context is never older than its user.
    private UserId Me => user.Id ?? default;
    private UnitId MyUnit => user.UnitId;
    private Marking? Clearance => user.Clearance;
    private bool KeepsUsers => user.May(Permission.ManageUsers);
    private DateTime NowUtc => time.GetUtcNow().UtcDateTime;

    private void LimitReading(ModelBuilder builder)
    {
        builder.Entity<Engagement>().HasQueryFilter(MayRead<Engagement>(e => e.Id));
        builder.Entity<Commitment>().HasQueryFilter(MayRead<Commitment>(c => c.EngagementId));
        builder.Entity<FollowUp>().HasQueryFilter(MayRead<FollowUp>(f => f.EngagementId));

        builder.Entity<EngagementParty>().HasQueryFilter(p => Engagements.Any(e => e.Id == p.EngagementId));
        builder.Entity<EngagementTopic>().HasQueryFilter(t => Engagements.Any(e => e.Id == t.EngagementId));
        builder.Entity<Participant>().HasQueryFilter(p => Engagements.Any(e => e.Id == p.EngagementId));
        builder.Entity<Account>().HasQueryFilter(a => Engagements.Any(e => e.Id == a.EngagementId
            && (a.Marking <= Clearance || e.DrafterId == Me || Units.Any(u => u.Id == e.UnitId && u.HeadId == Me))));
        builder.Entity<ClosedSection>().HasQueryFilter(s => Engagements.Any(e => e.Id == s.EngagementId
            && (s.Marking <= Clearance || e.DrafterId == Me || Units.Any(u => u.Id == e.UnitId && u.HeadId == Me))));
        builder.Entity<CommitmentParty>().HasQueryFilter(p => Commitments.Any(c => c.Id == p.CommitmentId));
        builder.Entity<CommitmentRevision>().HasQueryFilter(r => Commitments.Any(c => c.Id == r.CommitmentId
            && (r.Marking <= Clearance || c.DrafterId == Me || Units.Any(u => u.Id == c.UnitId && u.HeadId == Me))));
        builder.Entity<Mention>().HasQueryFilter(m => Commitments.Any(c => c.Id == m.CommitmentId)
            && Engagements.Any(e => e.Id == m.EngagementId) && (m.AccountId == null || Accounts.Any(a => a.Id == m.AccountId)));

        builder.Entity<BreakGlass>().HasQueryFilter(b => b.UserId == Me);
        builder.Entity<Notice>().HasQueryFilter(n => n.UserId == Me);
        builder.Entity<AuditEntry>().HasQueryFilter(a =>
            (a.Record.StartsWith("ENG-") ? Engagements.Any(r => r.Reference == a.Record
                    && (a.Marking == null || a.Marking <= Clearance || r.DrafterId == Me || Units.Any(u => u.Id == r.UnitId && u.HeadId == Me)))
                : a.Record.StartsWith("COM-") ? Commitments.Any(r => r.Reference == a.Record
                    && (a.Marking == null || a.Marking <= Clearance || r.DrafterId == Me || Units.Any(u => u.Id == r.UnitId && u.HeadId == Me)))
                : a.Record.StartsWith("FUP-") ? FollowUps.Any(r => r.Reference == a.Record
                    && (a.Marking == null || a.Marking <= Clearance || r.DrafterId == Me || Units.Any(u => u.Id == r.UnitId && u.HeadId == Me)))
                : a.Record.StartsWith("user:") || a.Record.StartsWith("unit:") ? KeepsUsers || a.ActorId == Me
                : Me != default)
            // Sets, which are read once, not lookups: the keys' conversion would make each of them read its table through.
            && (a.Entity != nameof(Account) || Accounts.Select(x => (long?)(object)x.Id).Contains(a.RowId))
            && (a.Entity != nameof(ClosedSection) || Set<ClosedSection>().Select(x => (long?)(object)x.Id).Contains(a.RowId))
            && (a.Entity != nameof(CommitmentRevision) || Set<CommitmentRevision>().Select(x => (long?)(object)x.Id).Contains(a.RowId))
            && (a.Entity != nameof(Mention) || Mentions.Select(x => (long?)(object)x.Id).Contains(a.RowId)));
    }

    /// <summary>As <see cref="Reader.MayRead"/>, for the database.</summary>
    /// <param name="engagement">The engagement whose need-to-know list holds for the row.</param>
    private Expression<Func<TRecord, bool>> MayRead<TRecord>(Expression<Func<TRecord, EngagementId>> engagement)
        where TRecord : class, IProtected
    {
        Expression<Func<TRecord, bool>> cleared = r => r.Marking <= Clearance;
        Expression<Func<TRecord, bool>> always = r => r.DrafterId == Me || Units.Any(u => u.Id == r.UnitId && u.HeadId == Me);
        Expression<Func<EngagementId, bool>> needs = id =>
            !Set<NeedToKnow>().Any(n => n.EngagementId == id)
            || Set<NeedToKnow>().Any(n => n.EngagementId == id && (n.UserId == Me || n.UnitId == MyUnit))
            || BreakGlasses.Any(b => b.EngagementId == id && b.UserId == Me && b.UntilUtc > NowUtc);
        var row = engagement.Parameters[0];
        Expression In(LambdaExpression condition, Expression value) => new Rebind(condition.Parameters[0], value).Visit(condition.Body);
        return Expression.Lambda<Func<TRecord, bool>>(
            Expression.OrElse(Expression.AndAlso(In(cleared, row), In(needs, engagement.Body)), In(always, row)), row);
    }
}
