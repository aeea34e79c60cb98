using System.ComponentModel;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Events.MoveEvent;

public sealed class MoveEventForm : IEditsRecord
{
    public CalendarEventId Id { get; init; }
    public int Version { get; init; }

    /// <summary>The day on record.</summary>
    public DateOnly? Before { get; init; }

    /// <summary>Nobody knows the new day yet.</summary>
    [Together("New day"), DisplayName("Not set yet")]
    public bool IsNotSet { get; set; }

    /// <summary>As typed.</summary>
    [Together("New day")]
    public string? On { get; set; }

    /// <summary>Stays on record beside each deadline that moves.</summary>
    [Prose]
    public string? Reason { get; set; }

    internal WrittenDate ReadOn(DateOnly today) => WrittenDate.Read(On ?? "", today, Lean.Future);

    internal DateOnly? Day(DateOnly today) => IsNotSet ? null : ReadOn(today).Date;
}

public sealed class MoveEventValidator : AbstractValidator<MoveEventForm>
{
    public MoveEventValidator(CurrentUser user, TimeProvider time)
    {
        RuleFor(f => f.On).Custom((typed, check) =>
        {
            var form = check.InstanceToValidate;
            if (Text.CleanOrNull(typed) is null) check.AddFailure("Enter the new day, or say that it is not set yet.");
            else if (form.ReadOn(user.Today(time)).Problem is { } problem) check.AddFailure(problem);
        }).When(f => !f.IsNotSet);
        RuleFor(f => f.On).Must((form, _) => form.ReadOn(user.Today(time)) is not { Date: { } day } || day != form.Before)
            .WithMessage("The event is on that day already. Enter another day, or cancel.").When(f => !f.IsNotSet);
        RuleFor(f => f.IsNotSet).Must((form, _) => form.Before is not null).WithMessage("The event has no day already. Enter one, or cancel.").When(f => f.IsNotSet);
        RuleFor(f => f.Reason).Must(r => Text.CleanOrNull(r) is not null).WithMessage("Write why the event moves. It stays on record beside each deadline.")
            .Within(CommitmentRevision.ReasonLimit, "The reason");
    }
}
