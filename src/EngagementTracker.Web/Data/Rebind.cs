using System.Linq.Expressions;

namespace EngagementTracker.Web.Data;

/// <summary>Lets the body of one lambda speak of the parameter of another, so that conditions can be joined into one.</summary>
internal sealed class Rebind(Expression from, Expression to) : ExpressionVisitor
{
    public override Expression Visit(Expression? node) => node == from ? to : base.Visit(node)!;
}

internal static class Rebinding
{
    /// <summary>The lambda's body, said of these values instead of its parameters.</summary>
    public static Expression With(this LambdaExpression condition, params Expression[] values) => condition.Parameters.Zip(values)
        .Aggregate(condition.Body, (body, pair) => new Rebind(pair.First, pair.Second).Visit(body));
}
