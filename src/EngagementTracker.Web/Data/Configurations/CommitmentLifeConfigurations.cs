using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EngagementTracker.Web.Data.Configurations;

internal sealed class CommitmentTopicConfiguration : IEntityTypeConfiguration<CommitmentTopic>
{
    public void Configure(EntityTypeBuilder<CommitmentTopic> builder)
    {
        builder.ToTable("CommitmentTopics");
        builder.HasKey(t => new { t.CommitmentId, t.TopicId });
        builder.HasOne<Topic>().WithMany().HasForeignKey(t => t.TopicId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OutcomeReportConfiguration : IEntityTypeConfiguration<OutcomeReport>
{
    public void Configure(EntityTypeBuilder<OutcomeReport> builder)
    {
        builder.ToTable("OutcomeReports", table =>
        {
            table.HasCheckConstraint("CK_OutcomeReports_two_people", "\"DecidedById\" IS NULL OR \"DecidedById\" <> \"ReporterId\"");
            table.HasCheckConstraint("CK_OutcomeReports_evidence", "\"EvidenceIds\" <> '[]'");
        });
        builder.Property(r => r.Id).ValueGeneratedOnAdd();
        builder.Property(r => r.Text).HasMaxLength(OutcomeReport.TextLimit);
        builder.Property(r => r.DecisionReason).HasMaxLength(OutcomeReport.ReasonLimit);
        builder.Property(r => r.ReopeningReason).HasMaxLength(OutcomeReport.ReasonLimit);
        builder.Property(r => r.EvidenceIds).HasConversion<IdListConverter<EvidenceId>, IdListComparer<EvidenceId>>();
        builder.HasIndex(r => new { r.CommitmentId, r.Number }).IsUnique();
        builder.HasOne<Commitment>().WithMany().HasForeignKey(r => r.SupersededById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.ReporterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.DecidedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.ReopenedById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("Evidence");
        builder.Property(e => e.Id).ValueGeneratedOnAdd();
        builder.Property(e => e.Title).HasMaxLength(Evidence.TitleLimit);
        builder.Property(e => e.Url).HasMaxLength(Evidence.UrlLimit);
        builder.Property(e => e.FileName).HasMaxLength(Evidence.FileNameLimit);
        builder.Property(e => e.ContentType).HasMaxLength(Evidence.ContentTypeLimit);
        builder.Property(e => e.Sha256).HasMaxLength(Evidence.HashLength);
        builder.HasOne<Engagement>().WithMany().HasForeignKey(e => e.EngagementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.AddedById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProgressConfiguration : IEntityTypeConfiguration<Progress>
{
    public void Configure(EntityTypeBuilder<Progress> builder)
    {
        builder.ToTable("Progress");
        builder.Property(p => p.Id).ValueGeneratedOnAdd();
        builder.Property(p => p.Text).HasMaxLength(Progress.TextLimit);
        builder.Property(p => p.EvidenceIds).HasConversion<IdListConverter<EvidenceId>, IdListComparer<EvidenceId>>();
        builder.HasIndex(p => new { p.CommitmentId, p.AsOf });
        builder.HasOne<Engagement>().WithMany().HasForeignKey(p => p.EngagementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AssessmentConfiguration : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.ToTable("Assessments");
        builder.Property(a => a.Id).ValueGeneratedOnAdd();
        builder.Property(a => a.Period).HasMaxLength(7);
        builder.Property(a => a.Reasoning).HasMaxLength(Assessment.ReasoningLimit);
        builder.Property(a => a.EvidenceIds).HasConversion<IdListConverter<EvidenceId>, IdListComparer<EvidenceId>>();
        builder.HasIndex(a => new { a.CommitmentId, a.Period });
        builder.HasIndex(a => new { a.State, a.Period });
        builder.HasOne<Assessment>().WithMany().HasForeignKey(a => a.SecondsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Assessment>().WithMany().HasForeignKey(a => a.SettlesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.AssessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.SecondAssessorId).OnDelete(DeleteBehavior.Restrict);
    }
}
