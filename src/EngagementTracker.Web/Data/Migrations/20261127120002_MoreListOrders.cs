using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <summary>
    /// Lists by party go through the parties in their order, which has to be certain where two have the same name; engagements of a kind come by day, what one
    /// owns by the day on which it was made, and the queues of the analysts with the oldest first.
    /// </summary>
    [DbContext(typeof(TrackerDbContext))]
    [Migration("20261127120002_MoreListOrders")]
    public class MoreListOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            DROP INDEX "IX_Parties_Name";
            CREATE UNIQUE INDEX "IX_Parties_Name_Code" ON "Parties" ("Name", "Code");
            DROP INDEX "IX_Engagements_Kind";
            CREATE INDEX "IX_Engagements_Kind" ON "Engagements" ("Kind", "Date");
            CREATE INDEX "IX_Commitments_Open_MadeOn" ON "Commitments" ("MadeOn") WHERE "State" <> 2;
            DROP INDEX "IX_Commitments_OwnerId";
            CREATE INDEX "IX_Commitments_OwnerId_MadeOn" ON "Commitments" ("OwnerId", "MadeOn") WHERE "OwnerId" IS NOT NULL;
            DROP INDEX "IX_Commitments_State_Review";
            CREATE INDEX "IX_Commitments_Reported_MadeOn" ON "Commitments" ("MadeOn") WHERE "State" = 1;
            CREATE INDEX "IX_Commitments_New_MadeOn" ON "Commitments" ("MadeOn") WHERE "Review" = 0;
            CREATE INDEX "IX_Commitments_EndedOn" ON "Commitments" ("EndedOn") WHERE "State" = 2;
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            DROP INDEX "IX_Commitments_EndedOn";
            DROP INDEX "IX_Commitments_New_MadeOn";
            DROP INDEX "IX_Commitments_Reported_MadeOn";
            CREATE INDEX "IX_Commitments_State_Review" ON "Commitments" ("State", "Review");
            DROP INDEX "IX_Commitments_OwnerId_MadeOn";
            CREATE INDEX "IX_Commitments_OwnerId" ON "Commitments" ("OwnerId") WHERE "OwnerId" IS NOT NULL;
            DROP INDEX "IX_Commitments_Open_MadeOn";
            DROP INDEX "IX_Engagements_Kind";
            CREATE INDEX "IX_Engagements_Kind" ON "Engagements" ("Kind");
            DROP INDEX "IX_Parties_Name_Code";
            CREATE INDEX "IX_Parties_Name" ON "Parties" ("Name");
            """);
    }
}
