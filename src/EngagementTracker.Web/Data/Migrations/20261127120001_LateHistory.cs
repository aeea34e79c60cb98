using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <summary>
    /// What was late in past weeks is counted from indexes alone: when an item was logged stands beside the rest in those of what is open, and commitments
    /// that are closed have one as done follow-ups have. EF Core knows no index on a part of a complex property, so that the model has only that of follow-ups.
    /// </summary>
    [DbContext(typeof(TrackerDbContext))]
    [Migration("20261127120001_LateHistory")]
    public class LateHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            DROP INDEX "IX_FollowUps_Open";
            CREATE INDEX "IX_FollowUps_Open" ON "FollowUps"
                ("DoneUtc", "DueOn", "UnitId", "OwnerId", "Marking", "EngagementId", "DrafterId", "CounterpartId", "CommitmentId", "LoggedUtc");
            DROP INDEX "IX_Commitments_Open";
            CREATE INDEX "IX_Commitments_Open" ON "Commitments"
                ("DeadlineDate", "UnitId", "OwnerId", "Marking", "EngagementId", "DrafterId", "CounterpartId", "DeadlineKind", "State", "LoggedUtc") WHERE "State" <> 2;
            CREATE INDEX "IX_Commitments_Closed" ON "Commitments"
                ("ClosedUtc", "DeadlineDate", "UnitId", "OwnerId", "Marking", "EngagementId", "DrafterId", "CounterpartId", "LoggedUtc") WHERE "ClosedUtc" IS NOT NULL;
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            DROP INDEX "IX_Commitments_Closed";
            DROP INDEX "IX_Commitments_Open";
            CREATE INDEX "IX_Commitments_Open" ON "Commitments"
                ("DeadlineDate", "UnitId", "OwnerId", "Marking", "EngagementId", "DrafterId", "CounterpartId", "DeadlineKind", "State") WHERE "State" <> 2;
            DROP INDEX "IX_FollowUps_Open";
            CREATE INDEX "IX_FollowUps_Open" ON "FollowUps"
                ("DoneUtc", "DueOn", "UnitId", "OwnerId", "Marking", "EngagementId", "DrafterId", "CounterpartId", "CommitmentId");
            """);
    }
}
