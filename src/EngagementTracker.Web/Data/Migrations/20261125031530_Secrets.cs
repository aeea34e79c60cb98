using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Secrets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand, so that no table is rebuilt: a rebuild cannot be part of a transaction, and loses indexes and triggers.
            // SQLite adds a column that refers to another table only if it may be empty; the program never leaves these two so.
            migrationBuilder.Sql("""
                ALTER TABLE "Units" ADD COLUMN "HeadId" INTEGER NULL CONSTRAINT "FK_Units_Users_HeadId" REFERENCES "Users" ("Id") ON DELETE RESTRICT;
                ALTER TABLE "Commitments" ADD COLUMN "EngagementId" INTEGER NULL
                    CONSTRAINT "FK_Commitments_Engagements_EngagementId" REFERENCES "Engagements" ("Id") ON DELETE RESTRICT;
                ALTER TABLE "Commitments" ADD COLUMN "DrafterId" INTEGER NULL
                    CONSTRAINT "FK_Commitments_Users_DrafterId" REFERENCES "Users" ("Id") ON DELETE RESTRICT;
                """);

            migrationBuilder.AddColumn<int>(
                name: "Clearance",
                table: "Users",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "MustChangePassword",
                table: "Users",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Units",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Marking",
                table: "FollowUps",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "HasClosedSection",
                table: "Engagements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Marking",
                table: "Engagements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "MarkingReason",
                table: "Engagements",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LoweredBecause",
                table: "Commitments",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Marking",
                table: "Commitments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RevisionNumber",
                table: "Commitments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "AuditEntries",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Hash",
                table: "AuditEntries",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Marking",
                table: "AuditEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RowId",
                table: "AuditEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UseCase",
                table: "AuditEntries",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Marking",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What is on record already is unclassified: whoever read it goes on reading it, administrators excepted.
            migrationBuilder.Sql("""
                UPDATE "Commitments" SET
                    "EngagementId" = (SELECT m."EngagementId" FROM "Mentions" m WHERE m."CommitmentId" = "Commitments"."Id" ORDER BY m."Kind", m."Id" LIMIT 1),
                    "DrafterId" = (SELECT r."AuthorId" FROM "CommitmentRevisions" r WHERE r."CommitmentId" = "Commitments"."Id" ORDER BY r."Number" LIMIT 1),
                    "RevisionNumber" = (SELECT MAX(r."Number") FROM "CommitmentRevisions" r WHERE r."CommitmentId" = "Commitments"."Id");
                UPDATE "Users" SET "Clearance" = 0 WHERE "Roles" <> 8;
                """);

            migrationBuilder.CreateTable(
                name: "BreakGlass",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EngagementId = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    OpenedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UntilUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BreakGlass", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BreakGlass_Engagements_EngagementId",
                        column: x => x.EngagementId,
                        principalTable: "Engagements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BreakGlass_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClosedSections",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EngagementId = table.Column<long>(type: "INTEGER", nullable: false),
                    Marking = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosedSections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClosedSections_Engagements_EngagementId",
                        column: x => x.EngagementId,
                        principalTable: "Engagements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NeedToKnow",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EngagementId = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: true),
                    UnitId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NeedToKnow", x => x.Id);
                    table.CheckConstraint("CK_NeedToKnow_one", "(\"UserId\" IS NULL) <> (\"UnitId\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_NeedToKnow_Engagements_EngagementId",
                        column: x => x.EngagementId,
                        principalTable: "Engagements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_NeedToKnow_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NeedToKnow_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Record = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    SentUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SeenUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notices_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Units_HeadId",
                table: "Units",
                column: "HeadId");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_DrafterId",
                table: "Commitments",
                column: "DrafterId");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_EngagementId",
                table: "Commitments",
                column: "EngagementId");

            migrationBuilder.CreateIndex(
                name: "IX_BreakGlass_EngagementId_UserId_UntilUtc",
                table: "BreakGlass",
                columns: new[] { "EngagementId", "UserId", "UntilUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_BreakGlass_UserId",
                table: "BreakGlass",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_ClosedSections_EngagementId",
                table: "ClosedSections",
                column: "EngagementId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NeedToKnow_EngagementId_UserId_UnitId",
                table: "NeedToKnow",
                columns: new[] { "EngagementId", "UserId", "UnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NeedToKnow_UnitId",
                table: "NeedToKnow",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_NeedToKnow_UserId",
                table: "NeedToKnow",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_UserId_SeenUtc_SentUtc",
                table: "Notices",
                columns: new[] { "UserId", "SeenUtc", "SentUtc" });

            // An entry from before the chain gets its hash once; nothing else ever changes.
            migrationBuilder.Sql("""
                DROP TRIGGER "AuditEntries_no_UPDATE";
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
            foreach (var table in (string[])["Commitments", "FollowUps", "Accounts"])
                migrationBuilder.Sql($"DROP TRIGGER \"{table}_marking_INSERT\"; DROP TRIGGER \"{table}_marking_UPDATE\";");

            migrationBuilder.DropForeignKey(
                name: "FK_Commitments_Engagements_EngagementId",
                table: "Commitments");

            migrationBuilder.DropForeignKey(
                name: "FK_Commitments_Users_DrafterId",
                table: "Commitments");

            migrationBuilder.DropForeignKey(
                name: "FK_Units_Users_HeadId",
                table: "Units");

            migrationBuilder.DropTable(
                name: "BreakGlass");

            migrationBuilder.DropTable(
                name: "ClosedSections");

            migrationBuilder.DropTable(
                name: "NeedToKnow");

            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Units_HeadId",
                table: "Units");

            migrationBuilder.DropIndex(
                name: "IX_Commitments_DrafterId",
                table: "Commitments");

            migrationBuilder.DropIndex(
                name: "IX_Commitments_EngagementId",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "Clearance",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "MustChangePassword",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "HeadId",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "Marking",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "HasClosedSection",
                table: "Engagements");

            migrationBuilder.DropColumn(
                name: "Marking",
                table: "Engagements");

            migrationBuilder.DropColumn(
                name: "MarkingReason",
                table: "Engagements");

            migrationBuilder.DropColumn(
                name: "DrafterId",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "EngagementId",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "LoweredBecause",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "Marking",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "RevisionNumber",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Marking",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "RowId",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "UseCase",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Marking",
                table: "Accounts");

            migrationBuilder.AlterColumn<long>(
                name: "Id",
                table: "AuditEntries",
                type: "INTEGER",
                nullable: false,
                oldClrType: typeof(long),
                oldType: "INTEGER")
                .Annotation("Sqlite:Autoincrement", true);
        }
    }
}
