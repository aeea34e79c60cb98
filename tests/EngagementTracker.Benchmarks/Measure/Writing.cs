using System.Diagnostics;
using System.Globalization;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Drafts.KeepDraft;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Features.Engagements.LogCall;
using EngagementTracker.Web.Ui.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Benchmarks.Measure;

/// <summary>What is written, by the product's own handlers, each save on disk before it counts.</summary>
internal sealed class Writing(Store store)
{
    private int number;

    public async IAsyncEnumerable<string> LinesAsync(Func<string, bool> isWanted)
    {
        foreach (var (name, writers, calls) in ((string, int, int)[])[("log a call, one writer", 1, 200), ("log a call, 8 writers", 8, 800), ("log a call, 50 writers", 50, 1_000)])
            if (isWanted(name)) yield return await ManyAsync(name, writers, calls, () => LogAsync(store));
        if (isWanted("save a draft")) yield return await ManyAsync("save a draft", 1, 200, DraftAsync);
        await using var small = await Store.StartAsync();
        foreach (var (name, append) in new[] { ("save an engagement, audit chain on", (Append)AuditWriter.AppendAsync), ("save an engagement, audit chain off", Unchained.AppendAsync) })
        {
            if (isWanted(name)) yield return await ManyAsync(name, 1, 400, async () =>
            {
                await small.LogAsync(new(append));
                return 1;
            });
        }
    }

    private delegate Task Append(Microsoft.Data.Sqlite.SqliteTransaction transaction, Signature by, IReadOnlyList<AuditedAct> acts, CancellationToken cancellation);

    private static async Task<string> ManyAsync(string name, int writers, int turns, Func<Task<int>> write)
    {
        await Figure.WarmUpAsync(write, TimeSpan.FromSeconds(12));
        var start = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            List<double> own = [];
            for (var i = 0; i < turns / writers; i++) own.Add(await Figure.OnceAsync(write));
            return own;
        })));
        return Figure.Of(name, [.. times.SelectMany(t => t)], turns / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>A call with four people, two topics, three commitments and a follow-up to each.</summary>
    public Task<int> LogAsync(Store to) => to.DoAsOfficerAsync(async services =>
    {
        var answer = await ((LogCallHandler)services.GetService(typeof(LogCallHandler))!).HandleAsync(await FormAsync(services));
        return answer.Value is null ? throw new InvalidOperationException(answer.Problems[0].Sentence) : 1;
    });

    private Task<int> DraftAsync() => store.DoAsOfficerAsync(async services =>
    {
        var kept = await ((KeepDraftHandler)services.GetService(typeof(KeepDraftHandler))!).HandleAsync(new DraftToKeep(
            DraftPlace.NewKey(), 0, "/engagements/new", null, "Call with the United States", new string('w', 4_000), null, false));
        return kept.Version;
    });

    private LogCallForm? read;

    private async Task<LogCallForm> FormAsync(IServiceProvider services)
    {
        read ??= await ReadAsync(services);
        var at = Interlocked.Increment(ref number);
        var form = new LogCallForm
        {
            IsSeparate = true,
            Engagement = { Date = "27 Jan 2025", TimeZone = "Africa/Nairobi", Summary = $"They spoke of trade, of Haiti and of the Congo, for the {at}th time." },
            Account = new AccountForm { Issuer = "State House", Text = "The United States will send a delegation. Kenya will host the talks. Both will publish the figures." },
        };
        // Not all on one day: the board shows a day's items.
        var due = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1 + at % 400).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        form.Engagement.Parties.AddRange(read.Engagement.Parties);
        form.Engagement.Participants.AddRange(read.Engagement.Participants);
        form.Engagement.Topics.AddRange(read.Engagement.Topics);
        foreach (var (sentence, owes) in new[] { ("The United States will send a delegation.", Direction.Theirs), ("Kenya will host the talks.", Direction.Ours), ("Both will publish the figures.", Direction.Joint) })
            form.Commitments.Add(new CommitmentForm { Sentence = sentence, Owes = owes, FollowUp = $"Ask about it: {sentence}", FollowUpDue = due });
        return form;
    }

    private static async Task<LogCallForm> ReadAsync(IServiceProvider services)
    {
        await using var db = await ((IDbContextFactory<TrackerDbContext>)services.GetService(typeof(IDbContextFactory<TrackerDbContext>))!).CreateDbContextAsync();
        var form = new LogCallForm();
        foreach (var code in (string[])["KE", "US"])
        {
            var party = await db.Parties.Where(p => p.Code == code).Select(p => new PartyChoice(p.Id, p.Code, p.Name, p.TimeZone)).SingleAsync();
            if (code == "US") form.Engagement.Parties.Add(party);
            foreach (var (at, person) in (await db.People.Where(p => p.PartyId == party.Id).OrderBy(p => p.Id).Take(2).Select(p => new { p.Id, p.Name }).ToListAsync()).Index())
            {
                var role = at == 0 ? ParticipantRole.Principal : ParticipantRole.Accompanying;
                form.Engagement.Participants.Add(new ParticipantForm { Person = new PersonChoice(person.Id, person.Name, party.Id, code, []), Capacity = "Minister", Role = role });
            }
        }
        foreach (var topic in await db.Topics.OrderBy(t => t.Id).Take(2).Select(t => new { t.Id, t.Name }).ToListAsync()) form.Engagement.Topics.Add(new TopicChoice(topic.Id, topic.Name));
        return form;
    }
}
