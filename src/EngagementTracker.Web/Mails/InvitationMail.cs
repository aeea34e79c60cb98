using EngagementTracker.Domain.Mail;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Calendar;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Mails;

internal static class InvitationMail
{
    public static async Task<MailText?> WriteAsync(TrackerDbContext db, OutgoingMail mail, PublicAddress addresses, CancellationToken cancellation)
    {
        var reference = await db.Engagements.Where(e => e.Id == mail.EngagementId).Select(e => e.Reference).SingleOrDefaultAsync(cancellation);
        if (reference is null || await RecordWords.OfAsync(db, reference, cancellation) is not { } words) return null;
        if (await EngagementInvitation.WriteAsync(db, mail.EngagementId!.Value, cancellation) is not { } file) return null;
        return new MailText(
            $"Invitation: {reference}", $"You are invited to {reference}. The file that comes with this mail puts it into your calendar.\n\n{words}\n\n{addresses.OfRecord(reference)}", file);
    }
}
