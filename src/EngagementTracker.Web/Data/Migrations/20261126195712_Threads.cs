using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <summary>Beside each place in an engagement its day, and beside each party of a commitment how it stands: see <see cref="Data.Threads"/>.</summary>
    public partial class Threads : Migration
    {
        private static readonly string[] Places = ["EngagementParties", "EngagementTopics", "Participants"];

        private const string Standing = """
            ("ThreadOpen", "ThreadDirection", "ThreadDue") = (SELECT "State" <> 2, "Direction", "DeadlineDate" FROM "Commitments" WHERE "Id" = "CommitmentId")
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var place in Places)
            {
                migrationBuilder.Sql($"""ALTER TABLE "{place}" ADD COLUMN "ThreadDate" TEXT NULL;""");
                migrationBuilder.Sql($"""UPDATE "{place}" SET "ThreadDate" = (SELECT "Date" FROM "Engagements" WHERE "Id" = "EngagementId");""");
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "{place}_thread" AFTER INSERT ON "{place}" BEGIN
                      UPDATE "{place}" SET "ThreadDate" = (SELECT "Date" FROM "Engagements" WHERE "Id" = NEW."EngagementId") WHERE rowid = NEW.rowid;
                    END;
                    """);
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "Engagements_{place}" AFTER UPDATE OF "Date" ON "Engagements" WHEN NEW."Date" <> OLD."Date" BEGIN
                      UPDATE "{place}" SET "ThreadDate" = NEW."Date" WHERE "EngagementId" = NEW."Id";
                    END;
                    """);
            }
            migrationBuilder.Sql("""ALTER TABLE "CommitmentParties" ADD COLUMN "ThreadDirection" INTEGER NULL;""");
            migrationBuilder.Sql("""ALTER TABLE "CommitmentParties" ADD COLUMN "ThreadDue" TEXT NULL;""");
            migrationBuilder.Sql("""ALTER TABLE "CommitmentParties" ADD COLUMN "ThreadOpen" INTEGER NULL;""");
            migrationBuilder.Sql($"""UPDATE "CommitmentParties" SET {Standing};""");
            migrationBuilder.Sql($"""
                CREATE TRIGGER "CommitmentParties_thread" AFTER INSERT ON "CommitmentParties" BEGIN
                  UPDATE "CommitmentParties" SET {Standing} WHERE rowid = NEW.rowid;
                END;
                """);
            migrationBuilder.Sql($"""
                CREATE TRIGGER "Commitments_thread" AFTER UPDATE OF "State", "Direction", "DeadlineDate" ON "Commitments"
                WHEN NEW."State" <> OLD."State" OR NEW."Direction" <> OLD."Direction" OR NEW."DeadlineDate" IS NOT OLD."DeadlineDate" BEGIN
                  UPDATE "CommitmentParties" SET {Standing} WHERE "CommitmentId" = NEW."Id";
                END;
                """);
            // What is open by whose it is, and of one counterpart: a party's page reads the first of them.
            migrationBuilder.Sql("""CREATE INDEX "IX_Commitments_Open_Direction" ON "Commitments" ("Direction", "DeadlineDate") WHERE "State" <> 2;""");
            migrationBuilder.Sql("""CREATE INDEX "IX_Commitments_Open_Counterpart" ON "Commitments" ("CounterpartId", "Direction", "DeadlineDate") WHERE "State" <> 2;""");

            migrationBuilder.DropIndex(name: "IX_Participants_PersonId", table: "Participants");
            migrationBuilder.DropIndex(name: "IX_EngagementTopics_TopicId", table: "EngagementTopics");
            migrationBuilder.DropIndex(name: "IX_EngagementParties_PartyId", table: "EngagementParties");
            migrationBuilder.DropIndex(name: "IX_CommitmentParties_PartyId", table: "CommitmentParties");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_PersonId_ThreadDate_EngagementId",
                table: "Participants",
                columns: new[] { "PersonId", "ThreadDate", "EngagementId" });

            migrationBuilder.CreateIndex(
                name: "IX_EngagementTopics_TopicId_ThreadDate_EngagementId",
                table: "EngagementTopics",
                columns: new[] { "TopicId", "ThreadDate", "EngagementId" });

            migrationBuilder.CreateIndex(
                name: "IX_EngagementParties_PartyId_ThreadDate_EngagementId",
                table: "EngagementParties",
                columns: new[] { "PartyId", "ThreadDate", "EngagementId" });

            migrationBuilder.CreateIndex(
                name: "IX_CommitmentParties_PartyId_CommitmentId",
                table: "CommitmentParties",
                columns: new[] { "PartyId", "CommitmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_CommitmentParties_PartyId_ThreadOpen_ThreadDirection_Role_ThreadDue_CommitmentId",
                table: "CommitmentParties",
                columns: new[] { "PartyId", "ThreadOpen", "ThreadDirection", "Role", "ThreadDue", "CommitmentId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Commitments_Open_Direction", table: "Commitments");
            migrationBuilder.DropIndex(name: "IX_Commitments_Open_Counterpart", table: "Commitments");
            migrationBuilder.DropIndex(name: "IX_Participants_PersonId_ThreadDate_EngagementId", table: "Participants");
            migrationBuilder.DropIndex(name: "IX_EngagementTopics_TopicId_ThreadDate_EngagementId", table: "EngagementTopics");
            migrationBuilder.DropIndex(name: "IX_EngagementParties_PartyId_ThreadDate_EngagementId", table: "EngagementParties");
            migrationBuilder.DropIndex(name: "IX_CommitmentParties_PartyId_CommitmentId", table: "CommitmentParties");
            migrationBuilder.DropIndex(name: "IX_CommitmentParties_PartyId_ThreadOpen_ThreadDirection_Role_ThreadDue_CommitmentId", table: "CommitmentParties");
            migrationBuilder.Sql("""DROP TRIGGER "Commitments_thread";""");
            migrationBuilder.Sql("""DROP TRIGGER "CommitmentParties_thread";""");
            foreach (var column in (string[])["ThreadDirection", "ThreadDue", "ThreadOpen"])
                migrationBuilder.Sql($"""ALTER TABLE "CommitmentParties" DROP COLUMN "{column}";""");
            foreach (var place in Places)
            {
                migrationBuilder.Sql($"""DROP TRIGGER "{place}_thread";""");
                migrationBuilder.Sql($"""DROP TRIGGER "Engagements_{place}";""");
                migrationBuilder.Sql($"""ALTER TABLE "{place}" DROP COLUMN "ThreadDate";""");
            }
            migrationBuilder.CreateIndex(name: "IX_Participants_PersonId", table: "Participants", column: "PersonId");
            migrationBuilder.CreateIndex(name: "IX_EngagementTopics_TopicId", table: "EngagementTopics", column: "TopicId");
            migrationBuilder.CreateIndex(name: "IX_EngagementParties_PartyId", table: "EngagementParties", column: "PartyId");
            migrationBuilder.CreateIndex(name: "IX_CommitmentParties_PartyId", table: "CommitmentParties", column: "PartyId");
        }
    }
}
