using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Merges;

namespace EngagementTracker.Tests.Data.Merges;

public sealed class MergeReferenceTests
{
    [Fact]
    public async Task Every_foreign_key_to_the_directory_is_one_that_a_merge_moves()
    {
        await using var tracker = await Tracker.StartAsync();
        var keys = await Tables.TextsAsync(tracker.DatabaseFile, """
            SELECT t.name || '.' || k."from" || ' → ' || k."table" FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) k
            WHERE t.schema = 'main' AND k."table" IN ('People', 'Topics', 'Parties') AND k."from" <> 'MergedIntoId' ORDER BY 1
            """);

        Assert.Contains("Participants.PersonId → People", keys);
        Assert.Equal(keys, MergeReference.All.Select(r => $"{r.Table}.{r.Column} → {MergeReference.TableOf(r.Kind)}").Order(StringComparer.Ordinal));
    }

    /// <summary>Two rows that may not stand side by side become one; a new unique index must be thought of.</summary>
    [Fact]
    public async Task Every_unique_index_with_such_a_column_has_its_twin()
    {
        await using var tracker = await Tracker.StartAsync();
        foreach (var reference in MergeReference.All)
        {
            var indexes = await Tables.TextsAsync(tracker.DatabaseFile, $"""
                SELECT (SELECT group_concat(c.name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY name) c) FROM pragma_index_list('{reference.Table}') i
                WHERE i."unique" = 1 AND EXISTS (SELECT 1 FROM pragma_index_info(i.name) WHERE name = '{reference.Column}')
                """);
            Assert.All(indexes, columns => Assert.Equal(columns, string.Join(',', reference.Twin.Append(reference.Column).Order(StringComparer.Ordinal))));
        }
    }
}
