using System.ComponentModel;
using System.Globalization;
using EngagementTracker.Domain;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Notices.SetMails;

public sealed class SetMailsForm : IEditsRecord
{
    public int Version { get; init; }
    [DisplayName("Mail address")]
    public string? Email { get; set; }
    [DisplayName("Mail")]
    public MailMode Mails { get; set; }

    /// <summary>As typed: "07:00".</summary>
    [DisplayName("Hour of the daily mail")]
    public string? DigestAt { get; set; }

    public TimeOnly? ReadDigestAt() =>
        TimeOnly.TryParseExact(Text.Clean(DigestAt), ["H:mm", "HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}

public sealed class SetMailsValidator : AbstractValidator<SetMailsForm>
{
    public SetMailsValidator()
    {
        RuleFor(f => f.Email).MailAddress();
        RuleFor(f => f.DigestAt).Must((form, _) => form.ReadDigestAt() is not null).When(f => f.Mails == MailMode.Digest)
            .WithMessage("Write the hour of the daily mail, such as 07:00.");
    }
}
