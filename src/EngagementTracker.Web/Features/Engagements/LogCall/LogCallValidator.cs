using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Ui.Display;
using FluentValidation;
using FluentValidation.Results;

namespace EngagementTracker.Web.Features.Engagements.LogCall;

public sealed class LogCallValidator : AbstractValidator<LogCallForm>
{
    public const int CommitmentsLimit = 50;

    public LogCallValidator(EngagementValidator engagement, AccountValidator account, CurrentUser user, TimeProvider time)
    {
        RuleFor(f => f.Engagement).SetValidator(engagement);
        RuleFor(f => f.Account).SetValidator(account).When(f => !f.Account.IsEmpty);
        RuleFor(f => f.Commitments).Must(c => c.Count <= CommitmentsLimit)
            .WithMessage($"A call is logged with at most {CommitmentsLimit} commitments. Remove some.");
        RuleForEach(f => f.Commitments).SetValidator(new CommitmentRowValidator(user, time));
        RuleForEach(f => f.Commitments).Custom(CheckQuote);
        RuleForEach(f => f.Commitments).Custom((row, context) => WarnOfDates(row, context, user, user.Today(time)));
        RuleForEach(f => f.Mentions).ChildRules(mention =>
        {
            mention.RuleFor(m => m.Kind).Must(k => k is MentionKind.Raised or MentionKind.Reaffirmed or MentionKind.ReportedOn or MentionKind.NotRaised)
                .WithMessage("Choose how it came up.");
            mention.RuleFor(m => m.Sentence).Must(s => Text.Clean(s).Length <= Mention.QuoteLimit)
                .WithMessage(m => EngagementValidator.TooLong("The sentence", m.Sentence, Mention.QuoteLimit));
        });
        RuleForEach(f => f.Mentions).Custom((mention, context) =>
        {
            var form = context.InstanceToValidate;
            if (mention.SentenceStart is { } at && !Account.SaysAt(Text.Clean(form.Account.Text), Text.Clean(mention.Sentence), at))
                context.AddFailure(new ValidationFailure(MentionPath(form, mention), "The sentence does not stand in the account any more. Write it anew, or leave it out."));
        });
        RuleForEach(f => f.Commitments).Custom((row, context) =>
        {
            var form = context.InstanceToValidate;
            if (row.Marking > form.FloorOfCommitments && !user.IsClearedFor(row.Marking))
                Warn(context, $"{Path(row, form)}.{nameof(CommitmentForm.Marking)}", user.OnlyAsDrafter(row.Marking));
        });
    }

    public static string MentionPath(LogCallForm form, MentionForm mention)
    {
        ArgumentNullException.ThrowIfNull(form);
        return $"{nameof(LogCallForm.Mentions)}[{form.Mentions.IndexOf(mention)}].{nameof(MentionForm.Sentence)}";
    }

    private static string Path(CommitmentForm row, LogCallForm form) => $"{nameof(LogCallForm.Commitments)}[{form.Commitments.IndexOf(row)}]";

    /// <summary>A quote with its place is what stands in the account there, letter for letter.</summary>
    private static void CheckQuote(CommitmentForm row, ValidationContext<LogCallForm> context)
    {
        var field = $"{Path(row, context.InstanceToValidate)}.{nameof(CommitmentForm.Sentence)}";
        var quote = Text.Clean(row.Quote ?? row.Sentence);
        if (quote.Length > Mention.QuoteLimit)
            context.AddFailure(new ValidationFailure(field, EngagementValidator.TooLong("The quote", quote, Mention.QuoteLimit)));
        else if (row.QuoteStart is { } at && !Account.SaysAt(Text.Clean(context.InstanceToValidate.Account.Text), quote, at))
            context.AddFailure(new ValidationFailure(field, "The quote does not stand in the account any more. Remove the commitment, and make it again from the text."));
    }

    private static void WarnOfDates(CommitmentForm row, ValidationContext<LogCallForm> context, CurrentUser user, DateOnly today)
    {
        var path = Path(row, context.InstanceToValidate);
        if (row.NeedsDate && !string.IsNullOrWhiteSpace(row.DeadlineDate)
            && WrittenDate.Read(row.DeadlineDate, today, Lean.Future, user.WorkingDays).Date is { } deadline
            && context.InstanceToValidate.Engagement.DateOn(today) is { } day && deadline < day)
            Warn(context, $"{path}.{nameof(CommitmentForm.DeadlineDate)}", $"The deadline {Show.Day(deadline)} is before the call of {Show.Day(day)}. Check both dates.");
        if (!string.IsNullOrWhiteSpace(row.FollowUpDue) && WrittenDate.Read(row.FollowUpDue, today, Lean.Future, user.WorkingDays).Date is { } due && due < today)
            Warn(context, $"{path}.{nameof(CommitmentForm.FollowUpDue)}", $"{Show.Day(due)} has passed, so the follow-up would be late at once. Check the date.");
    }

    private static void Warn(ValidationContext<LogCallForm> context, string field, string sentence) =>
        context.AddFailure(new ValidationFailure(field, sentence) { Severity = Severity.Warning });

    private sealed class CommitmentRowValidator : AbstractValidator<CommitmentForm>
    {
        public CommitmentRowValidator(CurrentUser user, TimeProvider time)
        {
            RuleFor(c => c.Sentence).Must(s => Text.Clean(s).Length > 0).WithMessage("Write what was promised, or remove the commitment.");
            RuleFor(c => c.Sentence).Must(s => Text.Clean(s).Length <= Commitment.WordingLimit)
                .WithMessage(c => EngagementValidator.TooLong("The commitment", c.Sentence, Commitment.WordingLimit));
            RuleFor(c => c.Owes).NotNull().WithMessage("Say who owes it: we, they or both.");
            RuleFor(c => c.DeadlineDate).Custom((typed, context) => CheckDate(
                typed, "Enter the date of the deadline, or choose another kind of deadline.", context, user, user.Today(time))).When(c => c.NeedsDate);
            RuleFor(c => c.DeadlineEvent).Must(e => Text.Clean(e).Length is > 0 and <= Deadline.EventLimit)
                .WithMessage($"Name the event in at most {Deadline.EventLimit} characters, such as “before the EAC summit”.")
                .When(c => c.DeadlineKind == DeadlineKind.Event);
            RuleFor(c => c.NewEventOn).Custom((_, context) =>
            {
                if (context.InstanceToValidate.DayProblem(user.Today(time)) is { } problem) context.AddFailure(problem);
            }).When(c => c.DeadlineKind == DeadlineKind.Event);
            RuleFor(c => c.FollowUp).Must(f => Text.Clean(f).Length <= FollowUp.ActionLimit)
                .WithMessage(c => EngagementValidator.TooLong("The follow-up", c.FollowUp, FollowUp.ActionLimit));
            RuleFor(c => c.FollowUp).Must(f => Text.Clean(f).Length > 0).When(c => Text.Clean(c.FollowUpDue).Length > 0)
                .WithMessage("Write what is to be done by that date, or empty the date.");
            RuleFor(c => c.FollowUpDue).Custom((typed, context) => CheckDate(
                typed, "Enter by when the follow-up is to be done.", context, user, user.Today(time))).When(c => Text.Clean(c.FollowUp).Length > 0);
        }

        private static void CheckDate(string? typed, string missing, ValidationContext<CommitmentForm> context, CurrentUser user, DateOnly today)
        {
            if (string.IsNullOrWhiteSpace(typed)) context.AddFailure(missing);
            else if (WrittenDate.Read(typed, today, Lean.Future, user.WorkingDays).Problem is { } problem) context.AddFailure(problem);
        }
    }
}
