using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations;

/// <summary>What the model cannot say: indexes over columns of complex types, and tables that only grow.</summary>
public partial class Guards : Migration
{
    private static readonly string[] AppendOnly = ["AuditEntries", "CommitmentRevisions"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("IX_Engagements_Date", "Engagements", ["Date", "StartTime"]);
        migrationBuilder.CreateIndex("IX_Commitments_Deadline", "Commitments", ["DeadlineKind", "DeadlineDate"]);
        foreach (var table in AppendOnly)
        {
            foreach (var verb in new[] { "UPDATE", "DELETE" })
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "{table}_no_{verb}" BEFORE {verb} ON "{table}"
                    BEGIN SELECT RAISE(ABORT, '{table} only grows'); END;
                    """);
            }
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in AppendOnly)
        {
            foreach (var verb in new[] { "UPDATE", "DELETE" }) migrationBuilder.Sql($"""DROP TRIGGER "{table}_no_{verb}";""");
        }
        migrationBuilder.DropIndex("IX_Engagements_Date", "Engagements");
        migrationBuilder.DropIndex("IX_Commitments_Deadline", "Commitments");
    }
}
