using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EngagementTracker.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchNames : Migration
    {
        // What Data/Search/NameWords.cs makes of a name: between words, one space or more.
        private static readonly string[] Between = ["char(10)", "'-'", "'–'", "''''", "'('", "')'", "','", "'/'", "'&'", "'\"'"];

        private static readonly (string Names, string Rows)[] Indexes = [("PartyNames", "Parties"), ("PersonNames", "People"), ("TopicNames", "Topics")];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE SavedViews ADD COLUMN UpTo TEXT NULL;");
            migrationBuilder.Sql("ALTER TABLE SavedViews ADD COLUMN LookedOn TEXT NULL;");
            migrationBuilder.Sql("CREATE INDEX IX_SavedViews_Watched ON SavedViews (LookedOn) WHERE LookedOn IS NOT NULL;");
            foreach (var (names, rows) in Indexes)
            {
                var words = System.Linq.Enumerable.Aggregate(Between, "replace(SearchKey, '.', '')", (text, sign) => $"replace({text}, {sign}, ' ')");
                string Insert(string which) => $"INSERT INTO {names}(rowid, Names) SELECT Id, ' ' || {words} || ' ' FROM {rows}{which};";
                migrationBuilder.Sql($"CREATE VIRTUAL TABLE {names} USING fts5(Names, content='', contentless_delete=1, tokenize='trigram');");
                migrationBuilder.Sql(Insert(""));
                migrationBuilder.Sql($"CREATE TRIGGER {names}_INSERT AFTER INSERT ON {rows} BEGIN {Insert(" WHERE Id = NEW.Id")} END;");
                migrationBuilder.Sql(
                    $"CREATE TRIGGER {names}_UPDATE AFTER UPDATE OF SearchKey ON {rows} BEGIN DELETE FROM {names} WHERE rowid = NEW.Id; {Insert(" WHERE Id = NEW.Id")} END;");
                migrationBuilder.Sql($"CREATE TRIGGER {names}_DELETE AFTER DELETE ON {rows} BEGIN DELETE FROM {names} WHERE rowid = OLD.Id; END;");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (names, _) in Indexes)
            {
                foreach (var on in (string[])["INSERT", "UPDATE", "DELETE"]) migrationBuilder.Sql($"DROP TRIGGER {names}_{on};");
                migrationBuilder.Sql($"DROP TABLE {names};");
            }
            migrationBuilder.Sql("DROP INDEX IX_SavedViews_Watched;");
            migrationBuilder.Sql("ALTER TABLE SavedViews DROP COLUMN LookedOn;");
            migrationBuilder.Sql("ALTER TABLE SavedViews DROP COLUMN UpTo;");
        }
    }
}
