using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Parties;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Seed;

/// <summary>Lets the demonstration's commitments live: revised, spoken of again, told of, reported, assessed.</summary>
/// <param name="now">The moment of loading; what is later has not happened yet.</param>
internal sealed class DemoLives(TrackerDbContext db, PartyId home, IReadOnlyDictionary<string, UserId> users, DateTime now)
{
    private readonly Dictionary<DateOnly, (Engagement Engagement, IReadOnlyList<Account> Accounts)> engagements = [];
    private readonly Dictionary<string, Commitment> commitments = [];

    /// <summary>An engagement that was loaded just now, with its commitments in their order.</summary>
    public void Add(Engagement engagement, IReadOnlyList<Account> accounts, IReadOnlyList<Commitment> made)
    {
        engagements[engagement.When.Date] = (engagement, accounts);
        foreach (var (index, commitment) in made.Index()) commitments[$"{engagement.When.Date:yyyy-MM-dd}/{index}"] = commitment;
    }

    public async Task LiveAsync(LifeSeed seed, CancellationToken cancellation)
    {
        if (!commitments.TryGetValue(seed.Commitment, out var commitment) || commitment.MadeOn > Today) return;
        foreach (var revision in seed.Revisions ?? []) Revise(commitment, revision);
        foreach (var mention in (seed.Mentions ?? []).Where(m => m.Engagement <= Today)) SpeakOf(commitment, mention);
        foreach (var progress in (seed.Progress ?? []).Where(p => p.AsOf <= Today))
        {
            var shown = await LinksAsync(commitment, progress.Links, users[progress.Author], cancellation);
            commitment.Tell(progress.AsOf, progress.Text, null, progress.Said, null, shown, users[progress.Author], now);
        }
        if (seed.ConfirmedBy is { } analyst) commitment.Confirm(users[analyst], now);
        if (seed.Report is { } report && report.EndedOn <= Today) await ReportAsync(commitment, report, cancellation);
        foreach (var assessment in seed.Assessments ?? [])
        {
            if (HalfYear.TryParse(assessment.Period, out var half) && half.To < Today) await AssessAsync(commitment, half, assessment, cancellation);
        }
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>What has gone over already is left alone.</summary>
    public async Task HandOverAsync(HandoverSeed seed, UserId by, CancellationToken cancellation)
    {
        var from = users[seed.From];
        var items = await db.FollowUps.Where(f => f.OwnerId == from && seed.Actions.Contains(f.Action)).ToListAsync(cancellation);
        if (items.Count == 0) return;
        var handover = Handover.Begin(from, users[seed.To], by, seed.Reason, now);
        foreach (var item in items) handover.Move(item, now);
        db.Handovers.Add(handover);
        await db.SaveChangesAsync(cancellation);
    }

    private DateOnly Today => DateOnly.FromDateTime(now);

    private void Revise(Commitment commitment, RevisionSeed seed)
    {
        PartyId[] In(CommitmentPartyRole role) => [.. commitment.Parties.Where(p => p.Role == role).Select(p => p.PartyId)];
        commitment.Revise(
            new CommitmentTerms(
                commitment.Wording, commitment.Class, home, In(CommitmentPartyRole.Obligor), In(CommitmentPartyRole.Beneficiary),
                seed.DeadlineInDays is { } days ? Deadline.Proposed(Today.AddDays(days)) : commitment.Deadline,
                seed.Deliverable ?? commitment.Deliverable, seed.Measure ?? commitment.Measure),
            seed.Reason, users[seed.Author], now);
    }

    private void SpeakOf(Commitment commitment, MentionSeed seed)
    {
        var (engagement, accounts) = engagements[seed.Engagement];
        commitment.SpeakOf(engagement, seed.Kind, seed.Quote, seed.Quote is null ? null : accounts[seed.Account], now);
    }

    private async Task ReportAsync(Commitment commitment, ReportSeed seed, CancellationToken cancellation)
    {
        var reporter = users[seed.Reporter];
        foreach (var day in seed.Engagements ?? []) commitment.AddEvidence(engagements[day].Engagement, engagements[day].Engagement.Reference, reporter, now);
        await LinksAsync(commitment, seed.Links, reporter, cancellation);
        var evidence = commitment.Evidence.Where(e => e.AddedById == reporter).ToList();
        commitment.Report(
            new OutcomeFacts(seed.Outcome, seed.EndedOn, seed.Text, evidence, seed.SupersededBy is { } other ? commitments[other] : null), reporter, now);
        await db.SaveChangesAsync(cancellation); // the database wants the report before its acceptance
        if (seed.AcceptedBy is { } by) commitment.Accept(users[by], now);
    }

    private async Task AssessAsync(Commitment commitment, HalfYear half, AssessmentSeed seed, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        var facts = new AssessmentFacts(half, seed.Score, seed.Completion, seed.Confidence, seed.Reasoning, [.. commitment.Evidence]);
        var second = seed.Second is null ? (UserId?)null : users[seed.Second];
        var first = commitment.Assess(facts, users[seed.Assessor], second, now);
        await db.SaveChangesAsync(cancellation); // the second names the first by its key
        if (second is { } other) commitment.Second(first, facts with { Reasoning = seed.SecondReasoning! }, other, now);
    }

    private async Task<IReadOnlyList<Evidence>> LinksAsync(Commitment commitment, List<LinkSeed>? links, UserId by, CancellationToken cancellation)
    {
        List<Evidence> added = [.. (links ?? []).Select(l => commitment.AddLink(l.Url, l.Title, by, now))];
        await db.SaveChangesAsync(cancellation); // gives them their keys
        return added;
    }
}
