using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Domain.Reminders;

namespace EngagementTracker.Domain.Mail;

public readonly record struct OutgoingMailId(long Value);

// Stored by number: add at the end.
public enum MailKind
{
    Notice,

    /// <summary>All that a person was told since the last one.</summary>
    Digest,
    UpdateRequest,

    /// <summary>To a planned engagement, as a calendar file.</summary>
    Invitation,
}

/// <summary>
/// A mail that waits, was sent, or was given up. Its words are not kept: they are written when it is sent, of what its recipient may read
/// at that moment.
/// </summary>
public sealed class OutgoingMail
{
    public const int KeyLimit = 100;
    public const int TroubleLimit = 500;
    public const int LessorLimit = 40;

    /// <summary>After so long without success it is given up.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);

    private OutgoingMail() { }

    public OutgoingMailId Id { get; private set; }
    public MailKind Kind { get; private set; }
    public UserId RecipientId { get; private set; }

    /// <summary>Unique for each recipient: the same mail is not queued twice.</summary>
    public string Key { get; private set; } = "";

    public NoticeId? NoticeId { get; private set; }
    public UpdateRequestId? UpdateRequestId { get; private set; }
    public EngagementId? EngagementId { get; private set; }
    public DateTime CreatedUtc { get; private set; }
    public DateTime NextTryUtc { get; private set; }
    public int Tries { get; private set; }

    /// <summary>Until then it is in the hands of <see cref="LeasedBy"/>, one of the programs on this database.</summary>
    public DateTime? LeasedUntilUtc { get; private set; }

    public string? LeasedBy { get; private set; }
    public DateTime? SentUtc { get; private set; }
    public DateTime? GivenUpUtc { get; private set; }

    /// <summary>What the mail server last said against it.</summary>
    public string? Trouble { get; private set; }

    public static OutgoingMail Of(Notice notice, string key, DateTime utc) =>
        Queue(MailKind.Notice, notice.UserId, key, utc, m => m.NoticeId = notice.Id);

    public static OutgoingMail Digest(UserId recipient, string key, DateTime utc) => Queue(MailKind.Digest, recipient, key, utc, _ => { });

    public static OutgoingMail Of(UpdateRequest request, string key, DateTime utc) =>
        Queue(MailKind.UpdateRequest, request.AskedOfId, key, utc, m => m.UpdateRequestId = request.Id);

    public static OutgoingMail Invite(UserId recipient, EngagementId engagement, string key, DateTime utc) =>
        Queue(MailKind.Invitation, recipient, key, utc, m => m.EngagementId = engagement);

    private static OutgoingMail Queue(MailKind kind, UserId recipient, string key, DateTime utc, Action<OutgoingMail> about)
    {
        var mail = new OutgoingMail
        {
            Kind = kind,
            RecipientId = recipient,
            Key = Text.Required(key, KeyLimit, nameof(Key)),
            CreatedUtc = utc,
            NextTryUtc = utc,
        };
        about(mail);
        return mail;
    }

    public void Sent(DateTime utc)
    {
        SentUtc = utc;
        Trouble = null;
        Release();
    }

    /// <summary>It did not go: tried again later each time, and given up after <see cref="GiveUpAfter"/>.</summary>
    /// <param name="isFinal">Whether another try would be in vain.</param>
    public void Failed(string trouble, DateTime utc, bool isFinal = false)
    {
        Tries++;
        Trouble = trouble.Length > TroubleLimit ? trouble[..TroubleLimit] : trouble;
        if (isFinal || utc - CreatedUtc >= GiveUpAfter) GivenUpUtc = utc;
        else NextTryUtc = utc + TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, Tries - 1)));
        Release();
    }

    /// <summary>An administrator lets it be tried again.</summary>
    public void TryAgain(DateTime utc) => (GivenUpUtc, CreatedUtc, NextTryUtc, Tries) = (null, utc, utc, 0);

    private void Release() => (LeasedUntilUtc, LeasedBy) = (null, null);
}
