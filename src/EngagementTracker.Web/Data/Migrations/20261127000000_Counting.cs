using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <summary>
    /// Open commitments with all by which they are counted and what reading rights ask, so that no count goes to the table for each; as IX_FollowUps_Open
    /// does for follow-ups (the state stands in it because each query asks it). EF Core knows no index on a part of a complex property, so that the model
    /// does not have it. What has no owner stands in an index of its own, and not in that of owners. Those of units or kinds and deadlines go: they drew the
    /// database away from the order of deadlines.
    /// </summary>
    [DbContext(typeof(TrackerDbContext))]
    [Migration("20261127000000_Counting")]
    public class Counting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            CREATE INDEX "IX_Commitments_Open" ON "Commitments"
                ("DeadlineDate", "UnitId", "OwnerId", "Marking", "EngagementId", "DrafterId", "CounterpartId", "DeadlineKind", "State") WHERE "State" <> 2;
            CREATE INDEX "IX_Commitments_Open_Unowned" ON "Commitments"
                ("DeadlineDate", "UnitId", "Marking", "EngagementId", "DrafterId", "CounterpartId", "DeadlineKind", "OwnerId", "State") WHERE "State" <> 2 AND "OwnerId" IS NULL;
            DROP INDEX "IX_Commitments_OwnerId";
            CREATE INDEX "IX_Commitments_OwnerId" ON "Commitments" ("OwnerId") WHERE "OwnerId" IS NOT NULL;
            DROP INDEX "IX_Commitments_Unit_Deadline";
            DROP INDEX "IX_Commitments_Deadline";
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            CREATE INDEX "IX_Commitments_Unit_Deadline" ON "Commitments" ("UnitId", "DeadlineDate");
            DROP INDEX "IX_Commitments_OwnerId";
            CREATE INDEX "IX_Commitments_OwnerId" ON "Commitments" ("OwnerId");
            CREATE INDEX "IX_Commitments_Deadline" ON "Commitments" ("DeadlineKind", "DeadlineDate");
            DROP INDEX "IX_Commitments_Open_Unowned";
            DROP INDEX "IX_Commitments_Open";
            """);
    }
}
