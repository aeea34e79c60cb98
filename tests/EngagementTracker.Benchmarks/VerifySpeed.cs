using BenchmarkDotNet.Attributes;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;

namespace EngagementTracker.Benchmarks;

/// <summary>How long it takes to verify a long trail.</summary>
public class VerifySpeed : IDisposable
{
    private Store store = null!;

    [Params(1_000_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public async Task StartAsync()
    {
        store = await Store.StartAsync();
        await store.FillAsync(Entries);
    }

    [Benchmark]
    public long Verify()
    {
        using var connection = ReadOnlyDatabase.OpenAsync(store.File).GetAwaiter().GetResult();
        var finding = AuditVerifier.Verify(connection, []);
        return finding.Sentence is null && finding.Head?.Id == Entries ? finding.Head.Id : throw new InvalidOperationException(finding.Sentence);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        store.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
