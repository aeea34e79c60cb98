using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Deadlines;

/// <summary>What the filters of the page offer.</summary>
public sealed record DueOptions(
    IReadOnlyList<Option<string>> Owners, IReadOnlyList<Option<string>> Parties, IReadOnlyList<Option<string>> Units, IReadOnlyList<Option<string>> Topics)
{
    public static DueOptions None { get; } = new([], [], [], []);

    public static Option<string>[] Kinds { get; } = [new(DeadlinesFilter.FollowUps, "Follow-ups"), new(DeadlinesFilter.Commitments, "Commitments")];
    public static Option<string>[] Groups { get; } = [new(DueGroups.ByOwner, "Owner"), new(DueGroups.ByParty, "Party")];
    public static Option<string>[] Swimlanes { get; } = [new("owner", "Owner"), new("unit", "Unit"), new("party", "Party"), new("topic", "Topic")];

    public static async Task<DueOptions> ReadAsync(TrackerDbContext db, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var owners = await db.Users.AsNoTracking().Where(u => !u.IsDisabled).OrderBy(u => u.DisplayName)
            .Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancellation);
        return new DueOptions(
            [
                new(DeadlinesFilter.Me, "Me"), new(DeadlinesFilter.Nobody, DueWords.Nobody),
                .. owners.Select(o => new Option<string>(o.Id.ToString()!, o.DisplayName)),
            ],
            await db.Parties.AsNoTracking()
                .Where(p => db.FollowUps.Any(f => f.CounterpartId == p.Id && f.DoneUtc == null)
                    || db.Commitments.Any(c => c.CounterpartId == p.Id && c.State != Domain.Commitments.CommitmentState.Closed))
                .OrderBy(p => p.Name).Select(p => new Option<string>(p.Code, p.Name)).ToListAsync(cancellation),
            await db.Units.AsNoTracking().OrderBy(u => u.Name).Select(u => new Option<string>(u.Code, u.Name)).ToListAsync(cancellation),
            [
                .. await db.Topics.AsNoTracking().OrderBy(t => t.Name).Select(t => new Option<string>(t.Slug, t.Name)).ToListAsync(cancellation),
                new(DeadlinesFilter.NoTopic, "No topic"),
            ]);
    }

    public IReadOnlyList<ActiveFilter> Active(string? owner, string? party, string? kind, string? unit, string? topic, DateOnly? day) =>
    [
        .. new[] { ("owner", "Owner", owner, Owners), ("party", "With", party, Parties), ("kind", "Kind", kind, Kinds), ("unit", "Unit", unit, Units), ("topic", "Topic", topic, Topics) }
            .Select(f => f.Item4.FirstOrDefault(o => o.Value == f.Item3) is { } option ? new ActiveFilter(f.Item1, $"{f.Item2}: {option.Label}") : null)
            .Append(day is { } on ? new ActiveFilter("day", $"Due on {Show.Day(on)}") : null)
            .OfType<ActiveFilter>(),
    ];
}
