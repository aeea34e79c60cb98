using EngagementTracker.Domain.Mail;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin;

/// <summary>A mail as an administrator sees it: to whom, and what hinders it. What it tells of is none of their business.</summary>
public sealed record MailRow
{
    public required OutgoingMailId Id { get; init; }
    public required MailKind Kind { get; init; }
    public required string Recipient { get; init; }
    public required DateTime CreatedUtc { get; init; }
    public required DateTime NextTryUtc { get; init; }
    public required DateTime? GivenUpUtc { get; init; }
    public required int Tries { get; init; }
    public required string? Trouble { get; init; }

    /// <summary>What was given up, the latest first; or what waits, the next first.</summary>
    public static IQueryable<MailRow> Of(TrackerDbContext db, bool givenUp)
    {
        ArgumentNullException.ThrowIfNull(db);
        var mails = db.OutgoingMails.AsNoTracking();
        var ordered = givenUp
            ? mails.Where(m => m.GivenUpUtc != null).OrderByDescending(m => m.GivenUpUtc).ThenByDescending(m => m.Id)
            : mails.Where(m => m.SentUtc == null && m.GivenUpUtc == null).OrderBy(m => m.NextTryUtc).ThenBy(m => m.Id);
        return ordered.Select(m => new MailRow
        {
            Id = m.Id,
            Kind = m.Kind,
            Recipient = db.Users.First(u => u.Id == m.RecipientId).DisplayName,
            CreatedUtc = m.CreatedUtc,
            NextTryUtc = m.NextTryUtc,
            GivenUpUtc = m.GivenUpUtc,
            Tries = m.Tries,
            Trouble = m.Trouble,
        });
    }
}
