using EngagementTracker.Domain;
using EngagementTracker.Domain.Views;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.Lists;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Views.SaveView;

/// <summary>Keeps a list's filters and order under a name; one's own view of that name gives way, once its owner has been asked.</summary>
public sealed class SaveViewHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<SaveViewForm> validator)
{
    /// <summary>How many one person can have, over all lists.</summary>
    public const int Most = 50;

    /// <exception cref="NotPermittedException">Nobody is signed in.</exception>
    public async Task<Answer<SavedView>> HandleAsync(SaveViewForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Begin(this);
        if (user.Id is not { } owner) throw await db.RefuseAsync(db.UseCase!, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<SavedView>.Refused(errors);
        // The write lock is taken first, so that a name saved in two windows at once stands once.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var own = await db.SavedViews.Where(v => v.OwnerId == owner).ToListAsync(cancellation);
        if (own.Find(v => v.List == form.List && string.Equals(v.Name, Text.Clean(form.Name), StringComparison.OrdinalIgnoreCase)) is { } earlier)
        {
            var question = $"You have a view “{earlier.Name}” here already. Save again to replace it, or write another name.";
            if (!form.Seen.Contains(question)) return Answer<SavedView>.Refused(new Problem(nameof(form.Name), question, IsWarning: true));
            db.SavedViews.Remove(earlier);
        }
        else if (own.Count >= Most)
        {
            return Answer<SavedView>.Refused(new Problem(nameof(form.Name), $"You have {Most} saved views, which is the most. Delete one that you no longer use."));
        }
        var view = SavedView.Save(
            owner, form.Name!, form.List, ListAddress.Query(form.Query), form.IsShared ? user.UnitId : null, time.GetUtcNow().UtcDateTime);
        db.SavedViews.Add(view);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<SavedView>.Saved(view);
    }
}
