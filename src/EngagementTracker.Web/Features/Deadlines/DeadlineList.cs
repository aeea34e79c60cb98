using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Lists;

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
        var items = DueItems.Open(db);
        if (filter.ItemKind is { } kind) items = items.Where(i => i.Kind == kind);
        if (filter.Owner == DeadlinesFilter.Nobody) items = items.Where(i => i.OwnerId == null);
        else if ((filter.Owner == DeadlinesFilter.Me ? user.Id : filter.OwnerId) is { } owner) items = items.Where(i => i.OwnerId == owner);
        if (filter.Party is { } party) items = items.Where(i => db.Parties.Any(p => p.Id == i.CounterpartId && p.Code == party));
        if (filter.Unit is { } unit) items = items.Where(i => db.Units.Any(u => u.Id == i.UnitId && u.Code == unit));
        return items;
    }

    /// <summary>Those of one section; without one, all but the continuing, which have no deadline to follow.</summary>
    public static IQueryable<DueItem> In(this IQueryable<DueItem> items, DueSection? section, DueCalendar calendar) =>
        section is { } wanted ? items.Where(DueSections.In(wanted, calendar)) : items.Where(i => i.Deadline != DeadlineKind.Continuing);

    public static IQueryable<DueRow> Rows(this IQueryable<DueItem> items, TrackerDbContext db, string? sort) =>
        Sorting.Apply(items.WithNames(db), sort, r => r.Reference);
}
