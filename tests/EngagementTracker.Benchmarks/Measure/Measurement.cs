using System.Globalization;
using System.Runtime.InteropServices;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Search;
using EngagementTracker.Web.Features.Commitments;
using EngagementTracker.Web.Features.Deadlines;
using EngagementTracker.Web.Features.Deadlines.Board;
using EngagementTracker.Web.Features.Engagements;
using EngagementTracker.Web.Features.Parties;
using EngagementTracker.Web.Features.People;
using EngagementTracker.Web.Features.Search;
using EngagementTracker.Web.Ui.Frame;
using EngagementTracker.Web.Ui.Lists;

namespace EngagementTracker.Benchmarks.Measure;

/// <summary>Measures in a generated database what users wait for, as the demo's officer; one line of JSON a figure. It adds some hundred calls to the file.</summary>
internal sealed partial class Measurement(Store store, PlainSql plain)
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["--database", var file, .. var only] || !File.Exists(file))
        {
            await Console.Error.WriteLineAsync("measure --database FILE [PART-OF-A-FIGURE'S-NAME …], where FILE was made by generate.");
            return 2;
        }
        await using var store = await Store.OpenAsync(file);
        using var plain = new PlainSql(file);
        var measurement = new Measurement(store, plain);
        bool IsWanted(string name) => only.Length == 0 || only.Any(o => name.Contains(o, StringComparison.OrdinalIgnoreCase));
        await foreach (var figure in measurement.FiguresAsync())
            if (IsWanted(figure.Name)) Console.WriteLine(await figure.MeasureAsync(measurement.CoolAsync));
        var writing = new Writing(store);
        await foreach (var line in writing.LinesAsync(IsWanted)) Console.WriteLine(line);
        return 0;
    }

    private async IAsyncEnumerable<Figure> FiguresAsync()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).ToString("O", CultureInfo.InvariantCulture);
        const string Deadline = """COALESCE(c."DeadlineDate", '9999-12-31')""";
        const string ByDeadline = $"""{Deadline}, c."Id" """;
        const string All = "1";
        var late = $"""c."State" <> 2 AND {Deadline} < '{today}'""";
        yield return Commitments("commitments, newest, page 1 with count", new(), new(), All, """c."MadeOn" DESC, c."Id" DESC""");
        yield return Commitments("commitments by deadline, page 1 with count", new(Sort: "deadline"), new(), All, ByDeadline);
        var (day, id) = ("", 0L);
        var at = await plain.TextAsync($"""SELECT {Deadline} || ' ' || c."Id" FROM "Commitments" c ORDER BY {ByDeadline} LIMIT 1 OFFSET (SELECT MIN(19949, COUNT(*) / 2) FROM "Commitments")""");
        (day, id) = (at[..10], long.Parse(at[11..], CultureInfo.InvariantCulture));
        yield return Commitments("commitments by deadline, page 400 with count", new(Sort: "deadline"), new(After: $"[\"{day}\",{id}]", Page: "400"),
            $"""{Deadline} >= '{day}' AND ({Deadline} > '{day}' OR c."Id" > {id})""", ByDeadline, All);
        yield return Commitments("commitments overdue by deadline, page 1 with count", new(Due: "late", Sort: "deadline"), new(), late, ByDeadline);
        yield return Commitments("commitments of a party, newest, page 1 with count", new(Party: "US"), new(),
            """EXISTS (SELECT 1 FROM "CommitmentParties" x WHERE x."CommitmentId" = c."Id" AND x."PartyId" = (SELECT "Id" FROM "Parties" WHERE "Code" = 'US'))""", """c."MadeOn" DESC, c."Id" DESC""");
        foreach (var (name, filter) in (IEnumerable<(string, CommitmentFilter)>)[
            ("of a class, newest", new(Class: "pledge")), ("closed, newest", new(State: "closed")), ("under a topic, newest", new(Topic: "stip")), ("by counterpart", new(Sort: "counterpart")),
            ("of an owner, newest", new(Owner: CommitmentFilter.Reader))])
            yield return new($"commitments {name}, page 1 with count", () => PageAsync(filter, new()));
        yield return new("engagements of a kind, newest, page 1 with count", () => store.AsOfficerAsync(async (db, _) => (await EngagementList.PageAsync(db, new EngagementFilter(Kind: "call"), new PagePlace())).Rows.Count));
        yield return new("engagements, newest, page 1 with count", () => store.AsOfficerAsync(async (db, _) => (await EngagementList.PageAsync(db, new EngagementFilter(), new PagePlace())).Rows.Count));
        yield return new("board of deadlines", () => store.AsOfficerAsync(async (db, me) => (await DueBoard.ReadAsync(db, new DeadlinesFilter(), me, TimeProvider.System, BoardBy.None)).Lanes.Values.Sum()),
            () => plain.AskAsync("""SELECT "DueOn", COUNT(*) FROM "FollowUps" WHERE "DoneUtc" IS NULL GROUP BY "DueOn" """));
        yield return new("list of deadlines", () => store.AsOfficerAsync(async (db, me) => (await DueListing.ReadAsync(db, new DeadlinesFilter(), me, TimeProvider.System, null, null)).Groups!.Sum(g => g.Rows.Count)));
        yield return new("late items, page 1 with count", () => store.AsOfficerAsync(async (db, me) => (await DueListing.ReadAsync(db, new DeadlinesFilter(Due: "late"), me, TimeProvider.System, null, null)).Page!.Rows.Count));
        yield return new("parties, page 1", () => store.AsOfficerAsync(async (db, _) => (await PartyList.PageAsync(db, new PartyFilter(null, null, null), null)).Rows.Count));
        yield return new("people by the last meeting, page 1", () => store.AsOfficerAsync(async (db, me) => (await PersonList.PageAsync(db, new PersonFilter(null, null, "-met"), me.Today(TimeProvider.System), null)).Rows.Count));
        yield return new("late count in the navigation", () => store.AsOfficerAsync((db, _) => DueSections.LateCountAsync(db, TimeProvider.System, NavCount.Most)));
        foreach (var (name, query, match) in await SearchesAsync())
            yield return new($"search, {name}", () => store.AsOfficerAsync(async (db, me) => (await new TextSearch(db, me, TimeProvider.System).FindAsync(SearchQuery.Read(query), new SearchWish(5))).Found.Sum(f => f.First.Count)),
                () => plain.AskAsync(PlainSql.Search(match)));
        var commitment = await plain.TextAsync("""SELECT "Reference" FROM "Commitments" ORDER BY "Id" DESC LIMIT 1 OFFSET 777""");
        yield return new("commitment by reference", () => store.AsOfficerAsync(async (db, _) => await CommitmentView.ReadAsync(db, commitment, TimeProvider.System) is null ? 0 : 1), () => plain.AskAsync(PlainSql.Record));
        var engagement = await plain.TextAsync("""SELECT "Reference" FROM "Engagements" WHERE "State" = 0 ORDER BY "Id" DESC LIMIT 1 OFFSET 77""");
        yield return new("engagement by reference", () => store.AsOfficerAsync(async (db, _) => await EngagementDetails.FindAsync(db, engagement) is null ? 0 : 1));
    }

    private Figure Commitments(string name, CommitmentFilter filter, PagePlace place, string where, string order, string? counted = null) => new(
        name,
        () => PageAsync(filter, place),
        () => plain.AskAsync(PlainSql.Page(where, order), PlainSql.Count(counted ?? where)));

    private Task<int> PageAsync(CommitmentFilter filter, PagePlace place) => store.AsOfficerAsync(async (db, me) =>
        (await CommitmentList.PageAsync(db, filter, me.Id, await DueCalendar.ReadAsync(db, TimeProvider.System), place)).Rows.Count);

    private static Task<(string, string, string)[]> SearchesAsync() => Task.FromResult<(string, string, string)[]>(
    [
        ("two common words", "trade progress", "trade progress"),
        ("a rare word", Generate.Vocabulary.Place(4_900), Generate.Vocabulary.Place(4_900)),
        ("a beginning", "counter*", "counter*"),
        ("a phrase", "\"critical minerals\"", "\"critical minerals\""),
        ("a misspelt name", "Cavusoglo", "Cavusoglo"),
    ]);

    /// <summary>The file leaves the memory: the program's, and what the machine keeps of it.</summary>
    private Task CoolAsync()
    {
        plain.Close();
        store.Close();
        using var file = File.OpenHandle(store.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        const int dontNeed = 4;
        return posix_fadvise((int)file.DangerousGetHandle(), 0, 0, dontNeed) == 0 ? Task.CompletedTask : throw new InvalidOperationException("The machine does not let go of the file.");
    }

    [LibraryImport("libc")]
    private static partial int posix_fadvise(int descriptor, long offset, long length, int advice);
}
