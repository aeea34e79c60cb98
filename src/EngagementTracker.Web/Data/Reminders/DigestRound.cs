using System.Globalization;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Reminders;

/// <summary>Puts what people were told into one mail a day, for those who want it so: from their hour on, in the zone of their unit.</summary>
public sealed class DigestRound(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>What is older was told to somebody who wanted no daily mail then.</summary>
    private const int DaysBack = 7;

    /// <summary>Says how many mails it queued.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var utc = time.GetUtcNow().UtcDateTime;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        db.Begin("QueueDigests");
        var queued = 0;
        foreach (var (user, key) in await ReadyAsync(db, utc, cancellation))
            if (await QueueAsync(db, user, key, utc, cancellation)) queued++;
        return queued;
    }

    /// <summary>"digest:2025-02-03": the recipient's own day.</summary>
    public static string KeyOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"digest:{day:yyyy-MM-dd}");

    /// <summary>Those whose hour has come and who were told something, with the key of their mail of today.</summary>
    private static async Task<List<(UserId User, string Key)>> ReadyAsync(TrackerDbContext db, DateTime utc, CancellationToken cancellation)
    {
        var people = await db.Users.Where(u => u.Mails == MailMode.Digest && !u.IsDisabled && u.Email != null)
            .Select(u => new { u.Id, u.DigestAt, db.Units.First(x => x.Id == u.UnitId).TimeZone }).ToListAsync(cancellation);
        UserId[] ids = [.. people.Select(p => p.Id)];
        var told = await Untold(db, utc).Where(n => ids.Contains(n.UserId)).Select(n => n.UserId).Distinct().ToListAsync(cancellation);
        return
        [
            .. from person in people
               where told.Contains(person.Id)
               let day = Zone.DayAt(utc, person.TimeZone)
               where utc >= Zone.ToUtc(day, person.DigestAt, person.TimeZone)
               select (person.Id, KeyOf(day)),
        ];
    }

    private static async Task<bool> QueueAsync(TrackerDbContext db, UserId user, string key, DateTime utc, CancellationToken cancellation)
    {
        if (await IsThereAsync()) return false;
        // Nobody else writes from here on, so that the mail is queued once and each notice stands in one.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await IsThereAsync()) return false;
        var notices = await Untold(db, utc).Where(n => n.UserId == user).ToListAsync(cancellation);
        if (notices.Count == 0) return false;
        var mail = OutgoingMail.Digest(user, key, utc);
        db.OutgoingMails.Add(mail);
        await db.SaveChangesAsync(cancellation);
        foreach (var notice in notices) notice.PutIn(mail.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return true;

        Task<bool> IsThereAsync() => db.OutgoingMails.IgnoreQueryFilters().AnyAsync(m => m.RecipientId == user && m.Key == key, cancellation);
    }

    /// <summary>Notices that no mail has told yet.</summary>
    private static IQueryable<Notice> Untold(TrackerDbContext db, DateTime utc)
    {
        var since = utc.AddDays(-DaysBack);
        return db.Notices.IgnoreQueryFilters()
            .Where(n => n.DigestId == null && n.SentUtc >= since && !db.OutgoingMails.Any(m => m.NoticeId == n.Id));
    }
}
