using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Features.Deadlines.Board;

/// <summary>Where a lane and a swimlane meet: how many items stand there, and the first of them.</summary>
public sealed record BoardCell(DueSection Lane, int Count, IReadOnlyList<DueRow> Cards);

/// <summary>A row of the board.</summary>
/// <param name="Value">What the filter of the same name takes, so that the list shows this row alone; <see langword="null"/> on a board without swimlanes.</param>
public sealed record Swimlane(string Name, string? Value, IReadOnlyList<BoardCell> Cells)
{
    public int Count => Cells.Sum(c => c.Count);
    public int Late => Cells.Where(c => c.Lane == DueSection.Late).Sum(c => c.Count);
}

/// <summary>The open items in lanes: counted in the database, without swimlanes no further than "1,000+", and only the cards that are shown are read.</summary>
/// <param name="Lanes">How many items stand in each lane, in whatever swimlane.</param>
/// <param name="Hidden">How many swimlanes are not shown.</param>
public sealed record DueBoard(DueCalendar Calendar, IReadOnlyDictionary<DueSection, int> Lanes, IReadOnlyList<Swimlane> Swimlanes, int Hidden)
    : DueSight(Calendar, Lanes.Values.Sum(), Swimlanes.SelectMany(s => s.Cells).SelectMany(c => c.Cards))
{
    public const int MostCards = 8;
    public const int MostSwimlanes = 8;
    public const int MostCardsOfSwimlane = 3;

    /// <summary>From left to right; what has no end has no lane.</summary>
    public static IReadOnlyList<DueSection> Order { get; } = [.. Enum.GetValues<DueSection>().Where(s => s != DueSection.Continuing)];

    /// <summary>The swimlanes with the most that is late come first.</summary>
    public static async Task<DueBoard> ReadAsync(
        TrackerDbContext db, DeadlinesFilter filter, CurrentUser user, TimeProvider time, BoardBy by, CancellationToken cancellation = default)
    {
        var calendar = await DueCalendar.ReadAsync(db, time, cancellation);
        IQueryable<DueItem> Of(DueItemKind kind) => DeadlineList.Of(kind, db, filter, user);
        var tallies = await BoardTally.ReadAsync(db, DeadlineList.Items(db, filter, user), Of, calendar, by, cancellation);
        var rows = tallies.ToLookup(t => t.Key)
            .OrderByDescending(r => CountOf(r, DueSection.Late)).ThenByDescending(r => r.Sum(t => t.Count)).ThenBy(r => r.Key).ToList();
        var shown = rows.Take(MostSwimlanes).ToList();
        var names = await BoardRows.NamesAsync(db, by, [.. shown.Select(r => r.Key).OfType<long>()], cancellation);
        var most = by == BoardBy.None ? MostCards : MostCardsOfSwimlane;
        List<Swimlane> swimlanes = [];
        foreach (var row in shown)
        {
            List<BoardCell> cells = [];
            foreach (var lane in Order)
            {
                var kinds = row.Where(t => t.Lane == lane).Select(t => t.Kind).Distinct().Select(kind => Of(kind).OfSwimlane(db, by, row.Key));
                var count = CountOf(row, lane);
                cells.Add(new BoardCell(lane, count, await DeadlineList.FirstAsync(db, kinds, lane, count, calendar, most, cancellation)));
            }
            var (name, value) = names(row.Key);
            swimlanes.Add(new Swimlane(name, value, cells));
        }
        // An item may go under several topics, and is counted once all the same.
        var lanes = by == BoardBy.Topic ? await DueSections.CountsAsync(Of, calendar, cancellation) : null;
        return new DueBoard(calendar, Order.ToDictionary(l => l, l => lanes?[l] ?? CountOf(tallies, l)), swimlanes, rows.Count - shown.Count);
    }

    private static int CountOf(IEnumerable<BoardTally> tallies, DueSection lane) => tallies.Where(t => t.Lane == lane).Sum(t => t.Count);
}
