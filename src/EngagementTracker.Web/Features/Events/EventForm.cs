using EngagementTracker.Domain;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Events;

/// <summary>An event as it is entered or corrected.</summary>
public sealed class EventForm : IEditsRecord
{
    public CalendarEventId Id { get; init; }
    public int Version { get; init; }
    public bool IsNew => Id == default;
    public string? Name { get; set; }
    public string? Place { get; set; }

    /// <summary>As typed; of a new event only. Later its day is moved, for a reason.</summary>
    public string? On { get; set; }

    internal WrittenDate? ReadOn(DateOnly today) => Text.CleanOrNull(On) is { } typed ? WrittenDate.Read(typed, today, Lean.Future) : null;
}

public sealed class EventValidator : AbstractValidator<EventForm>
{
    public EventValidator(CurrentUser user, TimeProvider time)
    {
        RuleFor(f => f.Name).Must(n => Text.CleanOrNull(n) is not null).WithMessage("Enter the event's name, such as “Extraordinary EAC summit”.")
            .Within(CalendarEvent.NameLimit, "The name");
        RuleFor(f => f.Place).Within(CalendarEvent.PlaceLimit, "The place");
        RuleFor(f => f.On).Custom((_, check) =>
        {
            if (check.InstanceToValidate.ReadOn(user.Today(time))?.Problem is { } problem) check.AddFailure(problem);
        });
    }
}
