using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.People;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Engagements;

/// <summary>All that the page and the print of an engagement show.</summary>
public sealed class EngagementDetails
{
    public required string Reference { get; init; }
    public required EngagementKind Kind { get; init; }
    public required Channel Channel { get; init; }
    public required EngagementState State { get; init; }
    public required EventTime When { get; init; }
    public required string? Place { get; init; }
    public required string Summary { get; init; }
    public required Marking Marking { get; init; }

    /// <summary>The part that is marked higher, if the reader may read it.</summary>
    public required ClosedText? Closed { get; init; }

    /// <summary>There is a closed section that the reader may not read.</summary>
    public required bool ClosedIsWithheld { get; init; }

    public required string Unit { get; init; }
    public required string Drafter { get; init; }
    public required int Version { get; init; }


    public required IReadOnlyList<PartyLink> Parties { get; init; }
    public required IReadOnlyList<ParticipantLine> Participants { get; init; }
    public required IReadOnlyList<TopicLink> Topics { get; init; }
    public required IReadOnlyList<AccountText> Accounts { get; init; }
    public required IReadOnlyList<CommitmentLine> Commitments { get; init; }
    public required IReadOnlyList<FollowUpLine> FollowUps { get; init; }

    /// <summary>The highest marking of all that is shown.</summary>
    public Marking Highest => Markings.Highest([
        Marking, Closed?.Marking ?? Marking, .. Accounts.Select(a => a.Marking), .. Commitments.Select(c => c.Marking), .. FollowUps.Select(f => f.Marking)]);

    public string Title => Ui.Display.Show.Title(Kind, string.Join(", ", Parties.Where(p => p.Side == Side.Theirs).Select(p => p.Name)));

    /// <summary>One query for the head, one for each of its lists.</summary>
    public static async Task<EngagementDetails?> FindAsync(TrackerDbContext db, string reference, CancellationToken cancellation = default)
    {
        if (await db.Engagements.AsNoTracking().FirstOrDefaultAsync(e => e.Reference == reference, cancellation) is not { } e) return null;
        var closed = await db.Set<ClosedSection>().AsNoTracking().Where(s => s.EngagementId == e.Id)
            .Select(s => new ClosedText(s.Marking, s.Body)).FirstOrDefaultAsync(cancellation);
        return new EngagementDetails
        {
            Reference = e.Reference,
            Kind = e.Kind,
            Channel = e.Channel,
            State = e.State,
            When = e.When,
            Place = e.Place,
            Summary = e.Summary,
            Version = e.Version,
            Marking = e.Marking,
            Closed = closed,
            ClosedIsWithheld = e.HasClosedSection && closed is null,
            Unit = await db.Units.Where(u => u.Id == e.UnitId).Select(u => u.Name).SingleAsync(cancellation),
            Drafter = await db.Users.Where(u => u.Id == e.DrafterId).Select(u => u.DisplayName).SingleAsync(cancellation),
            Parties = await db.Set<EngagementParty>().Where(p => p.EngagementId == e.Id)
                .Join(db.Parties, p => p.PartyId, p => p.Id, (link, party) => new { link.Side, party.Code, party.Name })
                .OrderBy(p => p.Side).ThenBy(p => p.Name).Select(p => new PartyLink(p.Code, p.Name, p.Side)).ToListAsync(cancellation),
            Participants = await db.Set<Participant>().Where(p => p.EngagementId == e.Id)
                .Join(db.People, p => p.PersonId, p => p.Id, (p, person) => new { Part = p, person.Name })
                .Join(db.Parties, p => p.Part.PartyId, party => party.Id, (p, party) => new { p.Part, p.Name, party.Code })
                .OrderBy(p => p.Part.Side).ThenBy(p => p.Part.Role).ThenBy(p => p.Part.Id)
                .Select(p => new ParticipantLine(p.Part.PersonId, p.Name, p.Code, p.Part.Side, p.Part.Role, p.Part.Capacity)).ToListAsync(cancellation),
            Topics = await db.Set<EngagementTopic>().Where(t => t.EngagementId == e.Id)
                .Join(db.Topics, t => t.TopicId, t => t.Id, (_, topic) => topic).OrderBy(t => t.Name)
                .Select(t => new TopicLink(t.Slug, t.Name)).ToListAsync(cancellation),
            Accounts = await db.Accounts.Where(a => a.EngagementId == e.Id).OrderBy(a => a.Tier).ThenBy(a => a.Id)
                .Select(a => new AccountText(a.Tier, a.Issuer, a.PublishedOn, a.PublishedUtc, a.Source, a.Body, a.Marking)).ToListAsync(cancellation),
            Commitments = await MadeOrSpokenOf(db, e.Id).OrderBy(c => c.Id)
                .Select(c => new CommitmentLine(
                    c.Reference, c.Wording, c.Class, c.Direction, c.Deadline,
                    db.Users.Where(u => u.Id == c.OwnerId).Select(u => u.DisplayName).FirstOrDefault(), c.UnitId, c.Marking, c.Outcome)).ToListAsync(cancellation),
            FollowUps = await db.FollowUps.Where(f => f.EngagementId == e.Id).OrderBy(f => f.DoneUtc != null).ThenBy(f => f.DueOn)
                .Select(f => new FollowUpLine(
                    f.Reference, f.Action, db.Users.Where(u => u.Id == f.OwnerId).Select(u => u.DisplayName).First(), f.DueOn, f.DoneUtc != null, f.UnitId, f.Marking))
                .ToListAsync(cancellation),
        };
    }

    /// <summary>By their keys, from two indexes: to ask of each commitment whether it is one would read them all.</summary>
    internal static IQueryable<Commitment> MadeOrSpokenOf(TrackerDbContext db, EngagementId engagement)
    {
        var keys = db.Commitments.Where(c => c.EngagementId == engagement).Select(c => c.Id)
            .Union(db.Mentions.Where(m => m.EngagementId == engagement).Select(m => m.CommitmentId));
        return db.Commitments.Where(c => keys.Contains(c.Id));
    }
}

public sealed record PartyLink(string Code, string Name, Side Side);

public sealed record ParticipantLine(PersonId Id, string Name, string PartyCode, Side Side, ParticipantRole Role, string? Capacity);

public sealed record TopicLink(string Slug, string Name);

public sealed record ClosedText(Marking Marking, string Body);

public sealed record AccountText(AccountTier Tier, string Issuer, DateOnly? PublishedOn, DateTime? PublishedUtc, Uri? Source, string Body, Marking Marking);

public sealed record CommitmentLine(
    string Reference, string Wording, CommitmentClass Class, Direction Direction, Deadline Deadline, string? Owner, UnitId UnitId,
    Marking Marking, Outcome? Outcome);

public sealed record FollowUpLine(string Reference, string Action, string Owner, DateOnly DueOn, bool IsDone, UnitId UnitId, Marking Marking);
