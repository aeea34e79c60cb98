using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using EngagementTracker.Benchmarks;
using EngagementTracker.Benchmarks.Generate;
using EngagementTracker.Benchmarks.Measure;

// dotnet run -c Release --project tests/EngagementTracker.Benchmarks -- --filter '*'
// With --once each is run once, small and in any configuration, to see that it still runs.
// With --paired the throughput is compared in short turns, for a machine that has other work.
if (args is ["--once"]) return await Once.RunAsync();
if (args is ["--paired"]) return await Paired.RunAsync();
// With --deadlines each view of the deadlines is measured with 50,000 open follow-ups.
if (args is ["--deadlines"]) return await DeadlineSpeed.RunAsync(50_000);
// A database of N engagements to measure in: generate --engagements N --database FILE
if (args is ["generate", .. var generated]) return await Generator.RunAsync(generated);
// How long each question takes in such a database: measure --database FILE
if (args is ["measure", .. var measured]) return await Measurement.RunAsync(measured);
// The table and the plot of what was measured: report --plot FILE.svg ENGAGEMENTS=FILE …
if (args is ["report", .. var reported]) return await Growth.RunAsync(reported);
// With --topic-cues TEXTS LABELS … the weights of the reader's topic cues are made anew.
if (args is ["--topic-cues", .. var files]) return await TopicCues.RunAsync(files);

var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
    .WithStrategy(BenchmarkDotNet.Engines.RunStrategy.Monitoring).WithWarmupCount(3).WithIterationCount(25).WithInvocationCount(1).WithUnrollFactor(1));
BenchmarkSwitcher.FromAssembly(typeof(Once).Assembly).Run(args, config);
return 0;
