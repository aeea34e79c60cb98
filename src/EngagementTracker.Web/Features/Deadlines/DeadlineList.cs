using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Deadlines;

/// <summary>The open items that a filter asks for: what the page shows, counts and exports.</summary>
public static class DeadlineList
{
    public const string InitialSort = "due";

    /// <summary>What has no date comes last.</summary>
    private static readonly Sorting<DueRow> Sorting = new Sorting<DueRow>(InitialSort)
        .By("due", r => r.DueOn ?? DateOnly.MaxValue)
        .By("reference", r => r.Reference)
        .By("party", r => r.PartyName)
        .By("owner", r => r.Owner)
        .By("kind", r => r.Kind);

    /// <summary>All that the filter asks for, in whatever section it stands.</summary>
    public static IQueryable<DueItem> Items(TrackerDbContext db, DeadlinesFilter filter, CurrentUser user)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(user);
        return filter.ItemKind is { } kind ? Of(kind, db, filter, user) : Narrow(DueItems.Open(db), db, filter, user);
    }

    /// <summary>Those of one kind: half the query, which an index can put in order.</summary>
    public static IQueryable<DueItem> Of(DueItemKind kind, TrackerDbContext db, DeadlinesFilter filter, CurrentUser user)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(user);
        if (filter.ItemKind is { } wanted && wanted != kind) return Narrow(DueItems.Open(db).Where(i => i.Kind == wanted && i.Kind == kind), db, filter, user);
        return Narrow(kind == DueItemKind.FollowUp ? DueItems.FollowUps(db) : DueItems.Commitments(db), db, filter, user);
    }

    private static IQueryable<DueItem> Narrow(IQueryable<DueItem> items, TrackerDbContext db, DeadlinesFilter filter, CurrentUser user)
    {
        if (filter.Owner == DeadlinesFilter.Nobody) items = items.Where(i => i.OwnerId == null);
        else if ((filter.Owner == DeadlinesFilter.Me ? user.Id : filter.OwnerId) is { } owner) items = items.Where(i => i.OwnerId == owner);
        if (filter.Party is { } party) items = items.Where(i => db.Parties.Any(p => p.Id == i.CounterpartId && p.Code == party));
        if (filter.Unit is { } unit) items = items.Where(i => db.Units.Any(u => u.Id == i.UnitId && u.Code == unit));
        if (filter.Topic == DeadlinesFilter.NoTopic) items = items.UnderNoTopic(db);
        else if (filter.Topic is { } topic) items = items.Under(db, db.Topics.Where(t => t.Slug == topic).Select(t => t.Id));
        if (filter.DayRead is { } day) items = items.Where(i => i.DueOn == day);
        return items;
    }

    /// <summary>Those of one section; without one, all but the continuing, which have no deadline to follow.</summary>
    public static IQueryable<DueItem> In(this IQueryable<DueItem> items, DueSection? section, DueCalendar calendar) =>
        section is { } wanted ? items.Where(DueSections.In(wanted, calendar)) : items.Where(i => i.Deadline != DeadlineKind.Continuing);

    public static IQueryable<DueRow> Rows(this IQueryable<DueItem> items, TrackerDbContext db, string? sort) =>
        Sorting.Apply(items.WithNames(db), sort, r => r.Reference);

    /// <summary>The first of a section, soonest first: each kind in the order of an index, and what has no date as it was recorded.</summary>
    /// <param name="count">How many there are: of more than are counted, those without a date come by unit and owner, because to sort them all takes a second.</param>
    public static async Task<IReadOnlyList<DueRow>> FirstAsync(
        TrackerDbContext db, IEnumerable<IQueryable<DueItem>> kinds, DueSection section, int count, DueCalendar calendar, int most, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        List<DueRow> rows = [];
        foreach (var here in kinds.Select(items => items.In(section, calendar)))
        {
            var dated = section is <= DueSection.Later or DueSection.NoOwner
                ? await here.Where(i => i.DueOn != null).OrderBy(i => i.DueOn).ThenBy(i => i.Reference).Take(most).WithNames(db).ToListAsync(cancellation) : [];
            rows.AddRange(dated);
            if (section > DueSection.Later && dated.Count < most)
            {
                var undated = here.Where(i => i.DueOn == null);
                undated = count <= Threads.MostCounted ? undated.OrderBy(i => i.Reference)
                    : undated.OrderBy(i => i.UnitId).ThenBy(i => i.OwnerId).ThenBy(i => i.Marking).ThenBy(i => i.EngagementId).ThenBy(i => i.Reference);
                rows.AddRange(await undated.Take(most).WithNames(db).ToListAsync(cancellation));
            }
        }
        return [.. rows.OrderBy(r => r.DueOn ?? DateOnly.MaxValue).ThenBy(r => r.Reference, StringComparer.Ordinal).Take(most)];
    }
}
