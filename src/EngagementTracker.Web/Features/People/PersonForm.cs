using System.ComponentModel;
using EngagementTracker.Domain;
using EngagementTracker.Domain.People;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.People;

/// <summary>A person as they are entered or corrected.</summary>
public sealed class PersonForm : IEditsRecord
{
    public PersonId Id { get; init; }
    public int Version { get; init; }
    public bool IsNew => Id == default;
    public string? Name { get; set; }
    public PartyChoice? Party { get; set; }

    /// <summary>One a line.</summary>
    [Lines, DisplayName("Other names")]
    public string? Aliases { get; set; }

    public List<OfficeForm> Offices { get; init; } = [];
}

public sealed class OfficeForm : IListed
{
    /// <summary><see langword="null"/> until it has been saved.</summary>
    public OfficeId? Id { get; init; }

    public string? Title { get; set; }
    public PartyChoice? Party { get; set; }

    /// <summary>As typed.</summary>
    public string? From { get; set; }

    /// <summary>As typed.</summary>
    public string? To { get; set; }

    /// <summary>A row in which nothing was entered counts as not there.</summary>
    public bool IsBlank => Id is null && (Text.CleanOrNull(Title) ?? Text.CleanOrNull(From) ?? Text.CleanOrNull(To)) is null;

    /// <summary>A new one is known by what it says.</summary>
    public string Key => Id is { } id ? $"{id.Value}" : $"new {Party?.Code} {InWords}";

    public string InWords => string.Join(", ", new[] { Text.CleanOrNull(Title) ?? "New office", Party?.Name, Term }.OfType<string>());

    private string? Term => (Text.CleanOrNull(From), Text.CleanOrNull(To)) switch
    {
        (null, null) => null,
        ({ } from, null) => $"from {from}",
        (null, { } to) => $"until {to}",
        var (from, to) => $"{from} to {to}",
    };
}

public sealed class PersonValidator : AbstractValidator<PersonForm>
{
    public const int OfficesLimit = 50;

    public PersonValidator(OfficeValidator office)
    {
        RuleFor(f => f.Name).Must(n => Text.CleanOrNull(n) is not null).WithMessage("Enter the person's name, without title or honorific.");
        RuleFor(f => f.Name).Within(Person.NameLimit, "The name");
        RuleFor(f => f.Party).NotNull().WithMessage("Choose the party for which the person speaks. Type its name or code, then pick it.");
        RuleFor(f => f.Aliases).AliasLines(Person.NameLimit, Person.AliasesLimit);
        RuleFor(f => f.Offices).Must(o => o.Count <= OfficesLimit).WithMessage($"At most {OfficesLimit} offices can be kept. Remove some.");
        RuleForEach(f => f.Offices).Where(o => !o.IsBlank).SetValidator(office);
    }
}

public sealed class OfficeValidator : AbstractValidator<OfficeForm>
{
    public OfficeValidator(CurrentUser user, TimeProvider time)
    {
        string? Problem(string? typed) => OfficeDates.Problem(typed, user.Today(time));
        DateOnly? Read(string? typed) => OfficeDates.Read(typed, user.Today(time));
        RuleFor(o => o.Title).Must(t => Text.CleanOrNull(t) is not null).WithMessage("Enter the title of the office, or remove the row.");
        RuleFor(o => o.Title).Within(Office.TitleLimit, "The title");
        RuleFor(o => o.Party).NotNull().WithMessage("Choose the party at which the office is held.");
        RuleFor(o => o.From).Must(d => Problem(d) is null).WithMessage((_, d) => $"First day: {Problem(d)}");
        RuleFor(o => o.To).Must(d => Problem(d) is null).WithMessage((_, d) => $"Last day: {Problem(d)}");
        RuleFor(o => o.To).Must((o, to) => !(Read(o.From) > Read(to)))
            .WithMessage("The office ends before it begins. Correct the first or the last day.");
    }
}

/// <summary>The ends of a term of office, which may be left empty.</summary>
public static class OfficeDates
{
    public const Lean Lean = Readouts.Dates.Lean.Past;

    public static DateOnly? Read(string? typed, DateOnly today) =>
        Text.CleanOrNull(typed) is { } text ? WrittenDate.Read(text, today, Lean).Date : null;

    public static string? Problem(string? typed, DateOnly today) =>
        Text.CleanOrNull(typed) is { } text ? WrittenDate.Read(text, today, Lean).Problem : null;
}
