using System.Collections.Generic;
using System.Linq;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        // The letters of Data/Search/SearchFold.cs.
        private static readonly (string From, string To)[] Letters =
        [
            ("ı", "i"), ("ø", "o"), ("Ø", "o"), ("ł", "l"), ("Ł", "l"), ("đ", "d"), ("Đ", "d"), ("ð", "d"), ("Ð", "d"),
            ("ß", "ss"), ("æ", "ae"), ("Æ", "ae"), ("œ", "oe"), ("Œ", "oe"), ("ʼ", "''"), ("’", "''"),
            ("\u0640", ""), ("\u064B", ""), ("\u064C", ""), ("\u064D", ""), ("\u064E", ""), ("\u064F", ""), ("\u0650", ""), ("\u0651", ""), ("\u0652", ""),
        ];

        /// <summary>An index of words, the view of what goes into it, and the tables on whose rows that depends.</summary>
        /// <param name="Rows">The table whose row numbers it has.</param>
        /// <param name="Columns">Of that table, those whose change is one of words.</param>
        /// <param name="Parts">Other tables, with the columns that matter, and which rows of the index hang on one of theirs.</param>
        private sealed record Index(string Words, string Rows, string Columns, string Names, string Text, (string Table, string Columns, string Of)[] Parts);

        private static readonly Index[] Indexes =
        [
            new("EngagementWords", "Engagements", "Reference, Summary, Place",
                """
                r.Reference || ' ' || COALESCE((SELECT group_concat(p.SearchKey, ' ') FROM EngagementParties x JOIN Parties p ON p.Id = x.PartyId WHERE x.EngagementId = r.Id AND x.Side = 1), '')
                || ' ' || COALESCE((SELECT group_concat(p.SearchKey, ' ') FROM Participants x JOIN People p ON p.Id = x.PersonId WHERE x.EngagementId = r.Id), '')
                || ' ' || COALESCE((SELECT group_concat(t.SearchKey, ' ') FROM EngagementTopics x JOIN Topics t ON t.Id = x.TopicId WHERE x.EngagementId = r.Id), '')
                """,
                "r.Summary || ' ' || COALESCE(r.Place, '')",
                [
                    ("EngagementParties", "", "{0}.EngagementId"), ("Participants", "PersonId", "{0}.EngagementId"), ("EngagementTopics", "", "{0}.EngagementId"),
                    ("Parties", "SearchKey", "SELECT EngagementId FROM EngagementParties WHERE PartyId = {0}.Id AND Side = 1"),
                    ("People", "SearchKey", "SELECT EngagementId FROM Participants WHERE PersonId = {0}.Id"),
                    ("Topics", "SearchKey", "SELECT EngagementId FROM EngagementTopics WHERE TopicId = {0}.Id"),
                ]),
            new("CommitmentWords", "Commitments", "Reference, Wording, Deliverable, Measure, DeadlineEvent, CounterpartId",
                "r.Reference || ' ' || (SELECT SearchKey FROM Parties WHERE Id = r.CounterpartId)",
                "r.Wording || ' ' || COALESCE(r.Deliverable, '') || ' ' || COALESCE(r.Measure, '') || ' ' || COALESCE(r.DeadlineEvent, '')",
                [("Parties", "SearchKey", "SELECT Id FROM Commitments WHERE CounterpartId = {0}.Id")]),
            new("FollowUpWords", "FollowUps", "Reference, Action, CounterpartId",
                "r.Reference || ' ' || (SELECT SearchKey FROM Parties WHERE Id = r.CounterpartId)", "r.Action",
                [("Parties", "SearchKey", "SELECT Id FROM FollowUps WHERE CounterpartId = {0}.Id")]),
            new("AccountWords", "Accounts", "Issuer, Body", "r.Issuer", "r.Body", []),
            new("MentionWords", "Mentions", "Quote", "''", "r.Quote", []),
            new("ClosedSectionWords", "ClosedSections", "Body", "''", "r.Body", []),
            new("EvidenceWords", "Evidence", "Title, FileName", "r.Title || ' ' || COALESCE(r.FileName, '')", "COALESCE(r.Url, '')", []),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var index in Indexes)
            {
                // Without the texts themselves, so that a change of a name elsewhere can leave an index late, and never wrong in itself.
                migrationBuilder.Sql(
                    $"CREATE VIRTUAL TABLE {index.Words} USING fts5(Names, Words, content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2');");
                migrationBuilder.Sql($"CREATE VIEW {index.Words}Source AS SELECT r.Id AS Id, {Folded(index.Names)} AS Names, {Folded(index.Text)} AS Words FROM {index.Rows} r;");
                migrationBuilder.Sql($"INSERT INTO {index.Words}(rowid, Names, Words) SELECT Id, Names, Words FROM {index.Words}Source;");
                foreach (var trigger in Triggers(index)) migrationBuilder.Sql(trigger);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var index in Indexes)
            {
                foreach (var table in index.Parts.Select(p => p.Table).Append(index.Rows).Distinct())
                    foreach (var on in (string[])["INSERT", "UPDATE", "DELETE"]) migrationBuilder.Sql($"DROP TRIGGER IF EXISTS {index.Words}_{table}_{on};");
                migrationBuilder.Sql($"DROP VIEW {index.Words}Source;");
                migrationBuilder.Sql($"DROP TABLE {index.Words};");
            }
        }

        private static IEnumerable<string> Triggers(Index index)
        {
            string Anew(string ids) =>
                $"DELETE FROM {index.Words} WHERE rowid IN ({ids}); INSERT INTO {index.Words}(rowid, Names, Words) SELECT Id, Names, Words FROM {index.Words}Source WHERE Id IN ({ids});";
            string On(string table, string what, string of, string body) =>
                $"CREATE TRIGGER {index.Words}_{table}_{what} AFTER {what}{of} ON {table} BEGIN {body} END;";

            yield return On(index.Rows, "INSERT", "", Anew("NEW.Id"));
            yield return On(index.Rows, "UPDATE", $" OF {index.Columns}", Anew("NEW.Id"));
            yield return On(index.Rows, "DELETE", "", $"DELETE FROM {index.Words} WHERE rowid = OLD.Id;");
            foreach (var (table, columns, of) in index.Parts)
            {
                var (now, before) = (string.Format(of, "NEW"), string.Format(of, "OLD"));
                var isName = of.StartsWith("SELECT", System.StringComparison.Ordinal);
                if (!isName) yield return On(table, "INSERT", "", Anew(now));
                if (!isName) yield return On(table, "DELETE", "", Anew(before));
                if (columns.Length > 0) yield return On(table, "UPDATE", $" OF {columns}", Anew(now));
            }
        }

        private static string Folded(string text) => Letters.Aggregate($"({text})", (sql, letter) => $"replace({sql}, '{letter.From}', '{letter.To}')");
    }
}
