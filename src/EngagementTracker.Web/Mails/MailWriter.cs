using System.Text;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EngagementTracker.Web.Mails;

/// <summary>Writes a mail as its recipient, who reads in it what they may read at this moment and nothing else.</summary>
public sealed class MailWriter(IServiceScopeFactory scopes, IOptions<MailOptions> options, PublicAddress addresses)
{
    /// <summary>
    /// <see langword="null"/> when there is nothing left that the recipient may be told: their account is disabled or has no address, or
    /// they may not read what it tells of.
    /// </summary>
    public async Task<MimeMessage?> WriteAsync(OutgoingMail mail, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(mail);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var recipient = await db.Users.AsNoTracking().SingleAsync(u => u.Id == mail.RecipientId, cancellation);
        if (recipient.IsDisabled || recipient.Email is not { Length: > 0 } address) return null;
        var zone = await db.Units.Where(u => u.Id == recipient.UnitId).Select(u => u.TimeZone).SingleAsync(cancellation);
        scope.ServiceProvider.GetRequiredService<CurrentUser>()
            .Become(recipient.Id, recipient.DisplayName, recipient.Roles, recipient.UnitId, zone, recipient.Clearance);
        var text = mail.Kind switch
        {
            MailKind.Notice => await NoticeMail.WriteAsync(db, mail, addresses, cancellation),
            MailKind.Digest => await DigestMail.WriteAsync(db, mail, addresses, cancellation),
            MailKind.UpdateRequest => await UpdateRequestMail.WriteAsync(db, mail, addresses, cancellation),
            MailKind.Invitation => await InvitationMail.WriteAsync(db, mail, addresses, cancellation),
            _ => throw new InvalidOperationException($"Nobody writes a mail of kind {mail.Kind}."),
        };
        return text is null ? null : Compose(text, recipient.DisplayName, address, $"mail-{mail.Id.Value}-{mail.CreatedUtc.Ticks}");
    }

    /// <param name="id">The same at each try, so that a mail which arrives twice is known by it.</param>
    public MimeMessage Compose(MailText text, string name, string address, string id)
    {
        ArgumentNullException.ThrowIfNull(text);
        var from = MailboxAddress.Parse(options.Value.From!);
        var foot = $"\n\n-- \nEngagement Tracker. What comes to you by mail: {addresses.Of("/account/notices")}\n";
        var body = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        body.SetText(Encoding.UTF8, text.Body + foot);
        var message = new MimeMessage { Subject = text.Subject, MessageId = $"{id}@{from.Domain}", Body = text.Invitation is null ? body : With(body, text.Invitation) };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(name, address));
        // No "out of office" comes back to a mail that no person wrote.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>A part that calendars offer to take in, and not a mere attachment.</summary>
    private static MultipartAlternative With(TextPart body, string invitation)
    {
        var file = new TextPart("calendar");
        file.SetText(Encoding.UTF8, invitation);
        file.ContentType.Parameters.Add("method", "REQUEST");
        file.ContentType.Name = "invitation.ics";
        return new MultipartAlternative(body, file);
    }
}
