using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Mail;

namespace EngagementTracker.Domain.Notices;

public readonly record struct NoticeId(long Value);

/// <summary>Something that one person is told in the application. Nobody else sees it.</summary>
public sealed class Notice
{
    public const int SentenceLimit = 1_000;
    public const int KeyLimit = 100;

    private Notice() { }

    public NoticeId Id { get; private set; }
    public UserId UserId { get; private set; }

    /// <summary>The reference of the record that it is about.</summary>
    public string Record { get; private set; } = "";

    public string Sentence { get; private set; } = "";
    public DateTime SentUtc { get; private set; }
    public DateTime? SeenUtc { get; private set; }

    /// <summary>Unique for each user where there is one: the same is not told twice.</summary>
    public string? Key { get; private set; }

    /// <summary>The daily mail in which it was told, if it was.</summary>
    public OutgoingMailId? DigestId { get; private set; }

    /// <exception cref="ArgumentException">The sentence is empty or too long.</exception>
    public static Notice Tell(UserId user, string record, string sentence, DateTime utc, string? key = null) => new()
    {
        UserId = user,
        Record = record,
        Sentence = Text.Required(sentence, SentenceLimit, nameof(Sentence)),
        SentUtc = utc,
        Key = Text.Limited(key, KeyLimit, nameof(Key)),
    };

    /// <summary>It is told in a daily mail.</summary>
    public void PutIn(OutgoingMailId digest) => DigestId = digest;

    /// <summary>Seen once: a second look changes nothing.</summary>
    public void See(DateTime utc) => SeenUtc ??= utc;
}
