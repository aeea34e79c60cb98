using System.Linq.Expressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using FluentValidation;
using FluentValidation.Results;

namespace EngagementTracker.Web.Ui.Forms;

public static class MarkingRules
{
    /// <summary>Above the writer's clearance a marking is refused, unless the writer is the drafter, who is warned.</summary>
    /// <param name="floor">The marking that it has already, or gets from what it belongs to: nobody gives that; <see langword="null"/> when there is none.</param>
    /// <param name="drafter">Who drafted the record; <see langword="null"/> for the writer of a new one.</param>
    public static void AddMarkingRule<TForm>(
        this AbstractValidator<TForm> validator, Expression<Func<TForm, Marking>> marking, Func<TForm, Marking?> floor,
        Func<TForm, UserId?> drafter, CurrentUser user)
    {
        ArgumentNullException.ThrowIfNull(validator);
        validator.RuleFor(marking).Custom((given, context) =>
        {
            var form = context.InstanceToValidate;
            if (given <= floor(form) || user.IsClearedFor(given)) return;
            if (drafter(form) is { } other && other != user.Id) context.AddFailure(MarkingRights.AboveClearance(given));
            else context.AddFailure(new ValidationFailure(context.PropertyPath, user.OnlyAsDrafter(given)) { Severity = Severity.Warning });
        });
    }
}
