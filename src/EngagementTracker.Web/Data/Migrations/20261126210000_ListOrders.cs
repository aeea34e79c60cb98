using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <summary>
    /// The orders of long lists, each from an index. EF Core knows no index on an expression, so that the model does not have them; the expression is
    /// that of Features/Commitments/CommitmentList.cs, to the letter.
    /// </summary>
    [DbContext(typeof(TrackerDbContext))]
    [Migration("20261126210000_ListOrders")]
    public class ListOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            CREATE INDEX "IX_Commitments_DeadlineOrLast" ON "Commitments" (COALESCE("DeadlineDate", '9999-12-31'));
            CREATE INDEX "IX_Commitments_Open_DeadlineOrLast" ON "Commitments" (COALESCE("DeadlineDate", '9999-12-31')) WHERE "State" <> 2;
            CREATE INDEX "IX_Commitments_Class" ON "Commitments" ("Class");
            CREATE INDEX "IX_Engagements_Kind" ON "Engagements" ("Kind");
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            DROP INDEX "IX_Engagements_Kind";
            DROP INDEX "IX_Commitments_Class";
            DROP INDEX "IX_Commitments_Open_DeadlineOrLast";
            DROP INDEX "IX_Commitments_DeadlineOrLast";
            """);
    }
}
