using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.FollowUps;
using FluentValidation;

namespace EngagementTracker.Web.Features.Deadlines.HandOver;

public sealed class HandOverForm
{
    /// <summary>Who leaves.</summary>
    public UserId? FromId { get; set; }

    public UserId? ToId { get; set; }
    public string? Reason { get; set; }

    /// <summary>The references of what stays where it is; all else is moved.</summary>
    public HashSet<string> Kept { get; set; } = new HashSet<string>();
}

public sealed class HandOverValidator : AbstractValidator<HandOverForm>
{
    public HandOverValidator()
    {
        RuleFor(f => f.FromId).NotNull().WithMessage("Choose who leaves.");
        RuleFor(f => f.ToId).NotNull().WithMessage("Choose who takes over.");
        RuleFor(f => f.ToId).Must((form, to) => to is null || to != form.FromId).WithMessage("Choose somebody else than the one who leaves.");
        RuleFor(f => f.Reason).Custom((reason, check) =>
        {
            var length = Text.Clean(reason).Length;
            if (length == 0) check.AddFailure("Write why the work is handed over. Both read it.");
            else if (length > Handover.ReasonLimit)
                check.AddFailure($"The reason has {length:N0} characters; the limit is {Handover.ReasonLimit:N0}. Shorten it.");
        });
    }
}
