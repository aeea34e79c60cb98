using EngagementTracker.Domain.Drafts;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Drafts.KeepDraft;

/// <summary>Writes what stands in a form to its draft, which begins with the first time. Nothing of it is on record.</summary>
public sealed class KeepDraftHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    /// <exception cref="NotPermittedException">Nobody is signed in.</exception>
    public async Task<KeptDraft> HandleAsync(DraftToKeep words, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(words);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Begin(this);
        if (user.Id is not { } owner) throw await db.RefuseAsync(db.UseCase!, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.Key == words.Key, cancellation);
        if (draft is null)
        {
            if (words.Version > 0) return new KeptDraft(KeepOutcome.Discarded, words.Version, now);
            draft = Draft.Begin(words.Key, owner, words.Place, words.Record, words.Title, words.Content, words.Field, now);
            db.Drafts.Add(draft);
        }
        else if (!draft.IsOpen)
        {
            return new KeptDraft(draft.IsDiscarded ? KeepOutcome.Discarded : KeepOutcome.OnRecord, draft.Version, draft.SavedUtc, draft.SavedAs);
        }
        else if (draft.Version != words.Version && !words.TakesOver)
        {
            return Moved(draft);
        }
        else
        {
            draft.Keep(words.Title, words.Content, words.Field, now);
        }
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Moved(draft);
        }
        return new KeptDraft(KeepOutcome.Kept, draft.Version, draft.SavedUtc);
    }

    private static KeptDraft Moved(Draft draft) => new(KeepOutcome.Moved, draft.Version, draft.SavedUtc);
}
