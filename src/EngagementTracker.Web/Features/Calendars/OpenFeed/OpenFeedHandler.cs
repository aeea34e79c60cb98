using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Calendar;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Calendars.OpenFeed;

/// <summary>A feed that was opened just now, with the secret of its address, which is shown once.</summary>
public sealed record OpenedFeed(CalendarFeed Feed, string Secret);

/// <summary>Opens a feed for one's own calendar program.</summary>
public sealed class OpenFeedHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<OpenFeedForm> validator)
{
    /// <summary>How many one person can have open.</summary>
    public const int Most = 20;

    /// <exception cref="NotPermittedException">Nobody is signed in.</exception>
    public async Task<Answer<OpenedFeed>> HandleAsync(OpenFeedForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Begin(this);
        if (user.Id is not { } owner) throw await db.RefuseAsync(db.UseCase!, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<OpenedFeed>.Refused(errors);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.CalendarFeeds.CountAsync(f => f.RevokedUtc == null, cancellation) >= Most)
            return Answer<OpenedFeed>.Refused(new Problem(nameof(form.Of), $"You have {Most} calendars, which is the most. Revoke one that you no longer use."));
        var (unit, party) = (form.Of == FeedOf.Unit ? form.Unit : null, form.Of == FeedOf.Party ? form.Party : null);
        if (unit is not null && !await db.Units.AnyAsync(u => u.Id == unit, cancellation))
            return Answer<OpenedFeed>.Refused(new Problem(nameof(form.Unit), "This unit does not exist. Choose another one."));
        if (party is not null && !await db.Parties.AnyAsync(p => p.Id == party, cancellation))
            return Answer<OpenedFeed>.Refused(new Problem(nameof(form.Party), "This party is not on record. Choose another one."));
        var secret = FeedSecret.Make();
        var feed = CalendarFeed.Open(owner, unit, party, FeedSecret.Hash(secret), time.GetUtcNow().UtcDateTime);
        db.CalendarFeeds.Add(feed);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<OpenedFeed>.Saved(new OpenedFeed(feed, secret));
    }
}
