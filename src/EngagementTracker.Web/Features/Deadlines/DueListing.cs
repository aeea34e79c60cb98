using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Lists;

namespace EngagementTracker.Web.Features.Deadlines;

/// <summary>The list: one section page by page, or the first rows of each group.</summary>
public sealed record DueListing(DueCalendar Calendar, IReadOnlyDictionary<DueSection, int> Counts, DueSection? Section, Page<DueRow>? Page, IReadOnlyList<DueGroup>? Groups)
    : DueSight(Calendar, Section is { } section ? Counts[section] : Counts.Where(c => c.Key != DueSection.Continuing).Sum(c => c.Value),
        Page?.Rows ?? Groups?.SelectMany(g => g.Rows) ?? [])
{
    public static async Task<DueListing> ReadAsync(
        TrackerDbContext db, DeadlinesFilter filter, CurrentUser user, TimeProvider time, string? group, int? number, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var calendar = await DueCalendar.ReadAsync(db, time, cancellation);
        var items = DeadlineList.Items(db, filter, user);
        var counts = await DueSections.CountsAsync(kind => DeadlineList.Of(kind, db, filter, user), calendar, cancellation);
        var kinds = Enum.GetValues<DueItemKind>().Select(kind => DeadlineList.Of(kind, db, filter, user));
        return filter.Section is { } section
            ? new DueListing(calendar, counts, section, await items.In(section, calendar).Rows(db, filter.Sort).ToPageAsync(number, cancellation), null)
            : new DueListing(calendar, counts, null, null, group is DueGroups.ByOwner or DueGroups.ByParty
                ? await DueGroups.ByNameAsync(db, items, calendar, group, cancellation)
                : await DueGroups.BySectionAsync(db, kinds, calendar, counts, cancellation));
    }
}
