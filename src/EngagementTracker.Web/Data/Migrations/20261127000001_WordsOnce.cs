using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <summary>
    /// An engagement's words go into their index once a transaction, not once for each party, participant and topic: what changes is noted, and
    /// <see cref="Search.WordsKeeper"/> takes the notes away before the commit, at which the index is brought up to date.
    /// </summary>
    [DbContext(typeof(TrackerDbContext))]
    [Migration("20261127000001_WordsOnce")]
    public class WordsOnce : Migration
    {
        // Each with the columns whose change matters.
        private static readonly (string Table, string Of, string Id)[] Noted =
        [
            ("Engagements", "Reference, Summary, Place", "Id"), ("EngagementParties", "", "EngagementId"), ("Participants", "PersonId", "EngagementId"), ("EngagementTopics", "", "EngagementId"),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TABLE EngagementWordsDue (EngagementId INTEGER PRIMARY KEY);");
            migrationBuilder.Sql($"CREATE TRIGGER EngagementWordsDue_DELETE AFTER DELETE ON EngagementWordsDue BEGIN {Anew("OLD.EngagementId")} END;");
            Replace(migrationBuilder, id => $"INSERT INTO EngagementWordsDue SELECT {id} WHERE {id} NOT IN (SELECT EngagementId FROM EngagementWordsDue);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM EngagementWordsDue;");
            Replace(migrationBuilder, Anew);
            migrationBuilder.Sql("DROP TABLE EngagementWordsDue;");
        }

        private static void Replace(MigrationBuilder migrationBuilder, System.Func<string, string> body)
        {
            foreach (var (table, of, id) in Noted)
            {
                On(migrationBuilder, table, "INSERT", "", body($"NEW.{id}"));
                if (of.Length > 0) On(migrationBuilder, table, "UPDATE", $" OF {of}", body($"NEW.{id}"));
                if (table != "Engagements") On(migrationBuilder, table, "DELETE", "", body($"OLD.{id}"));
            }
        }

        private static void On(MigrationBuilder migrationBuilder, string table, string what, string of, string body)
        {
            migrationBuilder.Sql($"DROP TRIGGER EngagementWords_{table}_{what};");
            migrationBuilder.Sql($"CREATE TRIGGER EngagementWords_{table}_{what} AFTER {what}{of} ON {table} BEGIN {body} END;");
        }

        private static string Anew(string id) =>
            $"DELETE FROM EngagementWords WHERE rowid = {id}; INSERT INTO EngagementWords(rowid, Names, Words) SELECT Id, Names, Words FROM EngagementWordsSource WHERE Id = {id};";
    }
}
