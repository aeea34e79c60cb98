using System.ComponentModel;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Admin;

/// <summary>A unit as it is entered or corrected.</summary>
public sealed class UnitForm : IEditsRecord
{
    public UnitId Id { get; init; }
    public int Version { get; init; }
    public bool IsNew => Id == default;

    /// <summary>Given once.</summary>
    public string? Code { get; set; }

    public string? Name { get; set; }
    public string? TimeZone { get; set; }
    public UserId? Head { get; set; }

    /// <summary>The days of each week on which the unit does not work.</summary>
    [DisplayName("Days of rest")]
    public Weekdays RestDays { get; set; } = Weekdays.Saturday | Weekdays.Sunday;

    /// <summary>Its public holidays; <see langword="null"/> where they are not edited.</summary>
    public List<HolidayForm>? Holidays { get; set; }

    /// <summary>The warnings about a new head that whoever sends the form has read.</summary>
    [Context]
    public IReadOnlyCollection<string> Seen { get; set; } = [];
}

/// <summary>A public holiday as it stands in the form.</summary>
public sealed record HolidayForm(DateOnly On, string Name) : IListed
{
    public string Key => $"{On:yyyy-MM-dd}";
    public string InWords => $"{Show.Day(On)}, {Name}";
}

public sealed class UnitValidator : AbstractValidator<UnitForm>
{
    public const int HolidaysLimit = 400;

    public UnitValidator()
    {
        RuleFor(f => f.Code).Must(c => Text.CleanOrNull(c) is not null).WithMessage("Enter a short code, such as AMER.")
            .Must(c => Text.Clean(c).Length <= Unit.CodeLimit).WithMessage($"The code is too long. Use {Unit.CodeLimit} characters at most.");
        RuleFor(f => f.Name).Must(n => Text.CleanOrNull(n) is not null).WithMessage("Enter the unit's name.")
            .Must(n => Text.Clean(n).Length <= Unit.NameLimit).WithMessage($"The name is too long. Use {Unit.NameLimit} characters at most.");
        RuleFor(f => f.RestDays).Must(d => (d & Weekdays.All) != Weekdays.All).WithMessage("A unit works on at least one day of the week. Clear one of the days.");
        RuleFor(f => f.Holidays).Must(h => h is null || h.Count <= HolidaysLimit).WithMessage($"Keep at most {HolidaysLimit} holidays. Remove the oldest.")
            .Must(h => h is null || h.DistinctBy(d => d.On).Count() == h.Count).WithMessage("A day is on the list twice. Remove one of them.")
            .Must(h => h is null || h.All(d => Text.Clean(d.Name).Length is > 0 and <= Holiday.NameLimit))
            .WithMessage($"Each holiday has a name of at most {Holiday.NameLimit} characters.");
        RuleFor(f => f.TimeZone).Must(z => Zone.Exists(Text.Clean(z))).WithMessage("Enter a time zone, such as Africa/Nairobi.");
    }
}
