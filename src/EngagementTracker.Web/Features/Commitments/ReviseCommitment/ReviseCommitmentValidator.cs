using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using FluentValidation.Results;

namespace EngagementTracker.Web.Features.Commitments.ReviseCommitment;

public sealed class ReviseCommitmentValidator : AbstractValidator<ReviseCommitmentForm>
{
    public ReviseCommitmentValidator(CurrentUser user, TimeProvider time, Ministry ministry)
    {
        RuleFor(f => f.Wording)
            .Must(text => Text.Clean(text).Length > 0).WithMessage("Enter the wording: who will do what.")
            .Must(text => Text.Clean(text).Length <= Commitment.WordingLimit)
            .WithMessage(f => $"Wording has {Text.Clean(f.Wording).Length:N0} characters. Shorten it to {Commitment.WordingLimit:N0}.");
        RuleFor(f => f.Deliverable).Within(Commitment.DeliverableLimit, "Deliverable");
        RuleFor(f => f.Measure).Within(Commitment.MeasureLimit, "Measure");
        RuleFor(f => f.Class).IsInEnum().WithMessage("Choose a class.");
        RuleFor(f => f.Owes).IsInEnum().WithMessage("Choose who owes.");
        RuleFor(f => f.OtherObligors).Cascade(CascadeMode.Stop)
            .Must(others => others.Count > 0).WithMessage("Add the party that owes.")
            .Must(others => others.All(p => p.Id != ministry.HomeParty))
            .WithMessage(_ => $"{ministry.HomeName} is our side. Remove it here, and choose “both” if it owes too.")
            .Must(others => others.Count < Commitment.PartiesLimit).WithMessage($"Name at most {Commitment.PartiesLimit - 1} other parties that owe.")
            .When(f => f.OthersOwe);
        RuleFor(f => f.Beneficiaries)
            .Must(parties => parties.Count <= Commitment.PartiesLimit).WithMessage($"Name at most {Commitment.PartiesLimit} parties to whom it is owed.");
        RuleFor(f => f.DeadlineKind).IsInEnum().WithMessage("Choose a kind of deadline.");
        When(f => f.NeedsDate, () => RuleFor(f => f.DeadlineDate).Custom((typed, context) =>
        {
            if (Text.CleanOrNull(typed) is null)
            {
                context.AddFailure("Enter the date of the deadline, or choose another kind of deadline.");
                return;
            }
            var (date, problem) = context.InstanceToValidate.DateRead(user.Today(time), user.WorkingDays);
            if (problem is not null) context.AddFailure($"Date of the deadline: {problem}");
            else if (date < context.InstanceToValidate.MadeOn)
            {
                context.AddFailure(new ValidationFailure(
                    nameof(ReviseCommitmentForm.DeadlineDate),
                    $"The deadline, {Show.Day(date.Value)}, lies before the day on which the commitment was made, {Show.Day(context.InstanceToValidate.MadeOn)}.")
                { Severity = Severity.Warning });
            }
        }));
        RuleFor(f => f.DeadlineEvent)
            .Must(text => Text.Clean(text).Length > 0).WithMessage("Enter the event before which it is due, such as “the EAC summit”.")
            .Must(text => Text.Clean(text).Length <= Deadline.EventLimit)
            .WithMessage(f => $"Event has {Text.Clean(f.DeadlineEvent).Length:N0} characters. Shorten it to {Deadline.EventLimit}.")
            .When(f => f.DeadlineKind == DeadlineKind.Event);
        RuleFor(f => f.NewEventOn).Custom((_, context) =>
        {
            if (context.InstanceToValidate.DayProblem(user.Today(time)) is { } problem) context.AddFailure(problem);
        }).When(f => f.DeadlineKind == DeadlineKind.Event);
        RuleFor(f => f.Reason)
            .Must(text => Text.Clean(text).Length > 0).WithMessage("Enter the reason for the change. It stays on record.")
            .Must(text => Text.Clean(text).Length <= CommitmentRevision.ReasonLimit)
            .WithMessage(f => $"Reason has {Text.Clean(f.Reason).Length:N0} characters. Shorten it to {CommitmentRevision.ReasonLimit}.");
    }
}
