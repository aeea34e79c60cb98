using System.Linq.Expressions;
using EngagementTracker.Domain.Engagements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EngagementTracker.Web.Data.Conversions;

/// <summary>Stores every key type of the domain, a struct around one <see langword="long"/>, as that integer.</summary>
public sealed class IdConverter<TId>() : ValueConverter<TId, long>(ToLong, FromLong)
    where TId : struct
{
    private static readonly Expression<Func<TId, long>> ToLong = MakeToLong();
    private static readonly Expression<Func<long, TId>> FromLong = MakeFromLong();

    private static Expression<Func<TId, long>> MakeToLong()
    {
        var id = Expression.Parameter(typeof(TId));
        return Expression.Lambda<Func<TId, long>>(Expression.Property(id, StrongIds.ValueProperty), id);
    }

    private static Expression<Func<long, TId>> MakeFromLong()
    {
        var value = Expression.Parameter(typeof(long));
        return Expression.Lambda<Func<long, TId>>(Expression.New(typeof(TId).GetConstructor([typeof(long)])!, value), value);
    }
}

public static class StrongIds
{
    internal const string ValueProperty = "Value";

    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(EngagementId).Assembly.GetExportedTypes().Where(t =>
            t.IsValueType && t.Name.EndsWith("Id", StringComparison.Ordinal)
            && t.GetProperty(ValueProperty)?.PropertyType == typeof(long)),
    ];

    public static void UseStrongIds(this ModelConfigurationBuilder builder)
    {
        foreach (var id in All) builder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
    }
}
