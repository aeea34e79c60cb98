using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Parties;

/// <param name="Show">"all", "states" or "organisations"; otherwise the parties with engagements.</param>
public sealed record PartyFilter(string? Show, string? Q, string? Sort);

public sealed record PartyRow
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required PartyKind Kind { get; init; }
    /// <summary>Counted, as the commitments are, to <see cref="Threads.MostInCell"/>; one more stands for any number above it.</summary>
    public required int Engagements { get; init; }

    /// <summary>Commitments of ours in which the party is concerned.</summary>
    public required int Ours { get; init; }

    /// <summary>Commitments that the party owes without us.</summary>
    public required int Theirs { get; init; }

    /// <summary>The day of the last engagement that was held, at its place.</summary>
    public required DateOnly? LastContact { get; init; }
}

public static class PartyList
{
    public const string Initial = "-last";

    private static readonly Sorting<PartyRow> Orders = new Sorting<PartyRow>(Initial)
        .By("code", r => r.Code).By("name", r => r.Name).By("kind", r => r.Kind).By("engagements", r => r.Engagements)
        .By("ours", r => r.Ours).By("theirs", r => r.Theirs).By("last", r => r.LastContact);

    /// <summary>Ended or open, which is all: said so, the database finds whose they are in the index, instead of going through all of a party's.</summary>
    private static readonly int?[] States = [0, 1];

    /// <param name="most">How far each is counted.</param>
    public static IQueryable<PartyRow> Rows(TrackerDbContext db, PartyFilter filter, int most = Threads.MostInCell) =>
        Orders.Apply(All(db, Filtered(db, filter), most), filter.Sort, r => r.Code);

    /// <summary>One page of the same; what it is not sorted by is counted for those on it alone.</summary>
    public static Task<Page<PartyRow>> PageAsync(TrackerDbContext db, PartyFilter filter, int? number, CancellationToken cancellation = default) =>
        Rows(db, filter).Select(r => r.Code).ToPageAsync(
            Filtered(db, filter), number, codes => All(db, db.Parties.Where(p => codes.Contains(p.Code)), Threads.MostInCell), r => r.Code, cancellation);

    private static IQueryable<Party> Filtered(TrackerDbContext db, PartyFilter filter)
    {
        var parties = filter.Show switch
        {
            "all" => db.Parties,
            "states" => db.Parties.Where(p => p.Kind == PartyKind.State),
            "organisations" => db.Parties.Where(p => p.Kind == PartyKind.Organisation),
            _ => db.Parties.Where(p => db.Set<EngagementParty>().Any(e => e.PartyId == p.Id)),
        };
        if (Text.CleanOrNull(filter.Q) is not { } typed) return parties;
        var word = DirectorySearch.AnyWord(typed);
        return parties.Where(p => EF.Functions.Like(p.SearchKey, word.Line, DirectorySearch.Escape)
            || EF.Functions.Like(p.SearchKey, word.Inside, DirectorySearch.Escape));
    }

    private static IQueryable<PartyRow> All(TrackerDbContext db, IQueryable<Party> parties, int most) => parties.AsNoTracking().Select(p => new PartyRow
    {
        Code = p.Code,
        Name = p.Name,
        Kind = p.Kind,
        Engagements = db.Set<EngagementParty>().Where(e => e.PartyId == p.Id).Take(most + 1).Count(),
        // Most of them name the party: only where these are few, those that were made with it and do not are looked for too.
        Ours = db.Set<CommitmentParty>().Where(n => n.PartyId == p.Id && EF.Property<Direction?>(n, Threads.Direction) == Direction.Ours)
            .Select(n => n.CommitmentId).Distinct().Skip(most).Any()
            ? most + 1
            : db.Commitments.Where(c => c.CounterpartId == p.Id && c.Direction == Direction.Ours).OrderBy(c => c.Id).Select(c => c.Id).Take(most + 1)
                .Union(db.Set<CommitmentParty>().Where(n => n.PartyId == p.Id && EF.Property<Direction?>(n, Threads.Direction) == Direction.Ours)
                    .Select(n => n.CommitmentId).Distinct()).Count(),
        Theirs = db.Set<CommitmentParty>()
            .Where(n => n.PartyId == p.Id && States.Contains(EF.Property<int?>(n, Threads.Open)) && EF.Property<Direction?>(n, Threads.Direction) == Direction.Theirs
                && n.Role == CommitmentPartyRole.Obligor)
            .Take(most + 1).Count(),
        LastContact = db.Set<EngagementParty>().Where(e => e.PartyId == p.Id && db.Engagements.Any(held => held.Id == e.EngagementId && held.State == EngagementState.Held))
            .OrderByDescending(e => EF.Property<DateOnly?>(e, Threads.Date)).Select(e => EF.Property<DateOnly?>(e, Threads.Date)).FirstOrDefault(),
    });
}
