using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Admin.CreateUser;

public sealed class CreateUserForm
{
    public string? UserName { get; set; }
    public string? DisplayName { get; set; }
    public string? Email { get; set; }
    public Roles Roles { get; set; } = Roles.Officer;
    public UnitId? Unit { get; set; }

    /// <summary>A role gives none: who is not cleared reads no record.</summary>
    public Marking? Clearance { get; set; }
}

public sealed class CreateUserValidator : AbstractValidator<CreateUserForm>
{
    public CreateUserValidator()
    {
        RuleFor(f => f.UserName).Must(n => Domain.Text.CleanOrNull(n) is not null).WithMessage("Enter a user name, such as a.otieno.")
            .Must(n => Domain.Text.Clean(n).Length <= User.UserNameLimit).WithMessage($"The user name is too long. Use {User.UserNameLimit} characters at most.");
        RuleFor(f => f.DisplayName).Must(n => Domain.Text.CleanOrNull(n) is not null).WithMessage("Enter the name as colleagues know it.")
            .Must(n => Domain.Text.Clean(n).Length <= User.DisplayNameLimit).WithMessage($"The name is too long. Use {User.DisplayNameLimit} characters at most.");
        RuleFor(f => f.Email).MailAddress();
        RuleFor(f => f.Unit).NotNull().WithMessage("Choose the unit that the user belongs to.");
        RuleFor(f => f.Clearance).NotNull().When(f => (f.Roles & ~Roles.Administrator) != Roles.None).WithSeverity(Severity.Warning)
            .WithMessage("Without a clearance this user reads only what they write. Choose one if they work with records.");
        RuleFor(f => f.Roles).NotEqual(Roles.None).WithMessage("Choose at least one role.");
    }
}
