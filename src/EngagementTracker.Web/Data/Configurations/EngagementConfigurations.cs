using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EngagementTracker.Web.Data.Configurations;

internal sealed class EngagementConfiguration : IEntityTypeConfiguration<Engagement>
{
    public void Configure(EntityTypeBuilder<Engagement> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedOnAdd();
        builder.Property(e => e.Reference).HasMaxLength(Reference.Limit);
        builder.HasIndex(e => e.Reference).IsUnique();
        builder.Property(e => e.Place).HasMaxLength(Engagement.PlaceLimit);
        builder.Property(e => e.Summary).HasMaxLength(Engagement.SummaryLimit);
        builder.ComplexProperty(e => e.When, when =>
        {
            when.Property(w => w.Date).HasColumnName("Date");
            when.Property(w => w.Start).HasColumnName("StartTime");
            when.Property(w => w.End).HasColumnName("EndTime");
            when.Property(w => w.TimeZone).HasColumnName("TimeZone");
        });
        builder.HasOne<Party>().WithMany().HasForeignKey(e => e.CounterpartId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(e => e.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.DrafterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Parties).WithOne().HasForeignKey(p => p.EngagementId);
        builder.HasMany(e => e.Participants).WithOne().HasForeignKey(p => p.EngagementId);
        builder.HasMany(e => e.Topics).WithOne().HasForeignKey(t => t.EngagementId);
        builder.Property(e => e.MarkingReason).HasMaxLength(Engagement.MarkingReasonLimit);
        builder.HasMany(e => e.NeedToKnow).WithOne().HasForeignKey(n => n.EngagementId);
        builder.HasOne(e => e.ClosedSection).WithOne().HasForeignKey<ClosedSection>(s => s.EngagementId);
        builder.HasMany(e => e.Accounts).WithOne().HasForeignKey(a => a.EngagementId);
    }
}

internal sealed class ClosedSectionConfiguration : IEntityTypeConfiguration<ClosedSection>
{
    public void Configure(EntityTypeBuilder<ClosedSection> builder)
    {
        builder.ToTable("ClosedSections");
        builder.Property(s => s.Id).ValueGeneratedOnAdd();
        builder.Property(s => s.Body).HasMaxLength(ClosedSection.TextLimit);
    }
}

internal sealed class EngagementPartyConfiguration : IEntityTypeConfiguration<EngagementParty>
{
    public void Configure(EntityTypeBuilder<EngagementParty> builder)
    {
        builder.ToTable("EngagementParties");
        builder.HasKey(p => new { p.EngagementId, p.PartyId });
        builder.Property(p => p.PartyId);
        builder.Property(p => p.Side);
        builder.KeptByTrigger<DateOnly?>(Threads.Date);
        builder.HasIndex(nameof(EngagementParty.PartyId), Threads.Date, nameof(EngagementParty.EngagementId));
        builder.HasOne<Party>().WithMany().HasForeignKey(p => p.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EngagementTopicConfiguration : IEntityTypeConfiguration<EngagementTopic>
{
    public void Configure(EntityTypeBuilder<EngagementTopic> builder)
    {
        builder.ToTable("EngagementTopics");
        builder.HasKey(t => new { t.EngagementId, t.TopicId });
        builder.KeptByTrigger<DateOnly?>(Threads.Date);
        builder.HasIndex(nameof(EngagementTopic.TopicId), Threads.Date, nameof(EngagementTopic.EngagementId));
        builder.HasOne<Topic>().WithMany().HasForeignKey(t => t.TopicId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ParticipantConfiguration : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ToTable("Participants");
        builder.Property(p => p.Id).ValueGeneratedOnAdd();
        builder.Property(p => p.Capacity).HasMaxLength(Office.TitleLimit);
        builder.HasIndex(p => new { p.EngagementId, p.PersonId }).IsUnique();
        builder.KeptByTrigger<DateOnly?>(Threads.Date);
        builder.HasIndex(nameof(Participant.PersonId), Threads.Date, nameof(Participant.EngagementId));
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(p => p.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedOnAdd();
        builder.Property(a => a.Issuer).HasMaxLength(Account.IssuerLimit);
        builder.Property(a => a.Source).HasMaxLength(Account.SourceLimit);
        builder.Property(a => a.Body).HasMaxLength(Account.TextLimit);
        builder.HasOne<Party>().WithMany().HasForeignKey(a => a.IssuerPartyId).OnDelete(DeleteBehavior.Restrict);
    }
}
