using EngagementTracker.Domain.Mail;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Mails;

internal static class UpdateRequestMail
{
    public static async Task<MailText?> WriteAsync(TrackerDbContext db, OutgoingMail mail, PublicAddress addresses, CancellationToken cancellation)
    {
        var asked = await db.UpdateRequests.Where(r => r.Id == mail.UpdateRequestId).Select(r => new
        {
            Asker = db.Users.First(u => u.Id == r.AskedById).DisplayName,
            r.Words,
            Reference = db.FollowUps.Where(f => f.Id == r.FollowUpId).Select(f => f.Reference).FirstOrDefault()
                ?? db.Commitments.Where(c => c.Id == r.CommitmentId).Select(c => c.Reference).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancellation);
        if (asked?.Reference is not { } reference || await RecordWords.OfAsync(db, reference, cancellation) is not { } words) return null;
        // What the asker adds speaks of the record, so it is as closed as the record.
        var added = asked.Words is null || words == RecordWords.Withheld ? "" : $"\n\n“{asked.Words}”";
        return new MailText($"{reference}: {asked.Asker} asks how it stands", $"{asked.Asker} asks how {reference} stands.{added}\n\n{words}\n\n{addresses.OfRecord(reference)}");
    }
}
