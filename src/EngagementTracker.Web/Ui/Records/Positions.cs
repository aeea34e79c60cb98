using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Records;

/// <summary>The last that somebody said on something.</summary>
/// <param name="Label">The topic, or the party.</param>
/// <param name="Said">Their last sentence; <see langword="null"/> where none is on record.</param>
/// <param name="LastOn">The last engagement in which it was spoken of, and its day; <see langword="null"/> where the topic is only the commitment's.</param>
public sealed record Position(string Label, string Address, Sentence? Said, string? LastIn, DateOnly? LastOn);

public static class Positions
{
    private const int MostSentences = 300;
    private const int MostTopics = 10;

    /// <summary>A party's last sentence on each topic, those spoken of last first.</summary>
    public static async Task<IReadOnlyList<Position>> ByTopicAsync(TrackerDbContext db, PartyId party, CancellationToken cancellation = default)
    {
        var within = db.Thread(party).In(db, EngagementState.Held).Newest(Threads.SaidWithin);
        var spokenOf = await db.Set<EngagementTopic>().AsNoTracking().Where(t => within.Select(w => w.EngagementId).Contains(t.EngagementId))
            .Join(db.Engagements, t => t.EngagementId, e => e.Id, (t, e) => new { t.TopicId, e.Id, e.Reference, e.When.Date }).ToListAsync(cancellation);
        var said = await db.Said(within, party).ToSentences(db).Take(MostSentences).ToListAsync(cancellation);
        var topics = await SaidTopics.ReadAsync(db, said, [.. spokenOf.Select(s => s.TopicId).Distinct()], cancellation);
        Dictionary<TopicId, Sentence> last = [];
        foreach (var sentence in said)
        {
            foreach (var topic in topics.About(sentence)) last.TryAdd(topic.Id, sentence);
        }
        var lastIn = spokenOf.GroupBy(s => s.TopicId).ToDictionary(g => g.Key, g => g.MaxBy(s => (s.Date, s.Id.Value))!);
        return [.. topics.All
            .Select(t =>
            {
                var (sentence, spoken) = (last.GetValueOrDefault(t.Id), lastIn.GetValueOrDefault(t.Id));
                return new Position(t.Name, $"/topics/{t.Slug}", sentence, spoken?.Reference, spoken?.Date);
            })
            .Where(p => p.Said is not null || p.LastOn is not null)
            .OrderByDescending(p => p.LastOn ?? p.Said!.On).ThenBy(p => p.Label, StringComparer.Ordinal).Take(MostTopics)];
    }

    /// <summary>What each party said last under a topic, who spoke last first.</summary>
    public static async Task<IReadOnlyList<Position>> ByPartyAsync(TrackerDbContext db, Topic topic, CancellationToken cancellation = default)
    {
        var within = db.Thread(topic.Id).In(db, EngagementState.Held).Newest(Threads.SaidWithin);
        var present = await db.Set<EngagementParty>().AsNoTracking().Where(p => within.Select(w => w.EngagementId).Contains(p.EngagementId))
            .Join(db.Engagements, p => p.EngagementId, e => e.Id, (p, e) => new { p.PartyId, e.Id, e.Reference, e.When.Date }).ToListAsync(cancellation);
        var said = await db.Said(within).ToSentences(db).Take(MostSentences).ToListAsync(cancellation);
        var topics = await SaidTopics.ReadAsync(db, said, [], cancellation);
        said.RemoveAll(s => topics.About(s).All(t => t.Id != topic.Id));
        List<CommitmentId> commitments = [.. said.Select(s => s.CommitmentId).Distinct()];
        var owed = (await db.Set<CommitmentParty>().AsNoTracking().Where(p => p.Role == CommitmentPartyRole.Obligor && commitments.Contains(p.CommitmentId))
            .Select(p => new { p.CommitmentId, p.PartyId }).ToListAsync(cancellation)).ToLookup(p => p.CommitmentId, p => p.PartyId);
        Dictionary<PartyId, Sentence> last = [];
        foreach (var sentence in said)
        {
            foreach (var party in owed[sentence.CommitmentId]) last.TryAdd(party, sentence);
        }
        var lastIn = present.GroupBy(s => s.PartyId).ToDictionary(g => g.Key, g => g.MaxBy(s => (s.Date, s.Id.Value))!);
        List<PartyId> all = [.. lastIn.Keys.Union(last.Keys)];
        var names = await db.Parties.AsNoTracking().Where(p => all.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Code }).ToListAsync(cancellation);
        return [.. names
            .Select(p =>
            {
                var (sentence, spoken) = (last.GetValueOrDefault(p.Id), lastIn.GetValueOrDefault(p.Id));
                return new Position(p.Name, $"/parties/{p.Code}", sentence, spoken?.Reference, spoken?.Date);
            })
            .OrderByDescending(p => p.Said is not null).ThenByDescending(p => p.LastOn ?? p.Said!.On).ThenBy(p => p.Label, StringComparer.Ordinal).Take(MostTopics)];
    }
}
