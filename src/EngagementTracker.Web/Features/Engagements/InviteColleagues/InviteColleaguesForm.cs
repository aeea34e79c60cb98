using EngagementTracker.Domain.Access;
using FluentValidation;

namespace EngagementTracker.Web.Features.Engagements.InviteColleagues;

public sealed class InviteColleaguesForm
{
    public required string Reference { get; init; }

    public HashSet<UserId> Colleagues { get; init; } = [];
}

public sealed class InviteColleaguesValidator : AbstractValidator<InviteColleaguesForm>
{
    public const int Most = 50;

    public InviteColleaguesValidator() => RuleFor(f => f.Colleagues)
        .Must(c => c.Count > 0).WithMessage("Choose whom to invite.")
        .Must(c => c.Count <= Most).WithMessage($"Invite at most {Most} colleagues at once.");
}
