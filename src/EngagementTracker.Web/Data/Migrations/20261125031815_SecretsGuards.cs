using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class SecretsGuards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Indexes and triggers are not in the model, so the tables that the migration before rebuilt have lost theirs.
            // They cannot stand there, because a rebuild is done at a migration's end.
            migrationBuilder.CreateIndex("IX_Commitments_Deadline", "Commitments", ["DeadlineKind", "DeadlineDate"]);
            migrationBuilder.CreateIndex("IX_Commitments_Unit_Deadline", "Commitments", ["UnitId", "DeadlineDate"]);
            // An entry from before the chain gets its hash once; nothing else ever changes.
            migrationBuilder.Sql("""
                CREATE TRIGGER "AuditEntries_no_DELETE" BEFORE DELETE ON "AuditEntries"
                BEGIN SELECT RAISE(ABORT, 'AuditEntries only grows'); END;
                CREATE TRIGGER "AuditEntries_no_UPDATE" BEFORE UPDATE ON "AuditEntries"
                WHEN OLD."Hash" IS NOT NULL OR NEW."Id" IS NOT OLD."Id" OR NEW."AtUtc" IS NOT OLD."AtUtc" OR NEW."ActorId" IS NOT OLD."ActorId"
                    OR NEW."ActorName" IS NOT OLD."ActorName" OR NEW."Record" IS NOT OLD."Record" OR NEW."Entity" IS NOT OLD."Entity"
                    OR NEW."Action" IS NOT OLD."Action" OR NEW."Changes" IS NOT OLD."Changes" OR NEW."UseCase" IS NOT OLD."UseCase"
                    OR NEW."Address" IS NOT OLD."Address" OR NEW."RowId" IS NOT OLD."RowId"
                    OR NEW."Marking" IS NOT OLD."Marking"
                BEGIN SELECT RAISE(ABORT, 'AuditEntries only grows'); END;
                """);
            foreach (var verb in (string[])["INSERT", "UPDATE"])
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "Commitments_marking_{verb}" BEFORE {verb} ON "Commitments"
                    WHEN NEW."LoweredBecause" IS NULL AND NEW."Marking" < (SELECT "Marking" FROM "Engagements" WHERE "Id" = NEW."EngagementId")
                    BEGIN SELECT RAISE(ABORT, 'A commitment is marked at least as high as its engagement.'); END;
                    CREATE TRIGGER "FollowUps_marking_{verb}" BEFORE {verb} ON "FollowUps"
                    WHEN NEW."Marking" < COALESCE(
                        (SELECT "Marking" FROM "Commitments" WHERE "Id" = NEW."CommitmentId"),
                        (SELECT "Marking" FROM "Engagements" WHERE "Id" = NEW."EngagementId"))
                    BEGIN SELECT RAISE(ABORT, 'A follow-up is marked at least as high as what it serves.'); END;
                    CREATE TRIGGER "Accounts_marking_{verb}" BEFORE {verb} ON "Accounts"
                    WHEN NEW."Marking" < (SELECT "Marking" FROM "Engagements" WHERE "Id" = NEW."EngagementId")
                    BEGIN SELECT RAISE(ABORT, 'An account is marked at least as high as its engagement.'); END;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var trigger in (string[])["AuditEntries_no_DELETE", "AuditEntries_no_UPDATE"])
                migrationBuilder.Sql($"DROP TRIGGER \"{trigger}\";");
            foreach (var table in (string[])["Commitments", "FollowUps", "Accounts"])
                migrationBuilder.Sql($"DROP TRIGGER \"{table}_marking_INSERT\"; DROP TRIGGER \"{table}_marking_UPDATE\";");
            migrationBuilder.DropIndex("IX_Commitments_Deadline", "Commitments");
            migrationBuilder.DropIndex("IX_Commitments_Unit_Deadline", "Commitments");
        }
    }
}
