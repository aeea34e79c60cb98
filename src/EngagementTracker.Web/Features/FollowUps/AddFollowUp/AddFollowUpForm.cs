using EngagementTracker.Web.Access;
using FluentValidation;

namespace EngagementTracker.Web.Features.FollowUps.AddFollowUp;

public sealed class AddFollowUpForm : FollowUpForm
{
    /// <summary>Reference of the engagement that it serves; not needed when it serves a commitment.</summary>
    public string? Engagement { get; set; }

    /// <summary>Reference of the commitment that it serves.</summary>
    public string? Commitment { get; set; }
}

public sealed class AddFollowUpValidator : AbstractValidator<AddFollowUpForm>
{
    public AddFollowUpValidator(CurrentUser user, TimeProvider time) => this.AddFollowUpRules(user, time);
}
