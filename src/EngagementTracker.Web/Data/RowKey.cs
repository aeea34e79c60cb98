using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>A row's key beside its number, by which the audit trail names it: a key that is made a number in a query is found in no index.</summary>
public sealed class RowKey<TId>
    where TId : struct
{
    public TId Id { get; private set; }
    public long Number { get; private set; }

    internal static void Model(ModelBuilder builder, string table) =>
        builder.Entity<RowKey<TId>>().HasNoKey().ToSqlQuery($"SELECT \"Id\", \"Id\" AS \"Number\" FROM \"{table}\"");
}
