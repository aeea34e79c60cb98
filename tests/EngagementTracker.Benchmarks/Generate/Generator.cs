using System.Diagnostics;
using System.Globalization;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Data.Audit;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Benchmarks.Generate;

/// <summary>
/// Fills a database with the records of ten years: skewed parties, topics and words, three commitments and three follow-ups an engagement,
/// most of the old ones ended. The same number gives the same records. What it writes passes the verb "verify".
/// </summary>
internal sealed class Generator
{
    private const int Years = 10;
    private const int EachBatch = 5_000;

    private readonly Random random = new(20250127);
    private readonly Vocabulary words;
    private readonly Dictionary<(string, int), int> counters = [];
    private readonly SqliteConnection connection;
    private readonly DateOnly today;
    private readonly Tables tables;
    private World world = null!;
    private SqliteTransaction transaction = null!;
    private List<AuditedAct> acts = [];
    private long engagement = 1_000, commitment = 1_000, account = 1_000, evidence = 1_000;

    private Generator(SqliteConnection connection, DateOnly today) =>
        (this.connection, this.today, words, tables) = (connection, today, new Vocabulary(random), new Tables(connection));

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["--engagements", var many, "--database", var file] || !int.TryParse(many, CultureInfo.InvariantCulture, out var engagements) || engagements < 1 || File.Exists(file))
        {
            await Console.Error.WriteLineAsync("generate --engagements N --database FILE, where FILE is not there yet.");
            return 2;
        }
        var clock = Stopwatch.StartNew();
        await FillAsync(file, engagements);
        Console.WriteLine($"{engagements:N0} engagements in {clock.Elapsed.TotalSeconds:N0} s, {new FileInfo(file).Length / 1_048_576:N0} MB.");
        return 0;
    }

    public static async Task FillAsync(string file, int engagements)
    {
        await using (await Store.StartAsync(file))
        {
            // The schema, the directory and the demo, as the product makes them.
        }
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        var generator = new Generator(connection, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        generator.Begin(engagements);
        using var schema = Schema.PutAside(connection);
        await generator.FillAsync(engagements);
        schema.PutBack();
    }

    private async Task FillAsync(int engagements)
    {
        for (var done = 0; done < engagements; done += EachBatch)
        {
            await using (transaction = connection.BeginTransaction())
            {
                for (var i = done; i < Math.Min(engagements, done + EachBatch); i++)
                {
                    // A few are planned.
                    Engage(today.AddDays((int)((long)i * Years * 365 / engagements) - Years * 365 + (i > engagements * 0.999 ? random.Next(1, 60) : 0)));
                }
                await AuditWriter.AppendAsync(
                    transaction, new Signature(TimeProvider.System.GetUtcNow().UtcDateTime, null, "System", "Generate", null), acts, default);
                acts = [];
                tables.KeepCounters(transaction, counters);
                await transaction.CommitAsync();
            }
        }
        tables.Dispose();
    }

    /// <summary>The directory, whose names triggers keep.</summary>
    private void Begin(int engagements)
    {
        transaction = connection.BeginTransaction();
        world = World.Make(connection, transaction, words, engagements);
        foreach (var (prefix, year, last) in tables.Counters(transaction)) counters[(prefix, year)] = last;
        transaction.Commit();
        transaction.Dispose();
    }

    private void Engage(DateOnly on)
    {
        var id = ++engagement;
        var (ours, theirs) = (world.Home, world.Others[words.Skewed(world.Others.Count)]);
        var drafter = world.Drafters[random.Next(world.Drafters.Count)];
        var marking = (Marking)(random.Next(1000) switch { < 700 => 0, < 900 => 1, < 970 => 2, < 995 => 3, _ => 4 });
        var (kind, logged) = (random.Next(10) switch { < 6 => EngagementKind.Call, < 8 => EngagementKind.Meeting, 8 => EngagementKind.Visit, _ => EngagementKind.Correspondence }, At(on, 10));
        var reference = Next(Reference.Engagement, on.Year);
        var (we, they) = (ours.People[words.Skewed(ours.People.Count)], theirs.People[words.Skewed(theirs.People.Count)]);
        tables.Engagements.Write(transaction, id, reference, (int)kind, random.Next(3), (int)(on > today ? EngagementState.Planned : EngagementState.Held), null,
            words.Summary(we.Name, they.Name), theirs.Id, drafter.Unit, drafter.Id, logged, 0, on, new TimeOnly(9 + random.Next(8), 0), drafter.Zone, 0, (int)marking);
        tables.Parties.Write(transaction, id, ours.Id, (int)Side.Ours, on);
        tables.Parties.Write(transaction, id, theirs.Id, (int)Side.Theirs, on);
        foreach (var topic in Some(world.Topics, random.Next(1, 4))) tables.Topics.Write(transaction, id, topic, on);
        foreach (var person in Some(ours.People, random.Next(0, 3)).Where(p => p.Id != we.Id).Prepend(we)) Attend(id, on, person, ours.Id, Side.Ours, person == we);
        foreach (var person in Some(theirs.People, random.Next(0, 3)).Where(p => p.Id != they.Id).Prepend(they)) Attend(id, on, person, theirs.Id, Side.Theirs, person == they);
        if (random.Next(100) == 0) tables.NeedToKnow.Write(transaction, id, drafter.Unit);
        Note(reference, nameof(Engagement), id, marking, "Date", on.ToString("O", CultureInfo.InvariantCulture));
        if (on > today) return;
        var quotes = Enumerable.Range(0, 3).Select(_ => $"{they.Name} said that {(random.Next(2) == 0 ? theirs.Name : ours.Name)} would {words.Act()}.").ToList();
        long? told = null;
        if (random.Next(2) == 0)
            tables.Accounts.Write(transaction, told = ++account, id, (int)AccountTier.OfficialStatement, theirs.Id, theirs.Name, on, words.Body(we.Name, they.Name, quotes[0]), (int)marking);
        foreach (var (quote, at) in quotes.Select((q, at) => (q, at))) Promise(id, on, theirs, drafter, marking, quote, at == 0 ? told : null);
    }

    private void Attend(long engagement, DateOnly on, (long Id, string Name, string Title) person, long party, Side side, bool isPrincipal) => tables.Participants.Write(
        transaction, engagement, person.Id, party, (int)side, (int)(isPrincipal ? ParticipantRole.Principal : ParticipantRole.Accompanying), person.Title, on);

    private void Promise(long engagement, DateOnly on, Counterpart theirs, Drafter drafter, Marking marking, string quote, long? account)
    {
        var (id, reference, logged) = (++commitment, Next(Reference.Commitment, on.Year), At(on, 11));
        var direction = (Direction)random.Next(3);
        long[] obligors = direction switch { Direction.Ours => [world.Home.Id], Direction.Theirs => [theirs.Id], _ => [world.Home.Id, theirs.Id] };
        long[] beneficiaries = direction switch { Direction.Ours => [theirs.Id], Direction.Theirs => [world.Home.Id], _ => [] };
        var (wording, ofClass) = ($"{(direction == Direction.Theirs ? theirs.Name : world.Home.Name)} will {words.Act()}.", (CommitmentClass)words.Skewed(3));
        var kind = random.Next(20) switch { < 9 => DeadlineKind.NoneStated, < 13 => DeadlineKind.Stated, < 16 => DeadlineKind.Proposed, < 18 => DeadlineKind.Event, _ => DeadlineKind.Continuing };
        DateOnly? due = kind is DeadlineKind.Stated or DeadlineKind.Proposed ? on.AddDays(random.Next(14, 400)) : null;
        var before = kind == DeadlineKind.Event ? $"the {Vocabulary.Place(words.Skewed(Vocabulary.Places))} summit" : null;
        var deliverable = random.Next(3) == 0 ? $"{words.Subject()} paper" : null;
        // What is long past has mostly ended.
        var ended = random.NextDouble() < (today.DayNumber - on.DayNumber) switch { > 730 => 0.93, > 365 => 0.7, > 120 => 0.35, _ => 0.05 };
        var (end, outcome) = (on.AddDays(random.Next(10, 120)), (Outcome)words.Skewed(3));
        ended &= end <= today;
        var owner = random.Next(5) == 0 ? (long?)null : drafter.Id;
        var other = world.Drafters[(world.Drafters.IndexOf(drafter) + 1) % world.Drafters.Count];
        tables.Commitments.Write(transaction, id, reference, wording, (int)ofClass, (int)direction, theirs.Id, on, owner, drafter.Unit, logged, 0, due, before, (int)kind, engagement, drafter.Id,
            (int)marking, 1, ended ? other.Id : null, ended ? At(end, 15) : null, deliverable, ended ? end : null, ended ? (int)outcome : null, ended ? 1 : 0,
            (int)(random.Next(50) == 0 && !ended ? ReviewState.New : ReviewState.Confirmed), (int)(ended ? CommitmentState.Closed : CommitmentState.Open), logged);
        foreach (var party in obligors) tables.CommitmentParties.Write(transaction, id, party, (int)CommitmentPartyRole.Obligor, ended ? 0 : 1, (int)direction, due);
        foreach (var party in beneficiaries) tables.CommitmentParties.Write(transaction, id, party, (int)CommitmentPartyRole.Beneficiary, ended ? 0 : 1, (int)direction, due);
        tables.Revisions.Write(transaction, id, 1, wording, (int)ofClass, $"[{string.Join(',', obligors)}]", $"[{string.Join(',', beneficiaries)}]", "As said.", drafter.Id, logged, due, before, (int)kind, deliverable);
        tables.Mentions.Write(transaction, id, engagement, account, (int)MentionKind.Made, quote, null, logged);
        if (random.Next(5) == 0) tables.Progress.Write(transaction, id, on.AddDays(20) is var later && later < today ? later : on, words.Sentence(drafter.Name), words.Skewed(3), "[]", drafter.Id, logged);
        if (ended)
        {
            tables.Evidence.Write(transaction, ++evidence, id, 0, $"Note on {words.Subject()}", $"https://example.org/{evidence}", drafter.Id, logged);
            tables.Reports.Write(transaction, id, 1, (int)outcome, end, words.Sentence(drafter.Name), $"[{evidence}]", drafter.Id, At(end, 12), (int)ReportDecision.Accepted, other.Id, At(end, 15));
        }
        Note(reference, nameof(Commitment), id, marking, "Wording", wording);
        FollowUp(engagement, id, on, theirs, drafter, marking);
    }

    private void FollowUp(long engagement, long commitment, DateOnly on, Counterpart theirs, Drafter drafter, Marking marking)
    {
        var (reference, due, logged) = (Next(Reference.FollowUp, on.Year), on.AddDays(random.Next(2, 90)), At(on, 12));
        var isDone = due < today && random.NextDouble() < (today.DayNumber - due.DayNumber > 60 ? 0.985 : 0.7);
        var action = words.Duty(theirs.Name);
        var id = tables.LastFollowUp++;
        tables.FollowUps.Write(transaction, id, reference, action, drafter.Id, due, drafter.Unit, theirs.Id, engagement, random.Next(3) > 0 ? commitment : null, drafter.Id, logged,
            isDone ? At(due, 9) : null, isDone ? drafter.Id : null, 0, (int)marking, logged);
        Note(reference, nameof(Domain.FollowUps.FollowUp), id, marking, "Action", action);
    }

    private void Note(string reference, string entity, long id, Marking marking, string field, string value) =>
        acts.Add(new AuditedAct(AuditAction.Added, reference, entity, id, [new FieldChange(field, null, value)], marking));

    private string Next(string prefix, int year) => Reference.Format(prefix, year, counters[(prefix, year)] = counters.GetValueOrDefault((prefix, year)) + 1);

    private static DateTime At(DateOnly day, int hour) => day.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Utc);

    private IEnumerable<TItem> Some<TItem>(IReadOnlyList<TItem> items, int many) => Enumerable.Range(0, many).Select(_ => items[words.Skewed(items.Count)]).Distinct();
}
