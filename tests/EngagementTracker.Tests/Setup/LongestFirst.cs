using EngagementTracker.Tests.Access.Canary;
using EngagementTracker.Tests.Data.Crash;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(EngagementTracker.Tests.Setup.LongestFirst))]

namespace EngagementTracker.Tests.Setup;

/// <summary>Begins with the classes that take minutes, so that none of them is left alone on one core at the end. No test counts on it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [typeof(CanaryPagesTests).FullName!, typeof(KillTests).FullName!, typeof(CanaryEndpointsTests).FullName!];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : notnull, ITestCollection =>
        [.. testCollections.OrderByDescending(c => Longest.Any(name => c.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)))];
}
