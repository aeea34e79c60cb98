using EngagementTracker.EndToEnd.Accessibility;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(EngagementTracker.EndToEnd.Setup.LongestFirst))]

namespace EngagementTracker.EndToEnd.Setup;

/// <summary>Begins with the class that takes minutes, so that it is not left alone on one core at the end. No test counts on it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : notnull, ITestCollection =>
        [.. testCollections.OrderByDescending(c => c.TestCollectionDisplayName.Contains(typeof(EveryPageTests).FullName!, StringComparison.Ordinal))];
}
