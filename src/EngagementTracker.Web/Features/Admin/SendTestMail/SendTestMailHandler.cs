using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Mails;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Web.Features.Admin.SendTestMail;

/// <summary>An administrator sends a mail to themselves at once, past the outbox, to see what the mail server says.</summary>
public sealed class SendTestMailHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, IOptions<MailOptions> options, MailWriter writer)
{
    /// <exception cref="NotPermittedException">The user is no administrator.</exception>
    public async Task<Answer<string>> HandleAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.ManageUsers, cancellation);
        var address = await db.Users.Where(u => u.Id == user.SignedInId).Select(u => u.Email).SingleAsync(cancellation);
        if (!options.Value.IsSetUp) return Refused("No mail server is set up. Give one in the settings, section Mail, and start the program again.");
        if (address is null) return Refused("You have no mail address. Give yours under “Notices and mail” first.");
        var text = new MailText("Test", "This is a test. Mail from Engagement Tracker reaches you.");
        try
        {
            await using var line = await SmtpLine.OpenAsync(options.Value, cancellation);
            using var message = writer.Compose(text, user.DisplayName, address, $"test-{Guid.NewGuid():N}");
            await line.SendAsync(message, cancellation);
            return Answer<string>.Saved(address);
        }
        catch (Exception trouble) when (Postman.IsTrouble(trouble, cancellation))
        {
            return Refused($"The mail server did not take it: {trouble.Message}");
        }
    }

    private static Answer<string> Refused(string sentence) => Answer<string>.Refused(new Problem("", sentence));
}
