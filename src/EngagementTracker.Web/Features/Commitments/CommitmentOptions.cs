using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments;

/// <summary>What the list's filters offer: only what would find something, and the years from the first to the last.</summary>
public sealed record CommitmentOptions(
    IReadOnlyList<Option<string>> Parties, IReadOnlyList<Option<string>> Topics,
    IReadOnlyList<Option<string>> Owners, IReadOnlyList<Option<string>> Years)
{
    public static CommitmentOptions None { get; } = new([], [], [], []);

    public static IReadOnlyList<Option<string>> Classes { get; } = Named<CommitmentClass>(Show.Name);
    public static IReadOnlyList<Option<string>> Directions { get; } = Named<Direction>(Show.Name);
    public static IReadOnlyList<Option<string>> Deadlines { get; } = Named<DeadlineKind>(Show.Name);
    public static IReadOnlyList<Option<string>> Windows { get; } = Named<DueWindow>(Name);
    public static IReadOnlyList<Option<string>> States { get; } = [new(CommitmentFilter.NotClosed, "Not closed"), .. Named<CommitmentState>(Show.Name)];
    public static IReadOnlyList<Option<string>> Outcomes { get; } = Named<Outcome>(Show.Name);
    public static IReadOnlyList<Option<string>> Officials { get; } = [.. Named<OfficialStanding>(s => Show.Name(s)), new(CommitmentFilter.Nothing, Show.Name((OfficialStanding?)null))];
    public static IReadOnlyList<Option<string>> Completions { get; } = [.. Named<Completion>(Show.Name), new(CommitmentFilter.Nothing, "Not assessed")];
    public static IReadOnlyList<Option<string>> Schedules { get; } = Named<ScheduleStanding>(Show.Name);
    public static IReadOnlyList<Option<string>> Gaps { get; } = [new(CommitmentFilter.Anything, "Anything"), .. Named<Gaps>(gap => gap == Domain.Commitments.Gaps.None ? "Nothing" : gap.ToString())];
    public static IReadOnlyList<Option<string>> Staleness { get; } = [new(CommitmentFilter.Yes, "Stale only")];

    public static IReadOnlyList<Option<string>> Ages { get; } =
    [
        .. CommitmentFilter.Ages.Select(days => new Option<string>(days.ToString(), $"In the last {days} days")),
        new(CommitmentFilter.Older, $"Over {CommitmentFilter.Ages[^1]} days ago"),
    ];

    /// <param name="home">Our own side stands in most; which of them we owe is another filter's question.</param>
    public static async Task<CommitmentOptions> ReadAsync(TrackerDbContext db, PartyId home, CancellationToken cancellation = default)
    {
        // Asked of each party, topic and owner, which ends at the first that is found: to gather them from all commitments would take long.
        var parties = await db.Parties.AsNoTracking().Where(p => p.Id != home && db.Set<CommitmentParty>().Any(x => x.PartyId == p.Id)).OrderBy(p => p.Name)
            .Select(p => new Option<string>(p.Code, p.Name)).ToListAsync(cancellation);
        var under = CommitmentTopics.All(db);
        var topics = await db.Topics.AsNoTracking().OrderBy(t => t.Name)
            .Select(t => new { t.Id, t.ParentId, t.Slug, t.Name, IsUsed = under.Any(u => u.TopicId == t.Id) }).ToListAsync(cancellation);
        // A topic over another finds what goes under that; asked of the database, it would double what is asked already.
        var over = topics.Where(t => t.IsUsed).Select(t => t.ParentId).ToHashSet();
        var owners = await db.Users.AsNoTracking().Where(u => db.Commitments.Any(c => c.OwnerId == u.Id)).OrderBy(u => u.DisplayName)
            .Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancellation);
        var days = db.Commitments.AsNoTracking().Select(c => c.MadeOn);
        return new CommitmentOptions(
            SharedOptions.Of(parties),
            SharedOptions.Of([.. topics.Where(t => t.IsUsed || over.Contains(t.Id)).Select(t => new Option<string>(t.Slug, t.Name))]),
            SharedOptions.Of([new(CommitmentFilter.Nobody, "Nobody"), new(CommitmentFilter.Reader, "Me"), .. owners.Select(o => new Option<string>(o.Id.ToString(), o.DisplayName))]),
            SharedOptions.Of([.. (await YearSpan.OfAsync(days, cancellation)).Select(y => new Option<string>($"{y}", $"{y}"))]));
    }

    /// <summary>How each filter in force reads.</summary>
    public IReadOnlyList<ActiveFilter> InForce(CommitmentFilter filter) =>
    [
        .. new[]
        {
            Active("party", "Party", filter.Party, Parties),
            Active("topic", "Topic", filter.Topic, Topics),
            Active("class", "Class", filter.ClassRead is null ? null : filter.Class, Classes),
            Active("owes", "Owes", filter.OwesRead is null ? null : filter.Owes, Directions),
            Active("deadline", "Deadline", filter.DeadlineRead is null ? null : filter.Deadline, Deadlines),
            Active("due", "Due", filter.DueRead is null ? null : filter.Due, Windows),
            Active("owner", "Owner", filter.Owner, Owners),
            Active("wording", "Wording", filter.WordingRead, []),
            Active("year", "Made in", filter.YearRead is null ? null : filter.Year, Years),
            Offered("state", "State", filter.State, States),
            Offered("outcome", "Outcome", filter.Outcome, Outcomes),
            Offered("said", "Official", filter.Said, Officials),
            Offered("evidence", "Evidence", filter.Evidence, Completions),
            Offered("schedule", "Schedule", filter.Schedule, Schedules),
            Offered("missing", "Missing", filter.Missing, Gaps),
            Offered("stale", "Stale", filter.Stale, Staleness),
            Offered("age", "Made", filter.Age, Ages),
        }.OfType<ActiveFilter>(),
    ];

    private static ActiveFilter? Active(string parameter, string label, string? value, IReadOnlyList<Option<string>> options) =>
        string.IsNullOrEmpty(value) ? null
        : new(parameter, $"{label}: {options.FirstOrDefault(o => o.Value.Equals(value, StringComparison.OrdinalIgnoreCase))?.Label ?? value}");

    /// <summary>A filter whose values are all among the options: another one does not filter.</summary>
    private static ActiveFilter? Offered(string parameter, string label, string? value, IReadOnlyList<Option<string>> options) =>
        Active(parameter, label, options.Any(o => o.Value.Equals(value, StringComparison.OrdinalIgnoreCase)) ? value : null, options);

    private static IReadOnlyList<Option<string>> Named<TEnum>(Func<TEnum, string> name) where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(v => new Option<string>(CommitmentFilter.Key(v), name(v)))];

    private static string Name(DueWindow window) => window switch
    {
        DueWindow.ThisWeek => "This week",
        DueWindow.NextTwoWeeks => "Next two weeks",
        _ => window.ToString(),
    };
}
