using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EngagementTracker.Tests.Mails;

internal static class Post
{
    public static IServiceScopeFactory Scopes(this Tracker tracker)
    {
        using var scope = tracker.AsNobody();
        return scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>();
    }

    /// <summary>A program of its own that sends what waits.</summary>
    public static Postman PostmanTo(this Tracker tracker, MailOptions options, IServiceScopeFactory? outboxScopes = null)
    {
        var scopes = tracker.Scopes();
        return new Postman(
            new Outbox(outboxScopes ?? scopes, tracker.Time), tracker.WriterWith(options), Options.Create(options), NullLogger<Postman>.Instance);
    }

    public static MailWriter WriterWith(this Tracker tracker, MailOptions options)
    {
        var settings = Options.Create(options);
        return new MailWriter(tracker.Scopes(), settings, new PublicAddress(settings, tracker.AsNobody().ServiceProvider));
    }

    /// <summary>Tells somebody something of a record, and queues the mail of it.</summary>
    public static async Task<OutgoingMailId> QueueAsync(this Tracker tracker, UserId user, string record, string key)
    {
        var utc = tracker.Time.GetUtcNow().UtcDateTime;
        return await tracker.ReadAsync(async db =>
        {
            var notice = Notice.Tell(user, record, $"{record} is due on Friday 14 February 2025.", utc, key);
            db.Notices.Add(notice);
            await db.SaveChangesAsync();
            var mail = OutgoingMail.Of(notice, key, utc);
            db.OutgoingMails.Add(mail);
            await db.SaveChangesAsync();
            return mail.Id;
        });
    }

    public static Task<OutgoingMail> MailAsync(this Tracker tracker, OutgoingMailId id) =>
        tracker.ReadAsync(db => db.OutgoingMails.AsNoTracking().SingleAsync(m => m.Id == id));

    /// <summary>All that stands in a mail, head and parts.</summary>
    public static string WholeOf(MimeMessage message) =>
        string.Join('\n', message.Headers.Select(h => $"{h.Field}: {h.Value}").Concat(message.BodyParts.OfType<TextPart>().Select(p => p.Text)));
}
