using System.Linq.Expressions;

namespace EngagementTracker.Web.Data;

/// <summary>Lets the body of one lambda speak of the parameter of another, so that conditions can be joined into one.</summary>
internal sealed class Rebind(Expression from, Expression to) : ExpressionVisitor
{
    public override Expression Visit(Expression? node) => node == from ? to : base.Visit(node)!;
}
