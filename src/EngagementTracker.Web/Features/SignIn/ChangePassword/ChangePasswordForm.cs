using EngagementTracker.Web.Access;
using FluentValidation;

namespace EngagementTracker.Web.Features.SignIn.ChangePassword;

public sealed class ChangePasswordForm
{
    public string? Present { get; set; }
    public string? Password { get; set; }
    public string? PasswordAgain { get; set; }
}

public sealed class ChangePasswordValidator : AbstractValidator<ChangePasswordForm>
{
    public ChangePasswordValidator()
    {
        RuleFor(f => f.Present).NotEmpty().WithMessage("Enter your present password.");
        RuleFor(f => f.Password).NotEmpty().WithMessage($"Enter a new password. {IdentityProblems.PasswordRule}");
        RuleFor(f => f.Password).NotEqual(f => f.Present).When(f => !string.IsNullOrEmpty(f.Password))
            .WithMessage("The new password is the present one. Choose another.");
        RuleFor(f => f.PasswordAgain).Equal(f => f.Password).WithMessage("The two new passwords differ. Type both again.");
    }
}
