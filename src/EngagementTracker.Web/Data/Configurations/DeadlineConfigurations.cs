using System.Globalization;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EngagementTracker.Web.Data.Configurations;

internal sealed class CalendarEventConfiguration : IEntityTypeConfiguration<CalendarEvent>
{
    public void Configure(EntityTypeBuilder<CalendarEvent> builder)
    {
        builder.ToTable("CalendarEvents");
        builder.Property(e => e.Id).ValueGeneratedOnAdd();
        builder.Property(e => e.Name).HasMaxLength(CalendarEvent.NameLimit);
        builder.Property(e => e.Place).HasMaxLength(CalendarEvent.PlaceLimit);
        builder.HasIndex(e => e.On);
        builder.HasIndex(e => e.Name);
    }
}

internal sealed class HolidayConfiguration : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> builder)
    {
        builder.ToTable("Holidays");
        builder.Property(h => h.Id).ValueGeneratedOnAdd();
        builder.Property(h => h.Name).HasMaxLength(Holiday.NameLimit);
        builder.HasIndex(h => new { h.UnitId, h.On }).IsUnique();
    }
}

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("CalendarFeeds");
        builder.Property(f => f.Id).ValueGeneratedOnAdd();
        builder.Property(f => f.SecretHash).HasMaxLength(CalendarFeed.SecretHashSize);
        builder.HasIndex(f => f.SecretHash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(f => f.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(f => f.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReminderRuleConfiguration : IEntityTypeConfiguration<ReminderRule>
{
    public void Configure(EntityTypeBuilder<ReminderRule> builder)
    {
        builder.ToTable("ReminderRules");
        builder.Property(r => r.Id).ValueGeneratedOnAdd();
        builder.ComplexProperty(r => r.Plan, plan =>
        {
            plan.Property(p => p.LeadDays).HasColumnName("LeadDays").HasConversion(
                days => string.Join(',', days),
                text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => int.Parse(d, CultureInfo.InvariantCulture)).ToArray(),
                new ValueComparer<IReadOnlyList<int>>(
                    (a, b) => a!.SequenceEqual(b!), days => days.Aggregate(0, HashCode.Combine), days => days.ToArray()));
            plan.Property(p => p.RepeatEvery).HasColumnName("RepeatEvery");
            plan.Property(p => p.HeadAfter).HasColumnName("HeadAfter");
            plan.Property(p => p.RoleAfter).HasColumnName("RoleAfter");
            plan.Property(p => p.Role).HasColumnName("Role");
        });
        builder.HasIndex(r => r.Kind).IsUnique().HasFilter("\"FollowUpId\" IS NULL").HasDatabaseName("IX_ReminderRules_of_kind");
        builder.HasOne<FollowUp>().WithOne(f => f.Reminders).HasForeignKey<ReminderRule>(r => r.FollowUpId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class UpdateRequestConfiguration : IEntityTypeConfiguration<UpdateRequest>
{
    public void Configure(EntityTypeBuilder<UpdateRequest> builder)
    {
        builder.ToTable("UpdateRequests", table => table.HasCheckConstraint(
            "CK_UpdateRequests_one", "(\"FollowUpId\" IS NULL) <> (\"CommitmentId\" IS NULL)"));
        builder.Property(r => r.Id).ValueGeneratedOnAdd();
        builder.Property(r => r.Words).HasMaxLength(UpdateRequest.WordsLimit);
        builder.HasOne<FollowUp>().WithMany(f => f.UpdateRequests).HasForeignKey(r => r.FollowUpId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Commitment>().WithMany(c => c.UpdateRequests).HasForeignKey(r => r.CommitmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.AskedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.AskedOfId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("OutgoingMails");
        builder.Property(m => m.Id).ValueGeneratedOnAdd();
        builder.Property(m => m.Key).HasMaxLength(OutgoingMail.KeyLimit);
        builder.Property(m => m.Trouble).HasMaxLength(OutgoingMail.TroubleLimit);
        builder.Property(m => m.LeasedBy).HasMaxLength(OutgoingMail.LessorLimit);
        builder.HasIndex(m => new { m.RecipientId, m.Key }).IsUnique();
        builder.HasIndex(m => m.NextTryUtc).HasFilter("\"SentUtc\" IS NULL AND \"GivenUpUtc\" IS NULL").HasDatabaseName("IX_OutgoingMails_waiting");
        builder.HasIndex(m => m.GivenUpUtc).HasFilter("\"GivenUpUtc\" IS NOT NULL");
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.RecipientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Notice>().WithMany().HasForeignKey(m => m.NoticeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<UpdateRequest>().WithMany().HasForeignKey(m => m.UpdateRequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Engagement>().WithMany().HasForeignKey(m => m.EngagementId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HandoverConfiguration : IEntityTypeConfiguration<Handover>
{
    public void Configure(EntityTypeBuilder<Handover> builder)
    {
        builder.ToTable("Handovers");
        builder.Property(h => h.Id).ValueGeneratedOnAdd();
        builder.Property(h => h.Reason).HasMaxLength(Handover.ReasonLimit);
        builder.HasMany(h => h.Items).WithOne().HasForeignKey(i => i.HandoverId);
        builder.HasOne<User>().WithMany().HasForeignKey(h => h.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(h => h.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(h => h.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HandoverItemConfiguration : IEntityTypeConfiguration<HandoverItem>
{
    public void Configure(EntityTypeBuilder<HandoverItem> builder)
    {
        builder.ToTable("HandoverItems", table => table.HasCheckConstraint(
            "CK_HandoverItems_one", "(\"FollowUpId\" IS NULL) <> (\"CommitmentId\" IS NULL)"));
        builder.Property(i => i.Id).ValueGeneratedOnAdd();
        builder.Property(i => i.Reference).HasMaxLength(Reference.Limit);
        builder.HasOne<FollowUp>().WithMany().HasForeignKey(i => i.FollowUpId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Commitment>().WithMany().HasForeignKey(i => i.CommitmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
