using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("EngagementTracker.Tests")]
[assembly: InternalsVisibleTo("EngagementTracker.Benchmarks")]
