using EngagementTracker.Domain.Mail;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Mails;

internal static class DigestMail
{
    public static async Task<MailText?> WriteAsync(TrackerDbContext db, OutgoingMail mail, PublicAddress addresses, CancellationToken cancellation)
    {
        var notices = await db.Notices.AsNoTracking().Where(n => n.DigestId == mail.Id).OrderBy(n => n.SentUtc).ThenBy(n => n.Id).ToListAsync(cancellation);
        var told = new List<string>();
        foreach (var notice in notices)
        {
            if (await RecordWords.OfAsync(db, notice.Record, cancellation) is { } words)
                told.Add($"{notice.Sentence}\n{words}\n{addresses.OfRecord(notice.Record)}");
        }
        return told.Count == 0 ? null
            : new MailText(told.Count == 1 ? "Your day: 1 notice" : $"Your day: {told.Count} notices", string.Join("\n\n", told));
    }
}
