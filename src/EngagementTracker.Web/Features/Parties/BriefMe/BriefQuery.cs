using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Records;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Parties.BriefMe;

/// <summary>Gathers a brief. The context's reader meets in it only what they may read.</summary>
internal sealed class BriefQuery(TrackerDbContext db, TimeProvider time, PartyId home, DateOnly today)
{
    public const int MostHeld = 3;
    public const int MostPromises = 5;
    public const int SummaryStart = 360;
    private const int MostReaffirmed = 6;
    private const int MostTopics = 8;
    private const int MostSpeakers = 3;

    /// <returns><see langword="null"/> for an unknown code, and for the home party: nobody calls themselves.</returns>
    public async Task<Brief?> ReadAsync(string code, CancellationToken cancellation = default)
    {
        if (await db.Parties.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellation) is not { } party || party.Id == home) return null;
        var thread = db.Thread(party.Id);
        var held = thread.In(db, EngagementState.Held);
        var planned = thread.Where(t => t.Date >= today).In(db, EngagementState.Planned).OrderBy(t => t.Date).ThenBy(t => t.EngagementId);
        var next = await EngagementsAsync(planned.Take(1), cancellation) is [var first] ? first : null;
        var last = await EngagementsAsync(held.Newest(MostHeld), cancellation);
        var calendar = await DueCalendar.ReadAsync(db, time, cancellation);
        var commitments = new PartyCommitments(db, calendar, party.Id, home);
        CommitmentShare[] shares = [
            await commitments.OursAsync(MostPromises, cancellation),
            await commitments.TheirsAsync(MostPromises, cancellation),
            await commitments.JointAsync(MostPromises, cancellation)];
        var said = await SaidAsync([.. shares.SelectMany(s => s.Lines).Select(l => l.Id)], cancellation);
        BriefShare Share(CommitmentShare share) =>
            new([.. share.Lines.Select(l => new BriefPromise(l, said.GetValueOrDefault(l.Id), calendar.Today(l.UnitId)))], share.Total);
        return new Brief(
            party, next, last, await SpeakersAsync(next, held, party.Id, cancellation),
            Share(shares[0]), Share(shares[1]), Share(shares[2]),
            await ReaffirmedAsync(held, party.Id, cancellation),
            await TopicsAsync(next, last, [.. said.Values], cancellation));
    }

    private async Task<List<BriefEngagement>> EngagementsAsync(IQueryable<ThreadEntry> some, CancellationToken cancellation)
    {
        var engagements = await db.Engagements.AsNoTracking().Where(e => some.Select(t => t.EngagementId).Contains(e.Id))
            .OrderByDescending(e => e.When.Date).ThenByDescending(e => e.Id)
            .Select(e => new BriefEngagement(
                e.Id, e.Reference, e.Kind, db.Parties.First(p => p.Id == e.CounterpartId).Name, e.When, e.Summary.Substring(0, SummaryStart), e.Marking, Array.Empty<string>()))
            .ToListAsync(cancellation);
        if (engagements.Count == 0) return engagements;
        List<EngagementId> ids = [.. engagements.Select(e => e.Id)];
        var principals = (await db.Set<Participant>().AsNoTracking().Where(p => ids.Contains(p.EngagementId) && p.Role == ParticipantRole.Principal)
            .OrderBy(p => p.Side).ThenBy(p => p.Id).Select(p => new { p.EngagementId, db.People.First(x => x.Id == p.PersonId).Name }).ToListAsync(cancellation))
            .ToLookup(p => p.EngagementId, p => p.Name);
        return [.. engagements.Select(e => e with { Principals = [.. principals[e.Id]] })];
    }

    /// <summary>The last sentence of each.</summary>
    private async Task<Dictionary<CommitmentId, Sentence>> SaidAsync(List<CommitmentId> commitments, CancellationToken cancellation) =>
        (await db.Mentions.AsNoTracking().Where(m => commitments.Contains(m.CommitmentId) && m.Quote != "").ToSentences(db).ToListAsync(cancellation))
            .GroupBy(s => s.CommitmentId).ToDictionary(g => g.Key, g => g.First());

    /// <summary>The participants of the next engagement, or else those who led most often.</summary>
    private async Task<IReadOnlyList<BriefSpeaker>> SpeakersAsync(
        BriefEngagement? next, IQueryable<ThreadEntry> held, PartyId party, CancellationToken cancellation)
    {
        var places = db.Set<Participant>().AsNoTracking();
        var within = held.Newest(Threads.SaidWithin).Select(t => t.EngagementId);
        var found = next is { } planned
            ? await places.Where(p => p.EngagementId == planned.Id).OrderBy(p => p.Side).ThenBy(p => p.Role).ThenBy(p => p.Id)
                .Select(p => new { p.PersonId, p.PartyId, p.Side, Role = (ParticipantRole?)p.Role, Led = 0 }).ToListAsync(cancellation)
            : await places.Where(p => p.Role == ParticipantRole.Principal && (p.Side == Side.Ours || p.PartyId == party)
                    && within.Contains(p.EngagementId))
                .GroupBy(p => new { p.PersonId, p.PartyId, p.Side })
                .Select(g => new { g.Key.PersonId, g.Key.PartyId, g.Key.Side, Role = (ParticipantRole?)null, Led = g.Count() })
                .OrderBy(p => p.Side).ThenByDescending(p => p.Led).ThenBy(p => p.PersonId).Take(Threads.SaidWithin).ToListAsync(cancellation);
        List<PersonId> people = [.. found.Select(p => p.PersonId)];
        var offices = (await db.Set<Office>().AsNoTracking()
            .Where(o => people.Contains(o.PersonId) && (o.From == null || o.From <= today) && (o.To == null || o.To >= today))
            .OrderByDescending(o => o.From).ToListAsync(cancellation)).ToLookup(o => o.PersonId, o => o.Title);
        if (next is null)
        {
            found = [.. found.GroupBy(p => p.Side).SelectMany(side => side.OrderByDescending(p => offices[p.PersonId].Any()).ThenByDescending(p => p.Led).Take(MostSpeakers))];
        }
        people = [.. found.Select(p => p.PersonId)];
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        var codes = await db.Parties.AsNoTracking().Where(p => found.Select(f => f.PartyId).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Code, cancellation);
        return [.. found.Select(p => new BriefSpeaker(p.PersonId, names[p.PersonId], codes[p.PartyId], p.Side, p.Role, p.Led, [.. offices[p.PersonId]]))];
    }

    /// <summary>What was reaffirmed since its last progress, as <see cref="CommitmentSigns.IsStale"/> counts: the most often first.</summary>
    private async Task<IReadOnlyList<Reaffirmed>> ReaffirmedAsync(IQueryable<ThreadEntry> held, PartyId party, CancellationToken cancellation)
    {
        var within = held.Newest(Threads.SaidWithin).Select(t => t.EngagementId);
        var times = await db.Mentions.AsNoTracking().Where(m => within.Contains(m.EngagementId) && m.Kind == MentionKind.Reaffirmed)
            .Join(db.Engagements, m => m.EngagementId, e => e.Id, (m, e) => new { m.CommitmentId, e.Reference, e.When.Date }).ToListAsync(cancellation);
        List<CommitmentId> ids = [.. times.Select(t => t.CommitmentId).Distinct()];
        var open = await db.Commitments.AsNoTracking()
            .Where(c => ids.Contains(c.Id) && c.State == CommitmentState.Open && (c.CounterpartId == party || c.Parties.Any(p => p.PartyId == party)))
            .Select(c => new { c.Id, c.Reference, c.Wording, c.Marking, LastProgress = db.Progress.Where(p => p.CommitmentId == c.Id).Max(p => (DateOnly?)p.AsOf) })
            .ToListAsync(cancellation);
        return [.. open
            .Select(c => new Reaffirmed(c.Reference, c.Wording, c.Marking, c.LastProgress, [.. times
                .Where(t => t.CommitmentId == c.Id && (c.LastProgress is null || t.Date > c.LastProgress)).OrderByDescending(t => t.Date)
                .Select(t => new ReaffirmedIn(t.Reference, t.Date))]))
            .Where(r => r.In.Count > 0).OrderByDescending(r => r.In.Count).ThenBy(r => r.Reference, StringComparer.Ordinal).Take(MostReaffirmed)];
    }

    private async Task<IReadOnlyList<ExpectedTopic>> TopicsAsync(
        BriefEngagement? next, IReadOnlyList<BriefEngagement> last, IReadOnlyList<Sentence> said, CancellationToken cancellation)
    {
        List<EngagementId> engagements = [.. last.Append(next).OfType<BriefEngagement>().Select(e => e.Id)];
        var spokenOf = await db.Set<EngagementTopic>().AsNoTracking().Where(t => engagements.Contains(t.EngagementId))
            .Select(t => new { t.EngagementId, t.TopicId }).ToListAsync(cancellation);
        var topics = await SaidTopics.ReadAsync(db, said, [.. spokenOf.Select(t => t.TopicId).Distinct()], cancellation);
        bool Has(BriefEngagement? engagement, TopicId topic) => engagement is not null && spokenOf.Exists(t => t.EngagementId == engagement.Id && t.TopicId == topic);
        return [.. topics.All
            .Select(t => new ExpectedTopic(
                t.Name, t.Slug, Has(next, t.Id),
                [.. said.Where(s => topics.About(s).Any(a => a.Id == t.Id)).Select(s => s.Commitment).Order(StringComparer.Ordinal)],
                [.. last.Where(e => Has(e, t.Id)).Select(e => e.Reference)]))
            .Where(t => t.IsPlanned || t.Promises.Count > 0 || t.SpokenOf.Count > 0)
            .OrderByDescending(t => t.IsPlanned).ThenByDescending(t => t.Promises.Count).ThenByDescending(t => t.SpokenOf.Count).ThenBy(t => t.Name, StringComparer.Ordinal)
            .Take(MostTopics)];
    }
}
