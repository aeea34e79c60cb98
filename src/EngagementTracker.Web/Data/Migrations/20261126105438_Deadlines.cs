using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Deadlines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<TimeOnly>(
                name: "DigestAt",
                table: "Users",
                type: "TEXT",
                nullable: false,
                defaultValue: new TimeOnly(7, 0, 0));

            migrationBuilder.AddColumn<int>(
                name: "Mails",
                table: "Users",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RestDays",
                table: "Units",
                type: "INTEGER",
                nullable: false,
                defaultValue: 65);

            migrationBuilder.AddColumn<string>(
                name: "Key",
                table: "Notices",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DueReason",
                table: "FollowUps",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Recurrence",
                table: "FollowUps",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "ScheduledUtc",
                table: "FollowUps",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "SnoozeReason",
                table: "FollowUps",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SnoozedUntil",
                table: "FollowUps",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ScheduledUtc",
                table: "Commitments",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.CreateTable(
                name: "CalendarEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<long>(type: "INTEGER", nullable: true),
                    PartyId = table.Column<long>(type: "INTEGER", nullable: true),
                    SecretHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastReadUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_Parties_PartyId",
                        column: x => x.PartyId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_Users_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Handovers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FromId = table.Column<long>(type: "INTEGER", nullable: false),
                    ToId = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    MovedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Handovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Handovers_Users_ById",
                        column: x => x.ById,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Handovers_Users_FromId",
                        column: x => x.FromId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Handovers_Users_ToId",
                        column: x => x.ToId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Holidays",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<long>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holidays", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Holidays_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReminderRules",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    FollowUpId = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    HeadAfter = table.Column<int>(type: "INTEGER", nullable: true),
                    LeadDays = table.Column<string>(type: "TEXT", nullable: false),
                    RepeatEvery = table.Column<int>(type: "INTEGER", nullable: true),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    RoleAfter = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReminderRules_FollowUps_FollowUpId",
                        column: x => x.FollowUpId,
                        principalTable: "FollowUps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UpdateRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FollowUpId = table.Column<long>(type: "INTEGER", nullable: true),
                    CommitmentId = table.Column<long>(type: "INTEGER", nullable: true),
                    AskedById = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedOfId = table.Column<long>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    AskedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UpdateRequests", x => x.Id);
                    table.CheckConstraint("CK_UpdateRequests_one", "(\"FollowUpId\" IS NULL) <> (\"CommitmentId\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_UpdateRequests_Commitments_CommitmentId",
                        column: x => x.CommitmentId,
                        principalTable: "Commitments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UpdateRequests_FollowUps_FollowUpId",
                        column: x => x.FollowUpId,
                        principalTable: "FollowUps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UpdateRequests_Users_AskedById",
                        column: x => x.AskedById,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UpdateRequests_Users_AskedOfId",
                        column: x => x.AskedOfId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HandoverItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    HandoverId = table.Column<long>(type: "INTEGER", nullable: false),
                    FollowUpId = table.Column<long>(type: "INTEGER", nullable: true),
                    CommitmentId = table.Column<long>(type: "INTEGER", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverItems", x => x.Id);
                    table.CheckConstraint("CK_HandoverItems_one", "(\"FollowUpId\" IS NULL) <> (\"CommitmentId\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_HandoverItems_Commitments_CommitmentId",
                        column: x => x.CommitmentId,
                        principalTable: "Commitments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HandoverItems_FollowUps_FollowUpId",
                        column: x => x.FollowUpId,
                        principalTable: "FollowUps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HandoverItems_Handovers_HandoverId",
                        column: x => x.HandoverId,
                        principalTable: "Handovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutgoingMails",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    RecipientId = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NoticeId = table.Column<long>(type: "INTEGER", nullable: true),
                    UpdateRequestId = table.Column<long>(type: "INTEGER", nullable: true),
                    EngagementId = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NextTryUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    LeasedUntilUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LeasedBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SentUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    GivenUpUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutgoingMails", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutgoingMails_Engagements_EngagementId",
                        column: x => x.EngagementId,
                        principalTable: "Engagements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutgoingMails_Notices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "Notices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutgoingMails_UpdateRequests_UpdateRequestId",
                        column: x => x.UpdateRequestId,
                        principalTable: "UpdateRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutgoingMails_Users_RecipientId",
                        column: x => x.RecipientId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // By hand, so that no table is rebuilt: a rebuild cannot be part of a transaction, and loses indexes and triggers.
            migrationBuilder.Sql("""
                ALTER TABLE "Notices" ADD COLUMN "DigestId" INTEGER NULL CONSTRAINT "FK_Notices_OutgoingMails_DigestId" REFERENCES "OutgoingMails" ("Id") ON DELETE RESTRICT;
                ALTER TABLE "FollowUps" ADD COLUMN "ContinuesId" INTEGER NULL CONSTRAINT "FK_FollowUps_FollowUps_ContinuesId" REFERENCES "FollowUps" ("Id") ON DELETE RESTRICT;
                ALTER TABLE "FollowUps" ADD COLUMN "EventId" INTEGER NULL CONSTRAINT "FK_FollowUps_CalendarEvents_EventId" REFERENCES "CalendarEvents" ("Id") ON DELETE RESTRICT;
                ALTER TABLE "Commitments" ADD COLUMN "DeadlineEventId" INTEGER NULL REFERENCES "CalendarEvents" ("Id") ON DELETE RESTRICT;
                ALTER TABLE "CommitmentRevisions" ADD COLUMN "DeadlineEventId" INTEGER NULL REFERENCES "CalendarEvents" ("Id") ON DELETE RESTRICT;
                UPDATE "FollowUps" SET "ScheduledUtc" = "LoggedUtc";
                UPDATE "Commitments" SET "ScheduledUtc" = "LoggedUtc";
                """);

            // A column of a complex property: the model cannot hold its index.
            migrationBuilder.CreateIndex("IX_Commitments_DeadlineEventId", "Commitments", "DeadlineEventId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_DigestId",
                table: "Notices",
                column: "DigestId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_UserId_Key",
                table: "Notices",
                columns: new[] { "UserId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_ContinuesId",
                table: "FollowUps",
                column: "ContinuesId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_EventId",
                table: "FollowUps",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarEvents_Name",
                table: "CalendarEvents",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarEvents_On",
                table: "CalendarEvents",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_OwnerId",
                table: "CalendarFeeds",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_PartyId",
                table: "CalendarFeeds",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_SecretHash",
                table: "CalendarFeeds",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_UnitId",
                table: "CalendarFeeds",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_HandoverItems_CommitmentId",
                table: "HandoverItems",
                column: "CommitmentId");

            migrationBuilder.CreateIndex(
                name: "IX_HandoverItems_FollowUpId",
                table: "HandoverItems",
                column: "FollowUpId");

            migrationBuilder.CreateIndex(
                name: "IX_HandoverItems_HandoverId",
                table: "HandoverItems",
                column: "HandoverId");

            migrationBuilder.CreateIndex(
                name: "IX_Handovers_ById",
                table: "Handovers",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Handovers_FromId",
                table: "Handovers",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_Handovers_ToId",
                table: "Handovers",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_Holidays_UnitId_On",
                table: "Holidays",
                columns: new[] { "UnitId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_EngagementId",
                table: "OutgoingMails",
                column: "EngagementId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_GivenUpUtc",
                table: "OutgoingMails",
                column: "GivenUpUtc",
                filter: "\"GivenUpUtc\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_NoticeId",
                table: "OutgoingMails",
                column: "NoticeId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_RecipientId_Key",
                table: "OutgoingMails",
                columns: new[] { "RecipientId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_UpdateRequestId",
                table: "OutgoingMails",
                column: "UpdateRequestId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_waiting",
                table: "OutgoingMails",
                column: "NextTryUtc",
                filter: "\"SentUtc\" IS NULL AND \"GivenUpUtc\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReminderRules_FollowUpId",
                table: "ReminderRules",
                column: "FollowUpId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReminderRules_of_kind",
                table: "ReminderRules",
                column: "Kind",
                unique: true,
                filter: "\"FollowUpId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_UpdateRequests_AskedById",
                table: "UpdateRequests",
                column: "AskedById");

            migrationBuilder.CreateIndex(
                name: "IX_UpdateRequests_AskedOfId",
                table: "UpdateRequests",
                column: "AskedOfId");

            migrationBuilder.CreateIndex(
                name: "IX_UpdateRequests_CommitmentId",
                table: "UpdateRequests",
                column: "CommitmentId");

            migrationBuilder.CreateIndex(
                name: "IX_UpdateRequests_FollowUpId",
                table: "UpdateRequests",
                column: "FollowUpId");

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_FollowUps_CalendarEvents_EventId",
                table: "FollowUps");

            migrationBuilder.DropForeignKey(
                name: "FK_FollowUps_FollowUps_ContinuesId",
                table: "FollowUps");

            migrationBuilder.DropForeignKey(
                name: "FK_Notices_OutgoingMails_DigestId",
                table: "Notices");

            migrationBuilder.DropIndex("IX_Commitments_DeadlineEventId", "Commitments");

            migrationBuilder.DropTable(
                name: "CalendarEvents");

            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "HandoverItems");

            migrationBuilder.DropTable(
                name: "Holidays");

            migrationBuilder.DropTable(
                name: "OutgoingMails");

            migrationBuilder.DropTable(
                name: "ReminderRules");

            migrationBuilder.DropTable(
                name: "Handovers");

            migrationBuilder.DropTable(
                name: "UpdateRequests");

            migrationBuilder.DropIndex(
                name: "IX_Notices_DigestId",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_UserId_Key",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_FollowUps_ContinuesId",
                table: "FollowUps");

            migrationBuilder.DropIndex(
                name: "IX_FollowUps_EventId",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "DigestAt",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "Mails",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "RestDays",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "DigestId",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "Key",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "ContinuesId",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "DueReason",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "EventId",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "Recurrence",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "ScheduledUtc",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "SnoozeReason",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "SnoozedUntil",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "DeadlineEventId",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "ScheduledUtc",
                table: "Commitments");

            migrationBuilder.DropColumn(
                name: "DeadlineEventId",
                table: "CommitmentRevisions");
        }
    }
}
