using EngagementTracker.Domain;
using FluentValidation;
using MimeKit;

namespace EngagementTracker.Web.Ui.Forms;

public static class MailAddressRules
{
    /// <summary>As wide as the column.</summary>
    public const int Limit = 256;

    /// <summary>Empty, or one plain address.</summary>
    public static IRuleBuilderOptions<TForm, string?> MailAddress<TForm>(this IRuleBuilder<TForm, string?> rule) => rule
        .Must(typed => Text.CleanOrNull(typed) is not { } address || IsAddress(address))
        .WithMessage("This is no mail address. Write it like a.otieno@example.org, or leave it empty.")
        .Within(Limit, "The address");

    private static bool IsAddress(string typed) =>
        MailboxAddress.TryParse(typed, out var parsed) && parsed.Address == typed && parsed.Domain.Contains('.', StringComparison.Ordinal);
}
