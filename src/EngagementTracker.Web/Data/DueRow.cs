using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Web.Data;

/// <summary>An open item with the names of what it refers to. Properties, not parameters, so that the database can sort by them.</summary>
public sealed record DueRow
{
    public required DueItemKind Kind { get; init; }
    public required string Reference { get; init; }
    public required string What { get; init; }
    public required string PartyCode { get; init; }
    public required string PartyName { get; init; }
    public required UserId? OwnerId { get; init; }
    public required string? Owner { get; init; }
    public required UnitId UnitId { get; init; }
    public required string Unit { get; init; }
    public required DateOnly? DueOn { get; init; }
    public required DeadlineKind Deadline { get; init; }
    public required string? Event { get; init; }
    public required Marking Marking { get; init; }
    public required int Version { get; init; }
}

public static class DueRows
{
    public static IQueryable<DueRow> WithNames(this IQueryable<DueItem> items, TrackerDbContext db) =>
        items.Select(i => new DueRow
        {
            Kind = i.Kind,
            Reference = i.Reference,
            What = i.What,
            PartyCode = db.Parties.First(p => p.Id == i.CounterpartId).Code,
            PartyName = db.Parties.First(p => p.Id == i.CounterpartId).Name,
            OwnerId = i.OwnerId,
            Owner = db.Users.First(u => u.Id == i.OwnerId).DisplayName,
            UnitId = i.UnitId,
            Unit = db.Units.First(u => u.Id == i.UnitId).Name,
            DueOn = i.DueOn,
            Deadline = i.Deadline,
            Event = i.Event,
            Marking = i.Marking,
            Version = i.Version,
        });
}
