using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EngagementTracker.Web.Data.Configurations;

internal sealed class PartyConfiguration : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedOnAdd();
        builder.Property(p => p.Code).HasMaxLength(Party.CodeLimit);
        builder.Property(p => p.Name).HasMaxLength(Party.NameLimit);
        builder.Property(p => p.OfficialName).HasMaxLength(Party.NameLimit);
        builder.HasIndex(p => p.Code).IsUnique();
        builder.HasIndex(p => new { p.Name, p.Code }).IsUnique(); // lists by party go through the parties in this order
        builder.HasOne<Party>().WithMany().HasForeignKey(p => p.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => p.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL"); // nobody looks for all that are not merged
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedOnAdd();
        builder.Property(p => p.Name).HasMaxLength(Person.NameLimit);
        builder.HasIndex(p => p.Name);
        builder.HasOne<Party>().WithMany().HasForeignKey(p => p.PartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Offices).WithOne().HasForeignKey(o => o.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => p.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL"); // nobody looks for all that are not merged
    }
}

internal sealed class OfficeConfiguration : IEntityTypeConfiguration<Office>
{
    public void Configure(EntityTypeBuilder<Office> builder)
    {
        builder.ToTable("Offices");
        builder.Property(o => o.Id).ValueGeneratedOnAdd();
        builder.Property(o => o.Title).HasMaxLength(Office.TitleLimit);
        builder.HasOne<Party>().WithMany().HasForeignKey(o => o.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TopicConfiguration : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedOnAdd();
        builder.Property(t => t.Name).HasMaxLength(Topic.NameLimit);
        builder.Property(t => t.Slug).HasMaxLength(Topic.NameLimit);
        builder.HasIndex(t => t.Slug).IsUnique();
        builder.HasIndex(t => t.Name).IsUnique();
        builder.HasOne<Topic>().WithMany().HasForeignKey(t => t.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Topic>().WithMany().HasForeignKey(t => t.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => t.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL"); // nobody looks for all that are not merged
    }
}

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.Property(u => u.Id).ValueGeneratedOnAdd();
        builder.Property(u => u.Code).HasMaxLength(Unit.CodeLimit);
        builder.Property(u => u.Name).HasMaxLength(Unit.NameLimit);
        builder.HasOne<User>().WithMany().HasForeignKey(u => u.HeadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(u => u.Holidays).WithOne().HasForeignKey(h => h.UnitId);
        builder.HasIndex(u => u.Code).IsUnique();
    }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("Users");
        builder.Property(u => u.Id).ValueGeneratedOnAdd();
        builder.Property(u => u.DisplayName).HasMaxLength(User.DisplayNameLimit);
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => u.DisplayName);
    }
}
