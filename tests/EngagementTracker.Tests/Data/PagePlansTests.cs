using System.Text.RegularExpressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Access.Canary;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Data;

/// <summary>Every page, opened by somebody who may read everything, in each order that its columns offer: no table that grows with the years is read through.</summary>
public sealed partial class PagePlansTests(CanaryTracker canary) : IClassFixture<CanaryTracker>
{
    /// <summary>A ministry has so many of them and no more: the tables that a page may read through.</summary>
    private static readonly string[] Small =
    [
        "Parties", "Topics", "People", "Offices", "Units", "Users", "UserClaims", "UserLogins", "UserTokens", "Holidays", "CalendarEvents", "CalendarFeeds",
        "ReferenceCounters", "ReminderRules", "SavedViews", "Merges", "__EFMigrationsHistory", "__EFMigrationsLock",
    ];

    /// <summary>Indexes that hold only what is open or waits: what is counted of that is counted from them.</summary>
    private static readonly string[] OfWhatIsOpen = ["SCAN c USING COVERING INDEX IX_Commitments_Open\n", "SCAN o USING INDEX IX_OutgoingMails_waiting\n"];

    [Fact]
    public async Task No_large_table_is_read_through()
    {
        await canary.Tracker.CreateUsersAsync(CanaryTracker.Password, new User
        {
            UserName = "everything",
            DisplayName = "Everything",
            Roles = Roles.Officer | Roles.Analyst | Roles.Manager | Roles.Administrator,
            Clearance = Marking.TopSecret,
            UnitId = await canary.Tracker.ReadAsync(db => db.Units.Select(u => u.Id).FirstAsync()),
        });
        var asked = await OpenAllAsync();
        await AsAtAMillionAsync(canary.Tracker.DatabaseFile);

        var scans = (await QueryPlans.ScansAsync(canary.Tracker.DatabaseFile, asked, await LargeAsync(canary.Tracker.DatabaseFile)))
            .Where(scan => !OfWhatIsOpen.Any(of => scan.StartsWith(of, StringComparison.Ordinal))).ToList();

        Assert.True(scans.Count == 0, $"{scans.Count} of {asked.Count} queries:\n\n{string.Join("\n\n", scans)}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{asked.Count} queries, no scan");
    }

    /// <summary>What is asked by every page, with each choice of its filters and in each of its orders.</summary>
    private async Task<IReadOnlyCollection<string>> OpenAllAsync()
    {
        using var asked = new AskedQueries(canary.Tracker.DatabaseFile);
        await using var scope = await canary.Tracker.AsAsync("everything");
        HashSet<string> opened = [];
        foreach (var address in canary.Addresses.Where(a => !a.IsStatic && opened.Add(a.Address)))
        {
            var shown = await CanaryPagesTests.ShowAsync(scope, address);
            var filtered = address.Address.Contains('?', StringComparison.Ordinal) ? [] : Filters(shown).Select(f => $"{address.Address}?{f}").Where(opened.Add).ToList();
            foreach (var filter in filtered) shown += await CanaryPagesTests.ShowAsync(scope, address with { Address = filter });
            foreach (var order in Orders().Matches(shown).Select(m => m.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal)).Where(opened.Add))
                await CanaryPagesTests.ShowAsync(scope, address with { Address = order });
        }
        Assert.True(opened.Count > 500, $"Only {opened.Count} addresses were opened.");
        return [.. asked.All.Distinct()];
    }

    /// <summary>The first choices of each filter: what follows is another value of the same query.</summary>
    private static IEnumerable<string> Filters(string shown) => Selects().Matches(shown).SelectMany(select => Options().Matches(select.Groups["options"].Value)
        .Take(3).Select(option => $"{select.Groups["name"].Value}={Uri.EscapeDataString(option.Groups[1].Value)}"));

    /// <summary>Has the database plan as it does for 1,000,000 engagements: with what ANALYZE found in such a file.</summary>
    private static async Task AsAtAMillionAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "ANALYZE; DELETE FROM sqlite_stat1";
        await command.ExecuteNonQueryAsync();
        command.CommandText = "INSERT INTO sqlite_stat1 VALUES (@table, @index, @found)";
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Data", "statistics-at-a-million.tsv")))
        {
            command.Parameters.Clear();
            foreach (var (name, value) in ((string[])["@table", "@index", "@found"]).Zip(line.Split('\t'))) command.Parameters.AddWithValue(name, value);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<IReadOnlyCollection<string>> LargeAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";
        await using var reader = await command.ExecuteReaderAsync();
        List<string> tables = [];
        while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        return [.. tables.Except(Small)];
    }

    [GeneratedRegex("href=\"([^\"]*[?&;]sort=[^\"]*)\"")]
    private static partial Regex Orders();

    [GeneratedRegex("<select name=\"(?<name>\\w+)\"[^>]*>(?<options>.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("<option value=\"([^\"]+)\"")]
    private static partial Regex Options();
}
