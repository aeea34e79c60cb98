using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using FluentValidation;

namespace EngagementTracker.Web.Features.SignIn.SetUp;

public sealed class SetUpForm
{
    public string? UserName { get; set; }
    public string? DisplayName { get; set; }
    public string? Password { get; set; }
    public string? PasswordAgain { get; set; }
    public string? UnitCode { get; set; }
    public string? UnitName { get; set; }
    public string? TimeZone { get; set; }
}

public sealed class SetUpValidator : AbstractValidator<SetUpForm>
{
    public SetUpValidator()
    {
        RuleFor(f => f.DisplayName).Must(n => Text.CleanOrNull(n) is not null).WithMessage("Enter your name as colleagues know it.")
            .Must(n => Text.Clean(n).Length <= User.DisplayNameLimit).WithMessage($"Your name is too long. Use {User.DisplayNameLimit} characters at most.");
        RuleFor(f => f.UserName).Must(n => Text.CleanOrNull(n) is not null).WithMessage("Enter a user name, such as a.otieno.")
            .Must(n => Text.Clean(n).Length <= User.UserNameLimit).WithMessage($"The user name is too long. Use {User.UserNameLimit} characters at most.");
        RuleFor(f => f.Password).NotEmpty().WithMessage($"Enter a password. {IdentityProblems.PasswordRule}");
        RuleFor(f => f.PasswordAgain).Equal(f => f.Password).WithMessage("The two passwords differ. Type both again.");
        RuleFor(f => f.UnitName).Must(n => Text.CleanOrNull(n) is not null).WithMessage("Enter the name of your unit.")
            .Must(n => Text.Clean(n).Length <= Unit.NameLimit).WithMessage($"The unit's name is too long. Use {Unit.NameLimit} characters at most.");
        RuleFor(f => f.UnitCode).Must(c => Text.CleanOrNull(c) is not null).WithMessage("Enter a short code for your unit, such as ADMIN.")
            .Must(c => Text.Clean(c).Length <= Unit.CodeLimit).WithMessage($"The unit's code is too long. Use {Unit.CodeLimit} characters at most.");
        RuleFor(f => f.TimeZone).Must(z => Zone.Exists(Text.Clean(z))).WithMessage("Enter the unit's time zone, such as Africa/Nairobi.");
    }
}
