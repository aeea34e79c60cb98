using System.Linq.Expressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Drafts;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Domain.Views;
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

    /// <summary>Of the directory everybody reads all, but for what was merged into another: see Data/Merges.</summary>
    internal const string MergedFilter = "merged";

    private void LimitReading(ModelBuilder builder)
    {
        builder.Entity<Person>().HasQueryFilter(MergedFilter, p => p.MergedIntoId == null);
        builder.Entity<Topic>().HasQueryFilter(MergedFilter, t => t.MergedIntoId == null);
        builder.Entity<Party>().HasQueryFilter(MergedFilter, p => p.MergedIntoId == null);

        builder.Entity<Engagement>().HasQueryFilter(MayRead<Engagement>(e => e.Id));
        builder.Entity<Commitment>().HasQueryFilter(MayRead<Commitment>(c => c.EngagementId));
        builder.Entity<FollowUp>().HasQueryFilter(MayRead<FollowUp>(f => f.EngagementId));

        builder.Entity<EngagementParty>().HasQueryFilter(p => Engagements.Any(e => e.Id == p.EngagementId));
        builder.Entity<EngagementTopic>().HasQueryFilter(t => Engagements.Any(e => e.Id == t.EngagementId));
        builder.Entity<Participant>().HasQueryFilter(p => Engagements.Any(e => e.Id == p.EngagementId));
        builder.Entity<Account>().HasQueryFilter(PartOf<Account, Engagement>(
            a => Engagements.Where(e => e.Id == a.EngagementId), (a, e) => a.Marking <= Clearance));
        builder.Entity<ClosedSection>().HasQueryFilter(PartOf<ClosedSection, Engagement>(
            s => Engagements.Where(e => e.Id == s.EngagementId), (s, e) => s.Marking <= Clearance));
        builder.Entity<CommitmentParty>().HasQueryFilter(p => Commitments.Any(c => c.Id == p.CommitmentId));
        builder.Entity<CommitmentTopic>().HasQueryFilter(t => Commitments.Any(c => c.Id == t.CommitmentId));
        builder.Entity<CommitmentRevision>().HasQueryFilter(WrittenOf<CommitmentRevision>(r => r.CommitmentId, r => r.RevisedUtc));
        builder.Entity<OutcomeReport>().HasQueryFilter(WrittenOf<OutcomeReport>(r => r.CommitmentId, r => r.ReportedUtc));
        builder.Entity<Progress>().HasQueryFilter(WrittenOf<Progress>(p => p.CommitmentId, p => p.RecordedUtc,
            p => p.EngagementId == null || Engagements.Any(e => e.Id == p.EngagementId)));
        builder.Entity<Evidence>().HasQueryFilter(WrittenOf<Evidence>(p => p.CommitmentId, p => p.AddedUtc,
            p => (p.EngagementId == null || Engagements.Any(e => e.Id == p.EngagementId))
                && (p.AccountId == null || Accounts.Any(a => a.Id == p.AccountId))));
        builder.Entity<Assessment>().HasQueryFilter(WrittenOf<Assessment>(a => a.CommitmentId, a => a.AssessedUtc,
            a => (a.State != AssessmentState.AwaitingSecond && (a.State != AssessmentState.TakenBack || a.SecondAssessorId == null)) || a.AssessorId == Me));
        builder.Entity<Mention>().HasQueryFilter(m => Commitments.Any(c => c.Id == m.CommitmentId)
            && Engagements.Any(e => e.Id == m.EngagementId) && (m.AccountId == null || Accounts.Any(a => a.Id == m.AccountId)));

        builder.Entity<ReminderRule>().HasQueryFilter(r => r.FollowUpId == null || FollowUps.Any(f => f.Id == r.FollowUpId));
        builder.Entity<UpdateRequest>().HasQueryFilter(r => r.CommitmentId == null
            ? FollowUps.Any(f => f.Id == r.FollowUpId) : Commitments.Any(c => c.Id == r.CommitmentId));
        builder.Entity<Handover>().HasQueryFilter(h => h.FromId == Me || h.ToId == Me || h.ById == Me);
        builder.Entity<HandoverItem>().HasQueryFilter(i => i.CommitmentId == null
            ? FollowUps.Any(f => f.Id == i.FollowUpId) : Commitments.Any(c => c.Id == i.CommitmentId));

        builder.Entity<CalendarFeed>().HasQueryFilter(f => f.OwnerId == Me);
        builder.Entity<OutgoingMail>().HasQueryFilter(m => m.RecipientId == Me || KeepsUsers);
        builder.Entity<Draft>().HasQueryFilter(d => d.OwnerId == Me && (d.Record == null
            || Engagements.Any(e => e.Reference == d.Record) || Commitments.Any(c => c.Reference == d.Record) || FollowUps.Any(f => f.Reference == d.Record)));
        builder.Entity<BreakGlass>().HasQueryFilter(b => b.UserId == Me);
        builder.Entity<Notice>().HasQueryFilter(n => n.UserId == Me);
        builder.Entity<SavedView>().HasQueryFilter(v => v.OwnerId == Me || (Me != default && v.SharedWithId == MyUnit));
        builder.Entity<AuditMark>().HasNoKey().ToSqlQuery(AuditMark.Query);
        builder.Entity<AuditPlace>().HasNoKey().ToSqlQuery(AuditPlace.Query);
        RowKey<AccountId>.Model(builder, "Accounts");
        RowKey<ClosedSectionId>.Model(builder, "ClosedSections");
        RowKey<CommitmentRevisionId>.Model(builder, "CommitmentRevisions");
        RowKey<OutcomeReportId>.Model(builder, "OutcomeReports");
        RowKey<ProgressId>.Model(builder, "Progress");
        RowKey<EvidenceId>.Model(builder, "Evidence");
        RowKey<AssessmentId>.Model(builder, "Assessments");
        RowKey<MentionId>.Model(builder, "Mentions");
        builder.Entity<AuditEntry>().HasQueryFilter(MayReadEntries());
    }

    /// <summary>As <see cref="Reader.MayRead"/>, for the database.</summary>
    /// <param name="engagement">The engagement whose need-to-know list holds for the row.</param>
    private Expression<Func<TRecord, bool>> MayRead<TRecord>(Expression<Func<TRecord, EngagementId>> engagement)
        where TRecord : class, IProtected
    {
        Expression<Func<TRecord, bool>> cleared = r => r.Marking <= Clearance;
        Expression<Func<EngagementId, bool>> needs = id =>
            !Set<NeedToKnow>().Any(n => n.EngagementId == id)
            || Set<NeedToKnow>().Any(n => n.EngagementId == id && (n.UserId == Me || n.UnitId == MyUnit))
            || BreakGlasses.Any(b => b.EngagementId == id && b.UserId == Me && b.UntilUtc > NowUtc);
        var row = engagement.Parameters[0];
        return Expression.Lambda<Func<TRecord, bool>>(
            Expression.OrElse(Expression.AndAlso(cleared.With(row), needs.With(engagement.Body)), Always<TRecord>().With(row)), row);
    }

    /// <summary>Whoever drafted a record or heads its unit reads all of it, whatever its marking.</summary>
    private Expression<Func<TRecord, bool>> Always<TRecord>()
        where TRecord : IProtected => r => r.DrafterId == Me || Units.Any(u => u.Id == r.UnitId && u.HeadId == Me);

    /// <summary>Who may read a record may read the part of it for which they are cleared.</summary>
    private Expression<Func<TPart, bool>> PartOf<TPart, TRecord>(
        Expression<Func<TPart, IQueryable<TRecord>>> record, Expression<Func<TPart, TRecord, bool>> cleared)
        where TRecord : IProtected
    {
        var (part, row) = (record.Parameters[0], cleared.Parameters[1]);
        var sees = Expression.Lambda<Func<TRecord, bool>>(Expression.OrElse(Always<TRecord>().With(row), cleared.With(part, row)), row);
        return Expression.Lambda<Func<TPart, bool>>(Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(TRecord)], record.Body, sees), part);
    }

    /// <summary>What was written of a commitment stays as secret as the commitment has been marked since.</summary>
    /// <param name="also">What else has to hold.</param>
    private Expression<Func<TPart, bool>> WrittenOf<TPart>(
        Expression<Func<TPart, CommitmentId>> commitment, Expression<Func<TPart, DateTime>> written, Expression<Func<TPart, bool>>? also = null)
    {
        Expression<Func<CommitmentId, IQueryable<Commitment>>> record = id => Commitments.Where(c => c.Id == id);
        Expression<Func<DateTime, Commitment, bool>> cleared = (utc, c) =>
            !Set<AuditMark>().Any(m => m.Record == c.Reference && m.IsWhole && m.AtUtc >= utc && m.Marking > Clearance);
        var (part, row) = (commitment.Parameters[0], cleared.Parameters[1]);
        var seen = PartOf(
            Expression.Lambda<Func<TPart, IQueryable<Commitment>>>(record.With(commitment.Body), part),
            Expression.Lambda<Func<TPart, Commitment, bool>>(cleared.With(written.With(part), row), part, row));
        return also is null ? seen : Expression.Lambda<Func<TPart, bool>>(Expression.AndAlso(also.With(part), seen.Body), part);
    }

    private Expression<Func<AuditEntry, bool>> MayReadEntries()
    {
        Expression<Func<AuditEntry, bool>> directory = a => a.Record.Contains(':')
            && (a.Record.StartsWith(RecordName.View) || a.Record.StartsWith(RecordName.Handover) ? a.ActorId == Me : a.Record.StartsWith("user:") || a.Record.StartsWith("unit:") ? KeepsUsers || a.ActorId == Me : Me != default);
        Expression<Func<AuditEntry, bool>> parts = a =>
            (a.Entity != nameof(Account) || Set<RowKey<AccountId>>().Any(k => k.Number == a.RowId && Accounts.Any(x => x.Id == k.Id)))
            && (a.Entity != nameof(ClosedSection) || Set<RowKey<ClosedSectionId>>().Any(k => k.Number == a.RowId && Set<ClosedSection>().Any(x => x.Id == k.Id)))
            && (a.Entity != nameof(CommitmentRevision) || Set<RowKey<CommitmentRevisionId>>().Any(k => k.Number == a.RowId && Set<CommitmentRevision>().Any(x => x.Id == k.Id)))
            && (a.Entity != nameof(OutcomeReport) || Set<RowKey<OutcomeReportId>>().Any(k => k.Number == a.RowId && OutcomeReports.Any(x => x.Id == k.Id)))
            && (a.Entity != nameof(Progress) || Set<RowKey<ProgressId>>().Any(k => k.Number == a.RowId && Progress.Any(x => x.Id == k.Id)))
            && (a.Entity != nameof(Evidence) || Set<RowKey<EvidenceId>>().Any(k => k.Number == a.RowId && Evidence.Any(x => x.Id == k.Id)))
            && (a.Entity != nameof(Assessment) || Set<RowKey<AssessmentId>>().Any(k => k.Number == a.RowId && Assessments.Any(x => x.Id == k.Id)))
            && (a.Entity != nameof(Mention) || Set<RowKey<MentionId>>().Any(k => k.Number == a.RowId && Mentions.Any(x => x.Id == k.Id)));
        var entry = directory.Parameters[0];
        var readable = Expression.OrElse(
            Expression.OrElse(directory.Body, EntryOf(a => Engagements.Where(e => e.Reference == a.Record)).With(entry)),
            Expression.OrElse(
                EntryOf(a => Commitments.Where(c => c.Reference == a.Record)).With(entry), EntryOf(a => FollowUps.Where(f => f.Reference == a.Record)).With(entry)));
        return Expression.Lambda<Func<AuditEntry, bool>>(Expression.AndAlso(readable, parts.With(entry)), entry);
    }

    /// <summary>What was written is as secret as the highest marking that the record, or that part of it, has had since.</summary>
    private Expression<Func<AuditEntry, bool>> EntryOf<TRecord>(Expression<Func<AuditEntry, IQueryable<TRecord>>> record)
        where TRecord : IProtected => PartOf(record, (a, r) => (a.Marking == null || a.Marking <= Clearance)
            && !Set<AuditMark>().Any(m => m.Record == a.Record && m.Id >= a.Id && m.Marking > Clearance
                && (m.IsWhole || (m.Entity == a.Entity && m.RowId == a.RowId))));
}
