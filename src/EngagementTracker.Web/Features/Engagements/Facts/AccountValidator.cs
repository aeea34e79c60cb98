using EngagementTracker.Domain;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Engagements.Facts;

public sealed class AccountValidator : AbstractValidator<AccountForm>
{
    public AccountValidator(CurrentUser user, TimeProvider time)
    {
        RuleFor(a => a.Text).Must(t => Text.Clean(t).Length > 0)
            .WithMessage("Paste the text of the account, or empty the other fields of the account.");
        RuleFor(a => a.Text).Must(t => Text.Clean(t).Length <= Account.TextLimit)
            .WithMessage(a => EngagementValidator.TooLong("The account", a.Text, Account.TextLimit));
        RuleFor(a => a.Issuer).Must(i => Text.Clean(i).Length > 0)
            .WithMessage("Say who issued the account: State House, Department of State, a newspaper.");
        RuleFor(a => a.Issuer).Must(i => Text.Clean(i).Length <= Account.IssuerLimit)
            .WithMessage(a => EngagementValidator.TooLong("The issuer", a.Issuer, Account.IssuerLimit));
        RuleFor(a => a.PublishedOn).Custom((typed, context) =>
        {
            if (string.IsNullOrWhiteSpace(typed)) return;
            var read = WrittenDate.Read(typed, user.Today(time), Lean.Past);
            if (read.Problem is not null) context.AddFailure(read.Problem);
            else if (read.Date > user.Today(time).AddDays(1)) context.AddFailure("The date of publication is in the future. Correct it, or leave it empty.");
        });
        RuleFor(a => a.PublishedZone).Must(Zone.Exists).When(a => Text.Clean(a.PublishedZone).Length > 0)
            .WithMessage("Choose a time zone, such as America/New_York or Etc/UTC, or leave it empty.");
        RuleFor(a => a.PublishedAt).Custom((typed, context) =>
        {
            if (string.IsNullOrWhiteSpace(typed)) return;
            var form = context.InstanceToValidate;
            if (WrittenTime.Read(typed).Problem is { } problem) context.AddFailure(problem);
            else if (string.IsNullOrWhiteSpace(form.PublishedOn)) context.AddFailure("Enter the date of publication as well, or leave the time empty.");
            else if (Zone.Exists(form.PublicationZone(user.TimeZone))
                && form.PublishedUtc(user.Today(time), user.TimeZone) > time.GetUtcNow().UtcDateTime)
                context.AddFailure("The time of publication is in the future. Correct it, or leave it empty.");
        });
        RuleFor(a => a.Source).Must(IsLink)
            .WithMessage($"Enter the whole link, beginning with https://, of at most {Account.SourceLimit:N0} characters, or leave it empty.");
        this.AddMarkingRule(a => a.Marking, a => a.Floor, a => a.DrafterId, user);
    }

    private static bool IsLink(string? typed) =>
        Text.CleanOrNull(typed) is not { } link
        || (link.Length <= Account.SourceLimit && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
}
