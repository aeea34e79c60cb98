using System.Linq.Expressions;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Ui.Lists;

/// <summary>The condition that a row lies beyond a place in a list.</summary>
internal static class Keyset
{
    /// <param name="columns">What the list is sorted by: text, dates, numbers or enumerations; SQLite sorts what is missing before all else. The key comes last.</param>
    /// <param name="at">What stands in them at the place.</param>
    public static Expression<Func<TRow, bool>> Beyond<TRow>(IReadOnlyList<LambdaExpression> columns, IReadOnlyList<object?> at, bool descending)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        return Expression.Lambda<Func<TRow, bool>>(Beyond([.. columns.Select(c => c.With(row))], at, descending), row);
    }

    private static Expression Beyond(ReadOnlySpan<Expression> columns, IReadOnlyList<object?> at, bool descending)
    {
        var (sorted, value) = (columns[0], at[^columns.Length]);
        if (columns.Length == 1) return Comparison(sorted, value!, descending ? ExpressionType.LessThan : ExpressionType.GreaterThan);
        var further = Beyond(columns[1..], at, descending);
        var mayMiss = sorted.Type == typeof(string) || Nullable.GetUnderlyingType(sorted.Type) is not null;
        var isMissing = mayMiss ? Expression.Equal(sorted, Expression.Constant(null, sorted.Type)) : (Expression)Expression.Constant(false);
        if (value is null)
        {
            var among = Expression.AndAlso(isMissing, further);
            return descending ? among : Expression.OrElse(Expression.Not(isMissing), among);
        }
        Expression Compared(ExpressionType with) => Comparison(sorted, value, with);
        // The first part lets an index begin at the place; the second leaves out those that have the same value and come before.
        Expression beyond = Expression.AndAlso(
            Compared(descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual),
            Expression.OrElse(Compared(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan), further));
        return descending && mayMiss ? Expression.OrElse(isMissing, beyond) : beyond;
    }

    private static BinaryExpression Comparison(Expression sorted, object value, ExpressionType with)
    {
        if (sorted.Type == typeof(string))
            return Expression.MakeBinary(with, Expression.Call(typeof(string), nameof(string.Compare), null, sorted, Held(value, typeof(string))), Expression.Constant(0));
        var held = Held(value, sorted.Type);
        return sorted.Type.IsEnum
            ? Expression.MakeBinary(with, Expression.Convert(sorted, typeof(int)), Expression.Convert(held, typeof(int)))
            : Expression.MakeBinary(with, sorted, held);
    }

    /// <summary>A value that EF Core sends as a parameter, so that the next page has the same plan.</summary>
    private static MemberExpression Held(object value, Type type) =>
        Expression.Property(Expression.Constant(Activator.CreateInstance(typeof(Box<>).MakeGenericType(type), value)), nameof(Box<>.Value));

    internal sealed record Box<T>(T Value);
}
