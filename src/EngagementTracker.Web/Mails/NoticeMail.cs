using EngagementTracker.Domain.Mail;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Mails;

internal static class NoticeMail
{
    public static async Task<MailText?> WriteAsync(TrackerDbContext db, OutgoingMail mail, PublicAddress addresses, CancellationToken cancellation)
    {
        var notice = await db.Notices.AsNoTracking().SingleOrDefaultAsync(n => n.Id == mail.NoticeId, cancellation);
        if (notice is null || await RecordWords.OfAsync(db, notice.Record, cancellation) is not { } words) return null;
        return new MailText(notice.Sentence.TrimEnd('.'), $"{notice.Sentence}\n\n{words}\n\n{addresses.OfRecord(notice.Record)}");
    }
}
