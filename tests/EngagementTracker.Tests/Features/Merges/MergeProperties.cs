using CsCheck;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Merges;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Merges;

/// <summary>Whatever is on record and whatever is merged: undone in reverse, every row is as it was, but for versions and the trail.</summary>
public sealed class MergeProperties
{
    /// <summary>An engagement: who of the people takes part, as what, for which party, which topics, and who of the parties owes.</summary>
    private sealed record Meeting(List<(int Person, ParticipantRole Role, int Party)> People, List<int> Topics, List<int> Obligors);

    private const int Some = 5;
    private static readonly Gen<int> One = Gen.Int[0, Some - 1];

    private static readonly Gen<Meeting> Meetings = Gen.Select(
        Gen.Select(One, Gen.Enum<ParticipantRole>(), One).List[1, 4], One.List[0, 3], One.List[1, 3],
        (people, topics, obligors) => new Meeting(people, topics, obligors));

    private static readonly Gen<(MergedKind Kind, int Kept, int Away)> Merges = Gen.Select(Gen.Enum<MergedKind>(), One, One);

    [Fact]
    public async Task Merged_and_undone_every_row_is_as_it_was()
    {
        var cases = new List<(List<Meeting> Meetings, List<int> Parents, List<(MergedKind, int, int)> Merges)>();
        Gen.Select(Meetings.List[1, 4], One.List[Some, Some], Merges.List[1, 7]).Sample(c => cases.Add(c), iter: 50, threads: 1);
        var (merged, ledgers) = (0, 0);
        // So many of them that both something and enough is merged: a merge of what was merged before is none.
        foreach (var (meetings, parents, merges) in cases.TakeWhile(_ => ledgers < 5 || merged < 12))
        {
            ledgers++;
            await using var tracker = await Tracker.StartAsync();
            var (people, topics, parties) = await RecordAsync(tracker, meetings, parents);
            var states = new Stack<(string Before, Merge Merge)>();
            foreach (var (kind, kept, away) in merges)
            {
                var numbers = kind switch { MergedKind.Person => people, MergedKind.Topic => topics, _ => parties };
                if (kept == away || states.Any(s => s.Merge.Kind == kind && (s.Merge.AwayNumber == numbers[away] || s.Merge.AwayNumber == numbers[kept]))) continue;
                var before = await tracker.RecordsAsync();
                var answer = await tracker.MergeAsync(kind, numbers[kept], numbers[away]);
                Assert.Empty(answer.Problems);
                states.Push((before, answer.Value!));
                merged++;
                Assert.Null(await FaultAsync(tracker));
            }
            while (states.TryPop(out var last))
            {
                var undone = await tracker.UndoAsync(last.Merge);
                Assert.Empty(undone.Problems);
                Assert.Empty(undone.Value!.Left);
                Assert.Equal(last.Before, await tracker.RecordsAsync());
            }
            Assert.Null(await FaultAsync(tracker));
        }
        Assert.True(merged >= 12, $"Only {merged} merges.");
    }

    private static async Task<string?> FaultAsync(Tracker tracker)
    {
        await using var connection = new SqliteConnection($"Data Source={tracker.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        return await RecordChecks.FaultAsync(connection)
            ?? (await Tables.TextsAsync(connection, "SELECT \"table\" FROM pragma_foreign_key_check") is [var broken, ..] ? broken : null);
    }

    private static Task<(long[] People, long[] Topics, long[] Parties)> RecordAsync(Tracker tracker, List<Meeting> meetings, List<int> parents) => tracker.ReadAsync(async db =>
    {
        var (home, officer, now) = (tracker.Ministry.HomeParty, await db.Users.Where(u => u.UserName == "officer").Select(u => u.Id).SingleAsync(), tracker.Time.GetUtcNow().UtcDateTime);
        var parties = Enumerable.Range(0, Some).Select(i => Party.Create($"X{i}", PartyKind.Organisation, new PartyDetails($"Body {i}", null, null, null, null, [$"B{i}"]))).ToList();
        db.AddRange(parties);
        await db.SaveChangesAsync();
        var people = Enumerable.Range(0, Some).Select(i => Person.Create($"Person {i}", parties[i].Id)).ToList();
        foreach (var person in people) person.Appoint("Envoy", parties[0].Id, null);
        var ours = Person.Create("Our Speaker", home);
        db.AddRange([ours, .. people]);
        await db.SaveChangesAsync();
        var topics = new List<Topic>();
        for (var i = 0; i < Some; i++)
        {
            topics.Add(Topic.Create($"Topic {i}", [], parents[i] < i ? topics[parents[i]].Id : null));
            db.Add(topics[i]);
            await db.SaveChangesAsync();
        }
        var number = 0;
        foreach (var meeting in meetings)
        {
            var there = meeting.People.DistinctBy(p => p.Person).ToList();
            var facts = there.ConvertAll(p => new ParticipantFacts(people[p.Person].Id, parties[p.Party].Id, p.Role, p.Role == ParticipantRole.Interpreter ? null : $"As {p.Role}"));
            var leads = facts.Where(f => f.Role == ParticipantRole.Principal).GroupBy(f => f.Party).SelectMany(g => g.Skip(1)).ToHashSet();
            facts = [.. facts.Select(f => leads.Contains(f) ? f with { Role = ParticipantRole.Accompanying } : f)];
            if (facts.TrueForAll(f => f.Role != ParticipantRole.Principal)) facts[0] = facts[0] with { Role = ParticipantRole.Principal };
            var engagement = Engagement.Log(
                $"ENG-2025-{++number:D4}",
                new EngagementFacts(
                    EngagementKind.Meeting, Channel.InPerson, EngagementState.Held, new EventTime(new DateOnly(2025, 1, 27), "Africa/Nairobi"), null, "They spoke.", home,
                    [.. facts.Select(f => f.Party).Distinct()], [new(ours.Id, home, ParticipantRole.Principal, null), .. facts], [.. meeting.Topics.Distinct().Select(t => topics[t].Id)]),
                new(1), officer, now);
            var commitment = Commitment.Record(
                $"COM-2025-{number:D4}", new CommitmentTerms("They will.", CommitmentClass.Pledge, home, [.. meeting.Obligors.Distinct().Select(o => parties[o].Id)], [home], Deadline.NoneStated),
                engagement, "They will.", null, null, officer, now);
            db.AddRange(engagement, commitment);
            await db.SaveChangesAsync();
            commitment.FileUnder([.. meeting.Topics.Distinct().Select(t => topics[t].Id)]);
            await db.SaveChangesAsync();
        }
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "ReferenceCounters" ("Prefix", "Year", "Last") VALUES ('ENG', 2025, {number}), ('COM', 2025, {number})""");
        return (people.Select(p => p.Id.Value).ToArray(), topics.Select(t => t.Id.Value).ToArray(), parties.Select(p => p.Id.Value).ToArray());
    });
}
