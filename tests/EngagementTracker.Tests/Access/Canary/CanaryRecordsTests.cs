using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Access.Canary;

public sealed class CanaryRecordsTests
{
    /// <summary>Texts that nobody types: keys, zones, kinds of file, and what the audit trail says of the actor.</summary>
    private static readonly string[] NotTyped =
    [
        "Reference", "Record", "TimeZone", "List", "ContentType", "Sha256", "Key", "LeasedBy", "Trouble", "SavedAs", "UpTo",
        nameof(AuditEntry.ActorName), nameof(AuditEntry.Entity), nameof(AuditEntry.UseCase), nameof(AuditEntry.Address),
    ];

    [Fact]
    public async Task Every_text_of_a_record_that_has_a_reader_holds_a_canary()
    {
        await using var tracker = await Tracker.StartAsync();
        await CanaryRecords.AddToAsync(tracker, "Canary-2025!");
        await using var scope = tracker.AsNobody();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var texts = db.Model.GetEntityTypes().Where(t => t.GetDeclaredQueryFilters().Any(f => f.Key != TrackerDbContext.MergedFilter)).SelectMany(TextsOf).ToList();

        Assert.True(texts.Count >= 18, $"Only {texts.Count} text columns.");
        foreach (var (table, column) in texts)
        {
            var sql = $"""SELECT COUNT(*) AS "Value" FROM "{table}" WHERE "{column}" LIKE '%{CanaryRecords.Beginning}%'""";
            Assert.True(
                await db.Database.SqlQueryRaw<int>(sql).SingleAsync(TestContext.Current.CancellationToken) > 0, $"No canary in {table}.{column}: add one.");
        }
    }

    private static IEnumerable<(string Table, string Column)> TextsOf(IEntityType type)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!);
        return type.GetProperties().Concat(type.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties()))
            .Where(p => (p.ClrType == typeof(string) || p.ClrType == typeof(Uri)) && !NotTyped.Contains(p.Name))
            .Select(p => (table.Name, p.GetColumnName(table)!));
    }
}
