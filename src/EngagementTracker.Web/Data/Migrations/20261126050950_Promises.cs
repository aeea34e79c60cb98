using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Promises : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand, so that no table is rebuilt: a rebuild cannot be part of a transaction, and loses indexes and triggers.
            migrationBuilder.Sql("""
                ALTER TABLE "Commitments" ADD COLUMN "ClosedById" INTEGER NULL CONSTRAINT "FK_Commitments_Users_ClosedById" REFERENCES "Users" ("Id") ON DELETE RESTRICT;
                ALTER TABLE "Commitments" ADD COLUMN "ReviewedById" INTEGER NULL CONSTRAINT "FK_Commitments_Users_ReviewedById" REFERENCES "Users" ("Id") ON DELETE RESTRICT;
                """);

            migrationBuilder.AddColumn<DateTime>(
                name: "ClosedUtc",
                table: "Commitments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Deliverable",
                table: "Commitments",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndedOn",
                table: "Commitments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Measure",
                table: "Commitments",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Outcome",
                table: "Commitments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReportNumber",
                table: "Commitments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Review",
                table: "Commitments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ReviewQuestion",
                table: "Commitments",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReviewedUtc",
                table: "Commitments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "State",
                table: "Commitments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Deliverable",
                table: "CommitmentRevisions",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Measure",
                table: "CommitmentRevisions",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Assessments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommitmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    Period = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    Completion = table.Column<int>(type: "INTEGER", nullable: false),
                    Confidence = table.Column<int>(type: "INTEGER", nullable: false),
                    Reasoning = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EvidenceIds = table.Column<string>(type: "TEXT", nullable: false),
                    AssessorId = table.Column<long>(type: "INTEGER", nullable: false),
                    AssessedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SecondAssessorId = table.Column<long>(type: "INTEGER", nullable: true),
                    SecondsId = table.Column<long>(type: "INTEGER", nullable: true),
                    SettlesId = table.Column<long>(type: "INTEGER", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assessments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Assessments_Assessments_SecondsId",
                        column: x => x.SecondsId,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Assessments_Assessments_SettlesId",
                        column: x => x.SettlesId,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Assessments_Commitments_CommitmentId",
                        column: x => x.CommitmentId,
                        principalTable: "Commitments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Assessments_Users_AssessorId",
                        column: x => x.AssessorId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Assessments_Users_SecondAssessorId",
                        column: x => x.SecondAssessorId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CommitmentTopics",
                columns: table => new
                {
                    CommitmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    TopicId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommitmentTopics", x => new { x.CommitmentId, x.TopicId });
                    table.ForeignKey(
                        name: "FK_CommitmentTopics_Commitments_CommitmentId",
                        column: x => x.CommitmentId,
                        principalTable: "Commitments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CommitmentTopics_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Evidence",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommitmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    EngagementId = table.Column<long>(type: "INTEGER", nullable: true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: true),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Size = table.Column<long>(type: "INTEGER", nullable: true),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    AddedById = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Evidence_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Evidence_Commitments_CommitmentId",
                        column: x => x.CommitmentId,
                        principalTable: "Commitments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Evidence_Engagements_EngagementId",
                        column: x => x.EngagementId,
                        principalTable: "Engagements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Evidence_Users_AddedById",
                        column: x => x.AddedById,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutcomeReports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommitmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SupersededById = table.Column<long>(type: "INTEGER", nullable: true),
                    EvidenceIds = table.Column<string>(type: "TEXT", nullable: false),
                    ReporterId = table.Column<long>(type: "INTEGER", nullable: false),
                    ReportedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Decision = table.Column<int>(type: "INTEGER", nullable: true),
                    DecidedById = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ReopenedById = table.Column<long>(type: "INTEGER", nullable: true),
                    ReopenedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReopeningReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutcomeReports", x => x.Id);
                    table.CheckConstraint("CK_OutcomeReports_evidence", "\"EvidenceIds\" <> '[]'");
                    table.CheckConstraint("CK_OutcomeReports_two_people", "\"DecidedById\" IS NULL OR \"DecidedById\" <> \"ReporterId\"");
                    table.ForeignKey(
                        name: "FK_OutcomeReports_Commitments_CommitmentId",
                        column: x => x.CommitmentId,
                        principalTable: "Commitments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OutcomeReports_Commitments_SupersededById",
                        column: x => x.SupersededById,
                        principalTable: "Commitments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutcomeReports_Users_DecidedById",
                        column: x => x.DecidedById,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutcomeReports_Users_ReopenedById",
                        column: x => x.ReopenedById,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutcomeReports_Users_ReporterId",
                        column: x => x.ReporterId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Progress",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommitmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: true),
                    Said = table.Column<int>(type: "INTEGER", nullable: true),
                    EngagementId = table.Column<long>(type: "INTEGER", nullable: true),
                    EvidenceIds = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Progress", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Progress_Commitments_CommitmentId",
                        column: x => x.CommitmentId,
                        principalTable: "Commitments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Progress_Engagements_EngagementId",
                        column: x => x.EngagementId,
                        principalTable: "Engagements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Progress_Users_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: false),
                    SharedWithId = table.Column<long>(type: "INTEGER", nullable: true),
                    List = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SavedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedViews_Units_SharedWithId",
                        column: x => x.SharedWithId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SavedViews_Users_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Mentions_Kind_CommitmentId",
                table: "Mentions",
                columns: new[] { "Kind", "CommitmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_ClosedById",
                table: "Commitments",
                column: "ClosedById");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_ReviewedById",
                table: "Commitments",
                column: "ReviewedById");

            migrationBuilder.CreateIndex(
                name: "IX_Commitments_State_Review",
                table: "Commitments",
                columns: new[] { "State", "Review" });

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_AssessorId",
                table: "Assessments",
                column: "AssessorId");

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_CommitmentId_Period",
                table: "Assessments",
                columns: new[] { "CommitmentId", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_SecondAssessorId",
                table: "Assessments",
                column: "SecondAssessorId");

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_SecondsId",
                table: "Assessments",
                column: "SecondsId");

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_SettlesId",
                table: "Assessments",
                column: "SettlesId");

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_State_Period",
                table: "Assessments",
                columns: new[] { "State", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_CommitmentTopics_TopicId",
                table: "CommitmentTopics",
                column: "TopicId");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_AccountId",
                table: "Evidence",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_AddedById",
                table: "Evidence",
                column: "AddedById");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_CommitmentId",
                table: "Evidence",
                column: "CommitmentId");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_EngagementId",
                table: "Evidence",
                column: "EngagementId");

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeReports_CommitmentId_Number",
                table: "OutcomeReports",
                columns: new[] { "CommitmentId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeReports_DecidedById",
                table: "OutcomeReports",
                column: "DecidedById");

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeReports_ReopenedById",
                table: "OutcomeReports",
                column: "ReopenedById");

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeReports_ReporterId",
                table: "OutcomeReports",
                column: "ReporterId");

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeReports_SupersededById",
                table: "OutcomeReports",
                column: "SupersededById");

            migrationBuilder.CreateIndex(
                name: "IX_Progress_AuthorId",
                table: "Progress",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_Progress_CommitmentId_AsOf",
                table: "Progress",
                columns: new[] { "CommitmentId", "AsOf" });

            migrationBuilder.CreateIndex(
                name: "IX_Progress_EngagementId",
                table: "Progress",
                column: "EngagementId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_List_Name",
                table: "SavedViews",
                columns: new[] { "List", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_OwnerId",
                table: "SavedViews",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_SharedWithId",
                table: "SavedViews",
                column: "SharedWithId");

            foreach (var table in (string[])["Progress", "Evidence"])
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "{table}_no_UPDATE" BEFORE UPDATE ON "{table}" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END;
                    """);
            }
            foreach (var table in (string[])["Progress", "Evidence", "Assessments", "OutcomeReports"])
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "{table}_no_DELETE" BEFORE DELETE ON "{table}" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END;
                    """);
            }
            migrationBuilder.Sql("""
                CREATE TRIGGER "Assessments_no_UPDATE" BEFORE UPDATE ON "Assessments"
                WHEN NEW."CommitmentId" IS NOT OLD."CommitmentId" OR NEW."Period" IS NOT OLD."Period" OR NEW."Score" IS NOT OLD."Score"
                    OR NEW."Completion" IS NOT OLD."Completion" OR NEW."Confidence" IS NOT OLD."Confidence" OR NEW."Reasoning" IS NOT OLD."Reasoning"
                    OR NEW."EvidenceIds" IS NOT OLD."EvidenceIds" OR NEW."AssessorId" IS NOT OLD."AssessorId" OR NEW."AssessedUtc" IS NOT OLD."AssessedUtc"
                    OR NEW."SecondAssessorId" IS NOT OLD."SecondAssessorId" OR NEW."SecondsId" IS NOT OLD."SecondsId" OR NEW."SettlesId" IS NOT OLD."SettlesId"
                BEGIN SELECT RAISE(ABORT, 'Of an assessment only its state changes.'); END;
                CREATE TRIGGER "OutcomeReports_no_UPDATE" BEFORE UPDATE ON "OutcomeReports"
                WHEN NEW."CommitmentId" IS NOT OLD."CommitmentId" OR NEW."Number" IS NOT OLD."Number" OR NEW."Outcome" IS NOT OLD."Outcome"
                    OR NEW."EndedOn" IS NOT OLD."EndedOn" OR NEW."Text" IS NOT OLD."Text" OR NEW."SupersededById" IS NOT OLD."SupersededById"
                    OR NEW."EvidenceIds" IS NOT OLD."EvidenceIds" OR NEW."ReporterId" IS NOT OLD."ReporterId" OR NEW."ReportedUtc" IS NOT OLD."ReportedUtc"
                BEGIN SELECT RAISE(ABORT, 'What was reported stands.'); END;
                CREATE TRIGGER "Commitments_closing" BEFORE UPDATE ON "Commitments"
                WHEN NEW."State" = 2 AND OLD."State" <> 2 AND NOT EXISTS (
                    SELECT 1 FROM "OutcomeReports" r WHERE r."CommitmentId" = NEW."Id" AND r."ReopenedUtc" IS NULL AND r."ReporterId" <> NEW."ClosedById"
                        AND r."Number" = (SELECT MAX("Number") FROM "OutcomeReports" WHERE "CommitmentId" = NEW."Id"))
                BEGIN SELECT RAISE(ABORT, 'A commitment is closed by somebody else than its reporter.'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "Commitments_closing";""");

            migrationBuilder.DropForeignKey(
                name: "FK_Commitments_Users_ClosedById",
                table: "Commitments");

            migrationBuilder.DropForeignKey(
                name: "FK_Commitments_Users_ReviewedById",
                table: "Commitments");

            migrationBuilder.DropTable(
                name: "Assessments");

            migrationBuilder.DropTable(
                name: "CommitmentTopics");

            migrationBuilder.DropTable(
                name: "Evidence");

            migrationBuilder.DropTable(
                name: "OutcomeReports");

            migrationBuilder.DropTable(
                name: "Progress");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropIndex(
                name: "IX_Mentions_Kind_CommitmentId",
                table: "Mentions");

            migrationBuilder.DropIndex(
                name: "IX_Commitments_ClosedById",
                table: "Commitments");

            migrationBuilder.DropIndex(
                name: "IX_Commitments_ReviewedById",
                table: "Commitments");

            migrationBuilder.DropIndex(
                name: "IX_Commitments_State_Review",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "ClosedById",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "ClosedUtc",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "Deliverable",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "EndedOn",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "Measure",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "Outcome",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "ReportNumber",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "Review",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "ReviewQuestion",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "ReviewedById",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "ReviewedUtc",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "State",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "Deliverable",
                table: "CommitmentRevisions");

            migrationBuilder.DropColumn(
                name: "Measure",
                table: "CommitmentRevisions");
        }
    }
}
