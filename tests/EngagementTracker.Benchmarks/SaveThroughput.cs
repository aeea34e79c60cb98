using BenchmarkDotNet.Attributes;
using EngagementTracker.Web.Data.Audit;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Benchmarks;

/// <summary>How many engagements are logged in a second, by one writer and by twenty at once; the time is that of one.</summary>
public class SaveThroughput : IDisposable
{
    private const int Saves = 200;
    private Store store = null!;

    [Params(1, 20)]
    public int Writers { get; set; }

    [GlobalSetup]
    public async Task StartAsync() => store = await Store.StartAsync();

    [Benchmark(Baseline = true, OperationsPerInvoke = Saves)]
    public Task WithoutTheChain() => LogAsync(Unchained.AppendAsync);

    [Benchmark(OperationsPerInvoke = Saves)]
    public Task WithTheChain() => LogAsync(AuditWriter.AppendAsync);

    private Task LogAsync(Func<SqliteTransaction, Signature, IReadOnlyList<AuditedAct>, CancellationToken, Task> append) =>
        Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < Saves / Writers; i++) await store.LogAsync(append);
        })));

    [GlobalCleanup]
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        store.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
