using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EngagementTracker.Web.Data.Configurations;

internal sealed class CommitmentConfiguration : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedOnAdd();
        builder.Property(c => c.Reference).HasMaxLength(Reference.Limit);
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.Property(c => c.Wording).HasMaxLength(Commitment.WordingLimit);
        builder.Property(c => c.Deliverable).HasMaxLength(Commitment.DeliverableLimit);
        builder.Property(c => c.Measure).HasMaxLength(Commitment.MeasureLimit);
        builder.Property(c => c.ReviewQuestion).HasMaxLength(Commitment.QuestionLimit);
        builder.ComplexProperty(c => c.Deadline, Columns.Deadline);
        builder.Ignore(c => c.Gaps);
        builder.Ignore(c => c.LastReport);
        builder.HasIndex(c => c.MadeOn);
        // Of some owner: what has none is found by its day (migration Counting).
        builder.HasIndex(c => new { c.OwnerId, c.MadeOn }).HasFilter("\"OwnerId\" IS NOT NULL");
        builder.HasOne<Party>().WithMany().HasForeignKey(c => c.CounterpartId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(c => c.LoweredBecause).HasMaxLength(Engagement.MarkingReasonLimit);
        builder.HasOne(c => c.Engagement).WithMany().HasForeignKey(c => c.EngagementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.DrafterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Parties).WithOne().HasForeignKey(p => p.CommitmentId);
        builder.HasMany(c => c.Revisions).WithOne().HasForeignKey(r => r.CommitmentId);
        builder.HasMany(c => c.Mentions).WithOne().HasForeignKey(m => m.CommitmentId);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.ClosedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.ReviewedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Reports).WithOne().HasForeignKey(r => r.CommitmentId);
        builder.HasMany(c => c.Topics).WithOne().HasForeignKey(t => t.CommitmentId);
        builder.HasMany(c => c.Evidence).WithOne().HasForeignKey(e => e.CommitmentId);
        builder.HasMany(c => c.Progress).WithOne().HasForeignKey(p => p.CommitmentId);
        builder.HasMany(c => c.Assessments).WithOne().HasForeignKey(a => a.CommitmentId);
    }
}

internal sealed class CommitmentPartyConfiguration : IEntityTypeConfiguration<CommitmentParty>
{
    public void Configure(EntityTypeBuilder<CommitmentParty> builder)
    {
        builder.ToTable("CommitmentParties");
        builder.HasKey(p => new { p.CommitmentId, p.PartyId, p.Role });
        builder.KeptByTrigger<int?>(Threads.Open);
        builder.KeptByTrigger<Direction?>(Threads.Direction);
        builder.KeptByTrigger<DateOnly?>(Threads.Due);
        builder.HasIndex(
            nameof(CommitmentParty.PartyId), Threads.Open, Threads.Direction, nameof(CommitmentParty.Role), Threads.Due, nameof(CommitmentParty.CommitmentId));
        builder.HasIndex(p => new { p.PartyId, p.CommitmentId });
        builder.HasOne<Party>().WithMany().HasForeignKey(p => p.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CommitmentRevisionConfiguration : IEntityTypeConfiguration<CommitmentRevision>
{
    public void Configure(EntityTypeBuilder<CommitmentRevision> builder)
    {
        builder.ToTable("CommitmentRevisions");
        builder.Property(r => r.Id).ValueGeneratedOnAdd();
        builder.Property(r => r.Wording).HasMaxLength(Commitment.WordingLimit);
        builder.Property(r => r.Deliverable).HasMaxLength(Commitment.DeliverableLimit);
        builder.Property(r => r.Measure).HasMaxLength(Commitment.MeasureLimit);
        builder.Property(r => r.Reason).HasMaxLength(CommitmentRevision.ReasonLimit);
        builder.ComplexProperty(r => r.Deadline, Columns.Deadline);
        builder.Property(r => r.Obligors).HasConversion<IdListConverter<PartyId>, IdListComparer<PartyId>>();
        builder.Property(r => r.Beneficiaries).HasConversion<IdListConverter<PartyId>, IdListComparer<PartyId>>();
        builder.HasIndex(r => new { r.CommitmentId, r.Number }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MentionConfiguration : IEntityTypeConfiguration<Mention>
{
    public void Configure(EntityTypeBuilder<Mention> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedOnAdd();
        builder.Property(m => m.Quote).HasMaxLength(Mention.QuoteLimit);
        builder.HasIndex(m => new { m.Kind, m.CommitmentId });
        builder.HasOne(m => m.Engagement).WithMany().HasForeignKey(m => m.EngagementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(m => m.Account).WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class Columns
{
    /// <summary>A column that no entity knows: a trigger writes it, queries alone read it.</summary>
    public static void KeptByTrigger<T>(this EntityTypeBuilder builder, string name)
    {
        var property = builder.Property<T>(name).Metadata;
        property.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        property.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
    }

    public static void Deadline(ComplexPropertyBuilder<Deadline> deadline)
    {
        deadline.Property(d => d.Kind).HasColumnName("DeadlineKind");
        deadline.Property(d => d.Date).HasColumnName("DeadlineDate");
        deadline.Property(d => d.Event).HasColumnName("DeadlineEvent").HasMaxLength(Domain.Commitments.Deadline.EventLimit);
        deadline.Property(d => d.EventId).HasColumnName("DeadlineEventId");
    }
}
