using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <summary>The words in each index, to be read in the order of the alphabet: what is asked for by a beginning is looked for by the words that begin so.</summary>
    [DbContext(typeof(TrackerDbContext))]
    [Migration("20261127000002_Vocabularies")]
    public class Vocabularies : Migration
    {
        private static readonly string[] Indexes = ["EngagementWords", "CommitmentWords", "FollowUpWords", "AccountWords", "MentionWords", "ClosedSectionWords", "EvidenceWords"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var index in Indexes) migrationBuilder.Sql($"CREATE VIRTUAL TABLE {index}Vocabulary USING fts5vocab({index}, instance);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var index in Indexes) migrationBuilder.Sql($"DROP TABLE {index}Vocabulary;");
        }
    }
}
