using EngagementTracker.Domain.Access;

namespace EngagementTracker.Domain.Notices;

public readonly record struct NoticeId(long Value);

/// <summary>Something that one person is told in the application. Nobody else sees it.</summary>
public sealed class Notice
{
    public const int SentenceLimit = 1_000;

    private Notice() { }

    public NoticeId Id { get; private set; }
    public UserId UserId { get; private set; }

    /// <summary>The reference of the record that it is about.</summary>
    public string Record { get; private set; } = "";

    public string Sentence { get; private set; } = "";
    public DateTime SentUtc { get; private set; }
    public DateTime? SeenUtc { get; private set; }

    /// <exception cref="ArgumentException">The sentence is empty or too long.</exception>
    public static Notice Tell(UserId user, string record, string sentence, DateTime utc) => new()
    {
        UserId = user,
        Record = record,
        Sentence = Text.Required(sentence, SentenceLimit, nameof(Sentence)),
        SentUtc = utc,
    };

    /// <summary>Seen once: a second look changes nothing.</summary>
    public void See(DateTime utc) => SeenUtc ??= utc;
}
