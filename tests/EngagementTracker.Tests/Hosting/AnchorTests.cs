using System.Threading.Channels;
using EngagementTracker.Tests.Data.Audit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Tests.Hosting;

public sealed class AnchorTests
{
    [Fact]
    public async Task The_head_is_noted_at_start_and_each_midnight_in_the_log_and_in_the_file()
    {
        await using var tracker = await Tracker.StartAsync();
        using var folder = new Folder();
        await using var scope = tracker.AsNobody();
        var log = new Lines();
        using var keeper = Keeper(tracker, scope, folder.File, log);

        await keeper.StartAsync(TestContext.Current.CancellationToken);
        var first = await Trail.HeadAsync(tracker);
        Assert.Equal($"The audit trail ends at {first}", await log.NextAsync());
        await Trail.GrowAsync(tracker, 3);
        var second = await Trail.HeadAsync(tracker);
        tracker.Time.Advance(TimeSpan.FromHours(15)); // from 09:00 to midnight
        Assert.Equal($"The audit trail ends at {second}", await log.NextAsync());
        await keeper.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal($"2025-02-03T09:00:00Z {first}\n2025-02-04T00:00:00Z {second}\n", await File.ReadAllTextAsync(folder.File, TestContext.Current.CancellationToken));
        var anchors = await AnchorFile.ReadAsync(folder.File, TestContext.Current.CancellationToken);
        Assert.Equal([new(first, "the anchor of 2025-02-03T09:00:00Z"), new(second, "the anchor of 2025-02-04T00:00:00Z")], anchors);
        Assert.Null((await Trail.VerifyAsync(tracker, [.. anchors])).Sentence);
    }

    [Fact]
    public async Task The_same_head_is_noted_once_however_often_the_server_starts()
    {
        await using var tracker = await Tracker.StartAsync();
        using var folder = new Folder();
        await using var scope = tracker.AsNobody();
        using var keeper = Keeper(tracker, scope, folder.File, new Lines());

        await keeper.NoteAsync(TestContext.Current.CancellationToken);
        tracker.Time.Advance(TimeSpan.FromHours(1));
        await keeper.NoteAsync(TestContext.Current.CancellationToken);

        Assert.Single(await File.ReadAllLinesAsync(folder.File, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_an_error_in_the_log_and_stops_nothing()
    {
        await using var tracker = await Tracker.StartAsync();
        await using var scope = tracker.AsNobody();
        var log = new Lines();
        using var keeper = Keeper(tracker, scope, "/nowhere/at/all/anchors.txt", log);

        await keeper.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal("The head of the audit trail could not be noted.", await log.NextAsync());
        await keeper.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("2025-02-03T09:00:00Z 12:abc")]
    [InlineData("2025-02-03 12:0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_line_that_is_no_anchor_is_named(string line)
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder.File, $"\n{line}\n", TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => AnchorFile.ReadAsync(folder.File, TestContext.Current.CancellationToken));

        Assert.StartsWith($"Line 2 of {folder.File} is no anchor.", refusal.Message, StringComparison.Ordinal);
    }

    private static AnchorKeeper Keeper(Tracker tracker, AsyncServiceScope scope, string file, Lines log) => new(
        scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>(), tracker.Time, Options.Create(new AuditOptions { AnchorFile = file }), log);

    private sealed class Folder : IDisposable
    {
        private readonly string path = Directory.CreateTempSubdirectory("tracker-anchors-").FullName;

        public string File => Path.Combine(path, "anchors.txt");

        public void Dispose() => Directory.Delete(path, recursive: true);
    }

    private sealed class Lines : ILogger<AnchorKeeper>
    {
        private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

        public Task<string> NextAsync() => lines.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Writer.TryWrite(formatter(state, exception));

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;
    }
}
