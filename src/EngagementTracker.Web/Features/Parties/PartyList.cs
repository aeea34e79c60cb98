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
    /// <summary>Counted, as the commitments are, to <see cref="Threads.MostCounted"/>; one more stands for any number above it.</summary>
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

    public static IQueryable<PartyRow> Rows(TrackerDbContext db, PartyFilter filter)
    {
        var parties = db.Parties.AsNoTracking();
        parties = filter.Show switch
        {
            "all" => parties,
            "states" => parties.Where(p => p.Kind == PartyKind.State),
            "organisations" => parties.Where(p => p.Kind == PartyKind.Organisation),
            _ => parties.Where(p => db.Set<EngagementParty>().Any(e => e.PartyId == p.Id)),
        };
        if (Text.CleanOrNull(filter.Q) is { } typed)
        {
            var word = DirectorySearch.AnyWord(typed);
            parties = parties.Where(p => EF.Functions.Like(p.SearchKey, word.Line, DirectorySearch.Escape)
                || EF.Functions.Like(p.SearchKey, word.Inside, DirectorySearch.Escape));
        }
        return Orders.Apply(parties.Select(p => new PartyRow
        {
            Code = p.Code,
            Name = p.Name,
            Kind = p.Kind,
            Engagements = db.Set<EngagementParty>().Where(e => e.PartyId == p.Id).Take(Threads.MostCounted + 1).Count(),
            Ours = db.Commitments.Where(c => c.CounterpartId == p.Id && c.Direction == Direction.Ours).OrderBy(c => c.Id).Select(c => c.Id).Take(Threads.MostCounted + 1)
                .Union(db.Set<CommitmentParty>().Where(n => n.PartyId == p.Id && EF.Property<Direction?>(n, Threads.Direction) == Direction.Ours)
                    .OrderBy(n => n.CommitmentId).Select(n => n.CommitmentId).Distinct().Take(Threads.MostCounted + 1)).Count(),
            Theirs = db.Set<CommitmentParty>()
                .Where(n => n.PartyId == p.Id && n.Role == CommitmentPartyRole.Obligor && EF.Property<Direction?>(n, Threads.Direction) == Direction.Theirs)
                .Take(Threads.MostCounted + 1).Count(),
            LastContact = db.Set<EngagementParty>().Where(e => e.PartyId == p.Id && db.Engagements.Any(held => held.Id == e.EngagementId && held.State == EngagementState.Held))
                .OrderByDescending(e => EF.Property<DateOnly?>(e, Threads.Date)).Select(e => EF.Property<DateOnly?>(e, Threads.Date)).FirstOrDefault(),
        }), filter.Sort, r => r.Code);
    }
}
