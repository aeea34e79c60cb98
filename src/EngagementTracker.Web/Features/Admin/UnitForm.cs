using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using FluentValidation;

namespace EngagementTracker.Web.Features.Admin;

/// <summary>A unit as it is entered or corrected.</summary>
public sealed class UnitForm
{
    public UnitId Id { get; init; }
    public int Version { get; init; }

    /// <summary>Given once.</summary>
    public string? Code { get; set; }

    public string? Name { get; set; }
    public string? TimeZone { get; set; }
    public UserId? Head { get; set; }

    /// <summary>The warnings about a new head that whoever sends the form has read.</summary>
    public IReadOnlyCollection<string> Seen { get; set; } = [];
}

public sealed class UnitValidator : AbstractValidator<UnitForm>
{
    public UnitValidator()
    {
        RuleFor(f => f.Code).Must(c => Text.CleanOrNull(c) is not null).WithMessage("Enter a short code, such as AMER.")
            .Must(c => Text.Clean(c).Length <= Unit.CodeLimit).WithMessage($"The code is too long. Use {Unit.CodeLimit} characters at most.");
        RuleFor(f => f.Name).Must(n => Text.CleanOrNull(n) is not null).WithMessage("Enter the unit's name.")
            .Must(n => Text.Clean(n).Length <= Unit.NameLimit).WithMessage($"The name is too long. Use {Unit.NameLimit} characters at most.");
        RuleFor(f => f.TimeZone).Must(z => Zone.Exists(Text.Clean(z))).WithMessage("Enter a time zone, such as Africa/Nairobi.");
    }
}
