using EngagementTracker.Domain;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Features.Engagements.Facts;
using FluentValidation;

namespace EngagementTracker.Web.Features.Engagements.PasteReadout;

public sealed class ReadoutFormValidator : AbstractValidator<ReadoutForm>
{
    public ReadoutFormValidator(AccountValidator account)
    {
        RuleFor(f => f.Text).Must(t => Text.Clean(t).Length > 0).WithMessage("Paste the text of a readout, a press report, a mail or a record.");
        RuleFor(f => f.Text).Must(t => Text.Clean(t).Length <= Account.TextLimit)
            .WithMessage(f => EngagementValidator.TooLong("The text", f.Text, Account.TextLimit));
        RuleFor(f => f.Title).Must(t => Text.Clean(t).Length <= ReadoutForm.TitleLimit)
            .WithMessage(f => EngagementValidator.TooLong("The title", f.Title, ReadoutForm.TitleLimit));
        RuleFor(f => f.Account).Custom((form, context) =>
        {
            foreach (var failure in account.Validate(form).Errors)
            {
                // The text stands above, and who issued it can wait for the second step.
                if (failure.PropertyName == nameof(form.Text)) continue;
                if (failure.PropertyName == nameof(form.Issuer) && Text.Clean(form.Issuer).Length == 0) continue;
                failure.PropertyName = $"{nameof(ReadoutForm.Account)}.{failure.PropertyName}";
                context.AddFailure(failure);
            }
        });
    }
}
