using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Ui.Drafts;

public enum FindingKind
{
    Nothing,

    /// <summary>The form goes on with it.</summary>
    Opened,

    /// <summary>There is an open one of this place, and the form is empty.</summary>
    Waiting,
    Missing,
    OnRecord,
    Discarded,

    /// <summary>An earlier program wrote it.</summary>
    Unreadable,
    Trouble,
}

/// <summary>What was found where a form looked for its draft.</summary>
/// <param name="Sentence">The database's trouble.</param>
public sealed record Finding(FindingKind Kind, FoundDraft? Draft = null, string? Sentence = null)
{
    public static readonly Finding Nothing = new(FindingKind.Nothing);

    /// <param name="isForNew">Whether the form may be for something new: then its draft is offered, and opens only by its key.</param>
    public static async Task<Finding> LookAsync(TrackerDbContext db, DraftPlace place, bool isForNew)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place.Key is not { } key)
        {
            return await FoundDraft.NewestAsync(db, place.Path) is { } newest
                ? new Finding(isForNew && place.IsForNew ? FindingKind.Waiting : FindingKind.Opened, newest)
                : Nothing;
        }
        return await FoundDraft.ByKeyAsync(db, key) switch
        {
            { SavedAs: not null } saved => new Finding(FindingKind.OnRecord, saved),
            { IsOpen: false } discarded => new Finding(FindingKind.Discarded, discarded),
            { } draft when place.IsSamePage(draft.Place) => new Finding(FindingKind.Opened, draft),
            _ => new Finding(FindingKind.Missing),
        };
    }
}
