using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class MergedDoubles : Migration
    {
        private static readonly string[] Directory = ["People", "Topics", "Parties"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Directory)
            {
                migrationBuilder.Sql(
                    $"""
                    ALTER TABLE "{table}" ADD COLUMN "MergedIntoId" INTEGER NULL
                        CONSTRAINT "FK_{table}_{table}_MergedIntoId" REFERENCES "{table}" ("Id") ON DELETE RESTRICT;
                    """);
                migrationBuilder.CreateIndex(name: $"IX_{table}_MergedIntoId", table: table, column: "MergedIntoId", filter: "\"MergedIntoId\" IS NOT NULL");
            }

            migrationBuilder.CreateTable(
                name: "Merges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    KeptNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    KeptKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    AwayNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    AwayKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    AwayName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    AddedAliases = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    MergedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UndoneById = table.Column<long>(type: "INTEGER", nullable: true),
                    UndoneUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Merges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Merges_Users_ById",
                        column: x => x.ById,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Merges_Users_UndoneById",
                        column: x => x.UndoneById,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(name: "IX_Merges_ById", table: "Merges", column: "ById");
            migrationBuilder.CreateIndex(name: "IX_Merges_UndoneById", table: "Merges", column: "UndoneById");
            migrationBuilder.CreateIndex(name: "IX_Merges_Kind_KeptNumber", table: "Merges", columns: new[] { "Kind", "KeptNumber" });
            migrationBuilder.CreateIndex(name: "IX_Merges_Kind_AwayNumber", table: "Merges", columns: new[] { "Kind", "AwayNumber" });

            // What a merge moved, for its undo. No part of the model, because it holds rows that not everybody may read.
            migrationBuilder.Sql(
                """
                CREATE TABLE "MergedRows" (
                    "Id" INTEGER NOT NULL CONSTRAINT "PK_MergedRows" PRIMARY KEY AUTOINCREMENT,
                    "MergeId" INTEGER NOT NULL CONSTRAINT "FK_MergedRows_Merges_MergeId" REFERENCES "Merges" ("Id") ON DELETE RESTRICT,
                    "Table" TEXT NOT NULL,
                    "Column" TEXT NOT NULL,
                    "Key" TEXT NOT NULL,
                    "Before" TEXT NOT NULL,
                    "After" TEXT NULL,
                    "RootId" INTEGER NOT NULL,
                    "Revision" INTEGER NULL
                );
                CREATE INDEX "IX_MergedRows_MergeId" ON "MergedRows" ("MergeId");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "MergedRows");
            migrationBuilder.DropTable(name: "Merges");
            foreach (var table in Directory)
            {
                migrationBuilder.DropIndex(name: $"IX_{table}_MergedIntoId", table: table);
                migrationBuilder.Sql($"ALTER TABLE \"{table}\" DROP COLUMN \"MergedIntoId\";");
            }
        }
    }
}
