using EngagementTracker.Domain.Access;

namespace EngagementTracker.Domain.Drafts;

public readonly record struct DraftId(long Value);

/// <summary>
/// What somebody has typed into a form and not saved yet: theirs alone, and no record, so the audit trail says nothing of it.
/// It ends when its words are on record, or when its writer discards it.
/// </summary>
public sealed class Draft : IVersioned
{
    public const int KeyLimit = 40;
    public const int PlaceLimit = 200;
    public const int TitleLimit = 200;
    public const int FieldLimit = 100;

    /// <summary>Characters; more than the longest account with its commitments needs.</summary>
    public const int ContentLimit = 2_000_000;

    /// <summary>An open draft is kept this long after its last change.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>What was discarded can be taken back for this long.</summary>
    public static readonly TimeSpan KeptDiscarded = TimeSpan.FromDays(1);

    private Draft() { }

    public DraftId Id { get; private set; }

    /// <summary>Names it in the address and in the browser; chosen at random before it is first saved, so nobody can guess it.</summary>
    public string Key { get; private set; } = "";

    public UserId OwnerId { get; private set; }

    /// <summary>The path of its form: "/engagements/new".</summary>
    public string Place { get; private set; } = "";

    /// <summary>The engagement, commitment or follow-up that the form is about; who may not read it any more does not see the draft either.</summary>
    public string? Record { get; private set; }

    /// <summary>What it is, in its writer's list: "Call with United States, 27 Jan 2025".</summary>
    public string Title { get; private set; } = "";

    /// <summary>The form as JSON, with what the browser holds beyond it; empty once the words are on record.</summary>
    public string Content { get; private set; } = "";

    /// <summary>The id of the input in which the writer was.</summary>
    public string? Field { get; private set; }

    /// <summary>Rises with each save, so that two windows do not overwrite each other's words.</summary>
    public int Version { get; private set; } = 1;

    public DateTime StartedUtc { get; private set; }
    public DateTime SavedUtc { get; private set; }
    public DateTime? EndedUtc { get; private set; }

    /// <summary>The record that has its words; <see langword="null"/> while it is open, and when it was discarded.</summary>
    public string? SavedAs { get; private set; }

    public bool IsOpen => EndedUtc is null;
    public bool IsDiscarded => EndedUtc is not null && SavedAs is null;

    /// <exception cref="ArgumentException">A text is missing or too long.</exception>
    public static Draft Begin(string key, UserId owner, string place, string? record, string title, string content, string? field, DateTime utc)
    {
        var draft = new Draft
        {
            Key = Text.Required(key, KeyLimit, nameof(Key)),
            OwnerId = owner,
            Place = Text.Required(place, PlaceLimit, nameof(Place)),
            Record = Text.Limited(record, Reference.Limit, nameof(Record)),
            StartedUtc = utc,
        };
        draft.Write(title, content, field, utc);
        return draft;
    }

    /// <summary>The same draft, as it stands now.</summary>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    /// <exception cref="ArgumentException">A text is missing or too long.</exception>
    public void Keep(string title, string content, string? field, DateTime utc)
    {
        if (!IsOpen) throw new InvalidOperationException("An ended draft is not written to.");
        Write(title, content, field, utc);
        Version++;
    }

    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public void Discard(DateTime utc)
    {
        if (!IsOpen) throw new InvalidOperationException("An ended draft is not discarded.");
        EndedUtc = utc;
        Version++;
    }

    /// <exception cref="InvalidOperationException">It was not discarded.</exception>
    public void TakeBack()
    {
        if (!IsDiscarded) throw new InvalidOperationException("Only a discarded draft is taken back.");
        EndedUtc = null;
        Version++;
    }

    private void Write(string title, string content, string? field, DateTime utc)
    {
        if (content.Length is 0 or > ContentLimit) throw new ArgumentException($"The draft is longer than {ContentLimit:N0} characters.", nameof(content));
        Title = Text.Required(title, TitleLimit, nameof(Title));
        Content = content;
        Field = field is { Length: <= FieldLimit } ? field : null;
        SavedUtc = utc;
    }
}
