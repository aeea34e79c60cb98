using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Drafts;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.Views;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EngagementTracker.Web.Data.Configurations;

internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedOnAdd();
        builder.Property(f => f.Reference).HasMaxLength(Reference.Limit);
        builder.HasIndex(f => f.Reference).IsUnique();
        builder.Property(f => f.Action).HasMaxLength(FollowUp.ActionLimit);
        builder.Property(f => f.DueReason).HasMaxLength(FollowUp.ReasonLimit);
        builder.Property(f => f.SnoozeReason).HasMaxLength(FollowUp.ReasonLimit);
        builder.Ignore(f => f.IsDone);
        builder.HasIndex(f => f.EventId);
        builder.HasIndex(f => f.ContinuesId).IsUnique();
        builder.HasOne<CalendarEvent>().WithMany().HasForeignKey(f => f.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FollowUp>().WithMany().HasForeignKey(f => f.ContinuesId).OnDelete(DeleteBehavior.Restrict);
        // Holds all that the board counts by and that reading rights ask: with very much open, going to the table for each row took most of the time.
        builder.HasIndex(f => new { f.DoneUtc, f.DueOn, f.UnitId, f.OwnerId, f.Marking, f.EngagementId, f.DrafterId, f.CounterpartId, f.CommitmentId, f.LoggedUtc })
            .HasDatabaseName("IX_FollowUps_Open");
        builder.HasIndex(f => new { f.OwnerId, f.DoneUtc, f.DueOn });
        builder.HasOne<User>().WithMany().HasForeignKey(f => f.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(f => f.DrafterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(f => f.DoneById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(f => f.CounterpartId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(f => f.Engagement).WithMany().HasForeignKey(f => f.EngagementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(f => f.Commitment).WithMany().HasForeignKey(f => f.CommitmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NeedToKnowConfiguration : IEntityTypeConfiguration<NeedToKnow>
{
    public void Configure(EntityTypeBuilder<NeedToKnow> builder)
    {
        builder.ToTable("NeedToKnow", table => table.HasCheckConstraint(
            "CK_NeedToKnow_one", "(\"UserId\" IS NULL) <> (\"UnitId\" IS NULL)"));
        builder.Property(n => n.Id).ValueGeneratedOnAdd();
        builder.HasIndex(n => new { n.EngagementId, n.UserId, n.UnitId }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(n => n.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(n => n.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BreakGlassConfiguration : IEntityTypeConfiguration<BreakGlass>
{
    public void Configure(EntityTypeBuilder<BreakGlass> builder)
    {
        builder.ToTable("BreakGlass");
        builder.Property(b => b.Id).ValueGeneratedOnAdd();
        builder.Property(b => b.Reference).HasMaxLength(Reference.Limit);
        builder.Property(b => b.Reason).HasMaxLength(BreakGlass.ReasonLimit);
        builder.HasIndex(b => new { b.EngagementId, b.UserId, b.UntilUtc });
        builder.HasOne<Engagement>().WithMany().HasForeignKey(b => b.EngagementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(b => b.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.Property(n => n.Id).ValueGeneratedOnAdd();
        builder.Property(n => n.Record).HasMaxLength(Reference.Limit);
        builder.Property(n => n.Sentence).HasMaxLength(Notice.SentenceLimit);
        builder.Property(n => n.Key).HasMaxLength(Notice.KeyLimit);
        builder.HasIndex(n => new { n.UserId, n.SeenUtc, n.SentUtc });
        builder.HasIndex(n => new { n.UserId, n.Key }).IsUnique();
        builder.HasOne<OutgoingMail>().WithMany().HasForeignKey(n => n.DigestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(n => n.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedOnAdd();
        builder.Property(v => v.Name).HasMaxLength(SavedView.NameLimit);
        builder.Property(v => v.List).HasMaxLength(SavedView.NameLimit);
        builder.Property(v => v.Query).HasMaxLength(SavedView.QueryLimit);
        builder.HasIndex(v => new { v.List, v.Name });
        builder.Ignore(v => v.IsWatched);
        builder.HasIndex(v => v.LookedOn).HasDatabaseName("IX_SavedViews_Watched").HasFilter("LookedOn IS NOT NULL");
        builder.HasOne<User>().WithMany().HasForeignKey(v => v.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(v => v.SharedWithId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedOnAdd();
        builder.Property(d => d.Key).HasMaxLength(Draft.KeyLimit);
        builder.HasIndex(d => d.Key).IsUnique();
        builder.Property(d => d.Place).HasMaxLength(Draft.PlaceLimit);
        builder.Property(d => d.Record).HasMaxLength(Reference.Limit);
        builder.Property(d => d.Title).HasMaxLength(Draft.TitleLimit);
        builder.Property(d => d.Field).HasMaxLength(Draft.FieldLimit);
        builder.Property(d => d.SavedAs).HasMaxLength(64);
        builder.Ignore(d => d.IsOpen);
        builder.Ignore(d => d.IsDiscarded);
        builder.HasIndex(d => new { d.OwnerId, d.EndedUtc, d.SavedUtc });
        builder.HasIndex(d => new { d.EndedUtc, d.SavedUtc });
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(a => a.Record).HasMaxLength(64);
        builder.Property(a => a.Entity).HasMaxLength(64);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.UseCase).HasMaxLength(64);
        builder.Property(a => a.Address).HasMaxLength(64);
        builder.Property(a => a.Hash).HasMaxLength(32);
        builder.HasIndex(a => new { a.Record, a.Id });
        builder.HasIndex(a => a.AtUtc);
    }
}

internal sealed class ReferenceCounterConfiguration : IEntityTypeConfiguration<ReferenceCounter>
{
    public void Configure(EntityTypeBuilder<ReferenceCounter> builder)
    {
        builder.ToTable("ReferenceCounters");
        builder.HasKey(c => new { c.Prefix, c.Year });
        builder.Property(c => c.Prefix).HasMaxLength(3);
    }
}
