using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using FluentValidation;

namespace EngagementTracker.Web.Features.Admin.CreateUnit;

public sealed class CreateUnitForm
{
    public string? Code { get; set; }
    public string? Name { get; set; }
    public string? TimeZone { get; set; }
}

public sealed class CreateUnitValidator : AbstractValidator<CreateUnitForm>
{
    public CreateUnitValidator()
    {
        RuleFor(f => f.Code).Must(c => Text.CleanOrNull(c) is not null).WithMessage("Enter a short code, such as AMER.")
            .Must(c => Text.Clean(c).Length <= Unit.CodeLimit).WithMessage($"The code is too long. Use {Unit.CodeLimit} characters at most.");
        RuleFor(f => f.Name).Must(n => Text.CleanOrNull(n) is not null).WithMessage("Enter the unit's name.")
            .Must(n => Text.Clean(n).Length <= Unit.NameLimit).WithMessage($"The name is too long. Use {Unit.NameLimit} characters at most.");
        RuleFor(f => f.TimeZone).Must(z => Zone.Exists(Text.Clean(z))).WithMessage("Enter a time zone, such as Africa/Nairobi.");
    }
}
