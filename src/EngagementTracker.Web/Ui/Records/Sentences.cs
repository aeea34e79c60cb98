using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Records;

/// <summary>A sentence on record, with where it was said and what it is about.</summary>
public sealed record Sentence
{
    public required CommitmentId CommitmentId { get; init; }
    public required string Commitment { get; init; }
    public required string Wording { get; init; }
    public required EngagementId EngagementId { get; init; }
    public required string Engagement { get; init; }
    public required DateOnly On { get; init; }
    public required MentionKind Kind { get; init; }
    public required string Text { get; init; }

    /// <summary>Who issued the text in which it stands; <see langword="null"/> where it stands in none.</summary>
    public required string? Issuer { get; init; }

    public required Marking OfEngagement { get; init; }
    public required Marking OfCommitment { get; init; }
    public required Marking? OfAccount { get; init; }

    /// <summary>The highest of its sources.</summary>
    public Marking Marking => Markings.Highest(OfEngagement, OfCommitment, OfAccount ?? OfEngagement);
}

public static class Sentences
{
    /// <summary>What a party said that it will do, alone or with others, in some engagements.</summary>
    public static IQueryable<Mention> Said(this TrackerDbContext db, IQueryable<ThreadEntry> within, PartyId party) => db.Said(within)
        .Where(m => db.Set<CommitmentParty>().Any(p => p.CommitmentId == m.CommitmentId && p.PartyId == party && p.Role == CommitmentPartyRole.Obligor));

    /// <summary>What the party said for which the person spoke. The record gives a sentence to a party, never to a person.</summary>
    public static IQueryable<Mention> Said(this TrackerDbContext db, IQueryable<ThreadEntry> within, PersonId principal) => db.Said(within)
        .Where(m => db.Set<Participant>().Any(spoke => spoke.EngagementId == m.EngagementId && spoke.PersonId == principal && spoke.Role == ParticipantRole.Principal
            && db.Set<CommitmentParty>().Any(p => p.CommitmentId == m.CommitmentId && p.PartyId == spoke.PartyId && p.Role == CommitmentPartyRole.Obligor)));

    /// <summary>Whatever was said in some engagements.</summary>
    public static IQueryable<Mention> Said(this TrackerDbContext db, IQueryable<ThreadEntry> within) =>
        db.Mentions.AsNoTracking().Where(m => within.Select(t => t.EngagementId).Contains(m.EngagementId) && m.Quote != "");

    /// <summary>The last said first.</summary>
    public static IQueryable<Sentence> ToSentences(this IQueryable<Mention> mentions, TrackerDbContext db) => mentions
        .Join(db.Engagements, m => m.EngagementId, e => e.Id, (m, e) => new { Mention = m, Engagement = e })
        .Join(db.Commitments, x => x.Mention.CommitmentId, c => c.Id, (x, c) => new { x.Mention, x.Engagement, Commitment = c })
        .OrderByDescending(x => x.Engagement.When.Date).ThenByDescending(x => x.Mention.Id)
        .Select(x => new Sentence
        {
            CommitmentId = x.Commitment.Id,
            Commitment = x.Commitment.Reference,
            Wording = x.Commitment.Wording,
            EngagementId = x.Engagement.Id,
            Engagement = x.Engagement.Reference,
            On = x.Engagement.When.Date,
            Kind = x.Mention.Kind,
            Text = x.Mention.Quote,
            Issuer = db.Accounts.Where(a => a.Id == x.Mention.AccountId).Select(a => a.Issuer).FirstOrDefault(),
            OfEngagement = x.Engagement.Marking,
            OfCommitment = x.Commitment.Marking,
            OfAccount = db.Accounts.Where(a => a.Id == x.Mention.AccountId).Select(a => (Marking?)a.Marking).FirstOrDefault(),
        });
}
