using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>An engagement's place in the thread of a party, a person or a topic.</summary>
public sealed record ThreadEntry
{
    public required EngagementId EngagementId { get; init; }
    public required DateOnly Date { get; init; }
}

/// <summary>
/// Threads are read from an index, newest first, however long they are: beside each party, person and topic of an engagement stands its day,
/// and beside each party of a commitment whether it is open, whose it is and when it is due. Triggers keep these columns (migration Threads).
/// </summary>
public static class Threads
{
    public const string Date = "ThreadDate";
    public const string Open = "ThreadOpen";
    public const string Direction = "ThreadDirection";
    public const string Due = "ThreadDue";

    /// <summary>How far anything is counted: what is more is "1,000+".</summary>
    public const int MostCounted = 1_000;

    /// <summary>How far anything is counted in the cells of a list, of which a page has many: what is more is "200+".</summary>
    public const int MostInCell = 200;

    /// <summary>Within how many engagements topics and people are counted, the newest ones.</summary>
    public const int CountedWithin = 1_000;

    /// <summary>Within how many engagements sentences are looked for, the newest ones.</summary>
    public const int SaidWithin = 200;

    public static IQueryable<ThreadEntry> Thread(this TrackerDbContext db, PartyId party) => db.Set<EngagementParty>().AsNoTracking()
        .Where(p => p.PartyId == party)
        .Select(p => new ThreadEntry { EngagementId = p.EngagementId, Date = EF.Property<DateOnly?>(p, Date)!.Value });

    public static IQueryable<ThreadEntry> Thread(this TrackerDbContext db, PersonId person) => db.Set<Participant>().AsNoTracking()
        .Where(p => p.PersonId == person)
        .Select(p => new ThreadEntry { EngagementId = p.EngagementId, Date = EF.Property<DateOnly?>(p, Date)!.Value });

    public static IQueryable<ThreadEntry> Thread(this TrackerDbContext db, TopicId topic) => db.Set<EngagementTopic>().AsNoTracking()
        .Where(t => t.TopicId == topic)
        .Select(t => new ThreadEntry { EngagementId = t.EngagementId, Date = EF.Property<DateOnly?>(t, Date)!.Value });

    public static IQueryable<ThreadEntry> In(this IQueryable<ThreadEntry> thread, TrackerDbContext db, EngagementState state) =>
        thread.Where(t => db.Engagements.Any(e => e.Id == t.EngagementId && e.State == state));

    public static IQueryable<ThreadEntry> Newest(this IQueryable<ThreadEntry> thread, int most) =>
        thread.OrderByDescending(t => t.Date).ThenByDescending(t => t.EngagementId).Take(most);

    /// <summary>The open commitments in which the party has this role, as they fall due.</summary>
    public static IQueryable<CommitmentParty> OpenFor(this TrackerDbContext db, PartyId party, Direction direction, CommitmentPartyRole role) =>
        db.Set<CommitmentParty>().AsNoTracking().Where(p => p.PartyId == party && p.Role == role
            && EF.Property<int?>(p, Open) == 1 && EF.Property<Direction?>(p, Direction) == direction);

    /// <summary>
    /// Whether so many commitments name the party that they are better looked for in a list's order than gathered. Counted past reading rights, because it
    /// decides how the database looks and nothing that is shown.
    /// </summary>
    internal static Task<bool> IsLongForPartyAsync(TrackerDbContext db, string party, CancellationToken cancellation = default) => AnyAsync(db, $"""
        SELECT 1 AS "Value" FROM "CommitmentParties" WHERE "PartyId" = (SELECT "Id" FROM "Parties" WHERE "Code" = {party}) LIMIT 1 OFFSET 20000
        """, cancellation);

    /// <summary>The same of the commitments under a topic or those below it, by the engagements in which these were discussed.</summary>
    internal static Task<bool> IsLongForTopicAsync(TrackerDbContext db, string topic, CancellationToken cancellation = default) => AnyAsync(db, $"""
        SELECT 1 AS "Value" FROM "EngagementTopics" WHERE "TopicId" IN (SELECT t."Id" FROM "Topics" t LEFT JOIN "Topics" p ON p."Id" = t."ParentId" WHERE {topic} IN (t."Slug", p."Slug"))
        LIMIT 1 OFFSET 2000
        """, cancellation);

    private static async Task<bool> AnyAsync(TrackerDbContext db, FormattableString query, CancellationToken cancellation) =>
        (await db.Database.SqlQuery<int>(query).ToListAsync(cancellation)).Count > 0;

    /// <summary>Counted as far as <see cref="MostCounted"/>, and one more if there are more.</summary>
    public static Task<int> CountSomeAsync<T>(this IQueryable<T> rows, CancellationToken cancellation = default) =>
        rows.Select(_ => 1).Take(MostCounted + 1).CountAsync(cancellation);
}
