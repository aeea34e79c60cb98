using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <summary>
    /// All words go into their indexes once a transaction, as those of engagements did: an index writes what it has gathered at the end of each statement,
    /// and merges what it has written. What changes is noted, and <see cref="Search.WordsKeeper"/> takes the notes away before the commit.
    /// </summary>
    [DbContext(typeof(TrackerDbContext))]
    [Migration("20261127000003_WordsTogether")]
    public class WordsTogether : Migration
    {
        /// <summary>When rows of an index are due: a change of a table, of those of its columns, and which rows then.</summary>
        private sealed record Change(string Table, string What, string Of, string Rows);

        private static readonly (string Words, Change[] Changes)[] Indexes =
        [
            ("EngagementWords",
            [
                .. Own("Engagements", "Reference, Summary, Place"),
                .. Part("EngagementParties"), .. Part("Participants"), new("Participants", "UPDATE", " OF PersonId", "NEW.EngagementId"), .. Part("EngagementTopics"),
                Name("Parties", "EngagementId FROM EngagementParties WHERE PartyId = NEW.Id AND Side = 1"),
                Name("People", "EngagementId FROM Participants WHERE PersonId = NEW.Id"),
                Name("Topics", "EngagementId FROM EngagementTopics WHERE TopicId = NEW.Id"),
            ]),
            ("CommitmentWords", [.. Own("Commitments", "Reference, Wording, Deliverable, Measure, DeadlineEvent, CounterpartId"), Name("Parties", "Id FROM Commitments WHERE CounterpartId = NEW.Id")]),
            ("FollowUpWords", [.. Own("FollowUps", "Reference, Action, CounterpartId"), Name("Parties", "Id FROM FollowUps WHERE CounterpartId = NEW.Id")]),
            ("AccountWords", Own("Accounts", "Issuer, Body")),
            ("MentionWords", Own("Mentions", "Quote")),
            ("ClosedSectionWords", Own("ClosedSections", "Body")),
            ("EvidenceWords", Own("Evidence", "Title, FileName")),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM EngagementWordsDue; DROP TABLE EngagementWordsDue;");
            migrationBuilder.Sql("CREATE TABLE WordsDue (Id INTEGER PRIMARY KEY, Words TEXT NOT NULL, RowId INTEGER NOT NULL, UNIQUE (Words, RowId));");
            Replace(migrationBuilder, (words, rows) => $"INSERT INTO WordsDue (Words, RowId) SELECT '{words}', {rows}{(rows.Contains("WHERE") ? "" : " WHERE true")} ON CONFLICT DO NOTHING;");
            foreach (var (words, _) in Indexes)
                migrationBuilder.Sql($"CREATE TRIGGER {words}_due AFTER DELETE ON WordsDue WHEN OLD.Words = '{words}' BEGIN {Anew(words, "OLD.RowId")} END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM WordsDue; DROP TABLE WordsDue;");
            Replace(migrationBuilder, (words, rows) => Anew(words, rows.Contains("WHERE") ? $"SELECT {rows}" : rows));
            migrationBuilder.Sql("CREATE TABLE EngagementWordsDue (EngagementId INTEGER PRIMARY KEY);");
            migrationBuilder.Sql($"CREATE TRIGGER EngagementWordsDue_DELETE AFTER DELETE ON EngagementWordsDue BEGIN {Anew("EngagementWords", "OLD.EngagementId")} END;");
        }

        private static void Replace(MigrationBuilder migrationBuilder, System.Func<string, string, string> body)
        {
            foreach (var (words, changes) in Indexes)
            {
                foreach (var change in changes)
                {
                    migrationBuilder.Sql($"DROP TRIGGER {words}_{change.Table}_{change.What};");
                    migrationBuilder.Sql($"CREATE TRIGGER {words}_{change.Table}_{change.What} AFTER {change.What}{change.Of} ON {change.Table} BEGIN {body(words, change.Rows)} END;");
                }
            }
        }

        private static Change[] Own(string table, string columns) => [new(table, "INSERT", "", "NEW.Id"), new(table, "UPDATE", $" OF {columns}", "NEW.Id")];

        private static Change[] Part(string table) => [new(table, "INSERT", "", "NEW.EngagementId"), new(table, "DELETE", "", "OLD.EngagementId")];

        private static Change Name(string table, string rows) => new(table, "UPDATE", " OF SearchKey", rows);

        private static string Anew(string words, string rows) =>
            $"DELETE FROM {words} WHERE rowid IN ({rows}); INSERT INTO {words}(rowid, Names, Words) SELECT Id, Names, Words FROM {words}Source WHERE Id IN ({rows});";
    }
}
