using BenchmarkDotNet.Attributes;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments;
using EngagementTracker.Web.Ui.Lists;

namespace EngagementTracker.Benchmarks;

/// <summary>How long the server works for the first page of the list of commitments, its total included, in each of the list's views.</summary>
public class CommitmentListSpeed : IDisposable
{
    private Store store = null!;

    /// <summary>Of which a fifth is closed, a third assessed and reported on, and some are reaffirmed.</summary>
    [Params(10_000)]
    public int Commitments { get; set; }

    [ParamsSource(nameof(Filters))]
    public string View { get; set; } = "All";

    public static IEnumerable<string> Filters => Views.Keys;

    private static readonly Dictionary<string, CommitmentFilter> Views = new()
    {
        ["All"] = new(),
        ["Open"] = new(State: CommitmentFilter.NotClosed),
        ["Late"] = new(Due: "late"),
        ["Stale"] = new(Stale: CommitmentFilter.Yes),
        ["Incomplete"] = new(State: CommitmentFilter.NotClosed, Missing: CommitmentFilter.Anything),
        ["A topic"] = new(Topic: "stip"),
        ["Evidence limited"] = new(Evidence: "limited"),
        ["Official underway"] = new(Said: "underway"),
        ["Schedule late"] = new(Schedule: "late"),
        ["By counterpart"] = new(Sort: "counterpart"),
        ["By owner, reversed"] = new(Sort: "-owner"),
    };

    [GlobalSetup]
    public async Task StartAsync()
    {
        store = await Store.StartAsync();
        await store.FillCommitmentsAsync(Commitments);
    }

    [Benchmark]
    public Task<int> FirstRows() => store.AsOfficerAsync(async (db, officer) =>
    {
        var calendar = await DueCalendar.ReadAsync(db, TimeProvider.System);
        return (await CommitmentList.Rows(db, Views[View], officer.Id, calendar).ToPageAsync(1)).Rows.Count;
    });

    [GlobalCleanup]
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        store.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
