using EngagementTracker.Domain.Merges;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EngagementTracker.Web.Data.Configurations;

internal sealed class MergeConfiguration : IEntityTypeConfiguration<Merge>
{
    private const int KeyLimit = 120;

    public void Configure(EntityTypeBuilder<Merge> builder)
    {
        builder.ToTable("Merges");
        builder.Property(m => m.Id).ValueGeneratedOnAdd();
        builder.Property(m => m.KeptKey).HasMaxLength(KeyLimit);
        builder.Property(m => m.AwayKey).HasMaxLength(KeyLimit);
        builder.Property(m => m.AwayName).HasMaxLength(Party.NameLimit);
        builder.Property(m => m.Reason).HasMaxLength(Merge.ReasonLimit);
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.ById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.UndoneById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.Kind, m.KeptNumber });
        builder.HasIndex(m => new { m.Kind, m.AwayNumber });
    }
}
