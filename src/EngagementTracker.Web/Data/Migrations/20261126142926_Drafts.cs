using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Drafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FollowUps_DoneUtc_DueOn",
                table: "FollowUps");

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Record = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SavedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SavedAs = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Drafts_Users_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_Open",
                table: "FollowUps",
                columns: new[] { "DoneUtc", "DueOn", "UnitId", "OwnerId", "Marking", "EngagementId", "DrafterId", "CounterpartId", "CommitmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_EndedUtc_SavedUtc",
                table: "Drafts",
                columns: new[] { "EndedUtc", "SavedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_Key",
                table: "Drafts",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_OwnerId_EndedUtc_SavedUtc",
                table: "Drafts",
                columns: new[] { "OwnerId", "EndedUtc", "SavedUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropIndex(
                name: "IX_FollowUps_Open",
                table: "FollowUps");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_DoneUtc_DueOn",
                table: "FollowUps",
                columns: new[] { "DoneUtc", "DueOn" });
        }
    }
}
