using System.Linq.Expressions;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Ui.Lists;

/// <summary>The condition that a row lies beyond a place in a list.</summary>
internal static class Keyset
{
    /// <param name="column">What the list is sorted by: text, a date, a number or an enumeration; SQLite sorts what is missing before all else.</param>
    /// <param name="key">The number that makes the order certain.</param>
    public static Expression<Func<TRow, bool>> Beyond<TRow>(LambdaExpression column, Expression<Func<TRow, long>> key, object? value, long at, bool descending)
    {
        var row = key.Parameters[0];
        var sorted = column.With(row);
        var further = Expression.MakeBinary(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, key.Body, Held(at, typeof(long)));
        var mayMiss = sorted.Type == typeof(string) || Nullable.GetUnderlyingType(sorted.Type) is not null;
        var isMissing = mayMiss ? Expression.Equal(sorted, Expression.Constant(null, sorted.Type)) : (Expression)Expression.Constant(false);
        if (value is null)
        {
            var among = Expression.AndAlso(isMissing, further);
            return Expression.Lambda<Func<TRow, bool>>(descending ? among : Expression.OrElse(Expression.Not(isMissing), among), row);
        }
        Expression Compared(ExpressionType with) => Comparison(sorted, value, with);
        // The first part lets an index begin at the place; the second leaves out those that have the same value and come before.
        Expression beyond = Expression.AndAlso(
            Compared(descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual),
            Expression.OrElse(Compared(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan), further));
        return Expression.Lambda<Func<TRow, bool>>(descending && mayMiss ? Expression.OrElse(isMissing, beyond) : beyond, row);
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
