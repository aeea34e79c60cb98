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
            ? new DueListing(calendar, counts, section, await PageAsync(), null)
            : new DueListing(calendar, counts, null, null, group is DueGroups.ByOwner or DueGroups.ByParty
                ? await DueGroups.ByNameAsync(db, items, calendar, group, cancellation)
                : await DueGroups.BySectionAsync(db, kinds, calendar, counts, cancellation));

        async Task<Page<DueRow>> PageAsync()
        {
            var found = items.In(filter.Section!.Value, calendar);
            if (filter.Sort is not (null or DeadlineList.InitialSort)) return await found.Rows(db, filter.Sort).ToPageAsync(number, cancellation);
            // Soonest first each kind comes from its index: to sort them together, all of the section would be read.
            var total = await found.Select(_ => 1).CountedAsync(Page<DueRow>.MostByNumber, cancellation);
            var page = new Page<DueRow>([], total, 1);
            page = page with { Number = Math.Clamp(number ?? 1, 1, page.Count) };
            // Undated ones by their reference, however many there are: the next page goes on from this one.
            var first = await DeadlineList.FirstAsync(db, kinds, filter.Section.Value, 0, calendar, page.Number * Page<DueRow>.Size, cancellation);
            return page with { Rows = [.. first.Skip((page.Number - 1) * Page<DueRow>.Size)] };
        }
    }
}
