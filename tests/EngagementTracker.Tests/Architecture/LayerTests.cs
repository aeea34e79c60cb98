using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using EngagementTracker.Readouts.Dates;
using Assembly = System.Reflection.Assembly;

namespace EngagementTracker.Tests.Architecture;

/// <summary>Who may know whom (design.md, section 4).</summary>
public sealed class LayerTests
{
    private const string Features = "EngagementTracker.Web.Features";
    private static readonly Assembly Domain = typeof(global::EngagementTracker.Domain.Text).Assembly;
    private static readonly Assembly Web = typeof(Program).Assembly;
    private static readonly ArchUnitNET.Domain.Architecture Product = new ArchLoader().LoadAssemblies(Domain, typeof(WrittenDate).Assembly, Web).Build();

    [Fact]
    public void Domain_references_no_package_and_no_project() => Assert.Empty(ReferencesOf(Domain));

    [Fact]
    public void Readouts_references_only_Domain_and_a_reader_of_mark_up() =>
        Assert.All(ReferencesOf(typeof(WrittenDate).Assembly), name => Assert.Contains(name, (string[])["EngagementTracker.Domain", "AngleSharp"]));

    [Fact]
    public void No_feature_uses_another_one()
    {
        var reaching = from type in Product.Types
                       let own = Area(type)
                       where own is not null
                       from dependency in type.Dependencies
                       let other = Area(dependency.Target)
                       where other is not null && other != own
                       select $"{type.FullName} uses {dependency.Target.FullName}";
        Assert.Empty(reaching.Distinct());
    }

    /// <summary>A part that several features show, such as a button, may call the handler that does its work: the two hops of every page.</summary>
    [Fact]
    public void Ui_and_Data_and_Access_use_of_features_at_most_handlers()
    {
        var reaching = from type in Product.Types
                       where type.FullName.StartsWith("EngagementTracker.Web.Ui.", StringComparison.Ordinal)
                           || type.FullName.StartsWith("EngagementTracker.Web.Data.", StringComparison.Ordinal)
                           || type.FullName.StartsWith("EngagementTracker.Web.Access.", StringComparison.Ordinal)
                       from dependency in type.Dependencies
                       where Area(dependency.Target) is not null && !dependency.Target.Name.EndsWith("Handler", StringComparison.Ordinal)
                       select $"{type.FullName} uses {dependency.Target.FullName}";
        Assert.Empty(reaching.Distinct());
    }

    [Fact]
    public void Only_handlers_and_Data_write()
    {
        string[] writing = ["SaveChangesAsync", "ExecuteUpdateAsync", "ExecuteDeleteAsync", "ExecuteSqlAsync", "ExecuteSqlRawAsync"];
        var writers = Product.Types
            .Where(t => t.Dependencies.OfType<MethodCallDependency>().Any(d => writing.Any(w => d.TargetMember.Name.StartsWith($"{w}(", StringComparison.Ordinal))))
            .Select(t => t.FullName.Split('/', '+')[0]).Distinct().ToList();
        Assert.Contains("EngagementTracker.Web.Data.Seed.Demo", writers); // the scan sees what it is meant to see
        Assert.All(writers, name => Assert.True(
            name.EndsWith("Handler", StringComparison.Ordinal) || name.StartsWith("EngagementTracker.Web.Data.", StringComparison.Ordinal), $"{name} writes."));
    }

    /// <summary>
    /// Raising a marking and moving an event reach what the one who does so may not see, the audit trail counts all its entries, and the second
    /// of a pair meets the first, which is hidden from its author. The program itself asks what falls due, and of each recipient what they may
    /// read, lists who watches a search, which then runs as its owner, and removes everybody's old drafts. What was merged into another is hidden
    /// in the directory, and known to who undoes it. Nothing else may.
    /// </summary>
    [Fact]
    public void Only_what_is_named_here_looks_past_the_reading_rights()
    {
        var looking = Product.Types
            .Where(t => t.Dependencies.OfType<MethodCallDependency>().Any(d => d.TargetMember.Name.StartsWith("IgnoreQueryFilters", StringComparison.Ordinal)))
            .Select(t => t.FullName.Split('/', '+')[0]).Distinct();
        string[] may =
        [
            "EngagementTracker.Web.Data.Audit.AuditSeal",
            "EngagementTracker.Web.Data.BehindGlass",
            "EngagementTracker.Web.Data.Calendar.FeedDoor",
            "EngagementTracker.Web.Data.Calendar.QueuedInvitations",
            "EngagementTracker.Web.Data.DraftRetention",
            "EngagementTracker.Web.Data.EventItems",
            "EngagementTracker.Web.Data.Merges.Doubles",
            "EngagementTracker.Web.Data.Offspring",
            "EngagementTracker.Web.Data.OffspringMarkings",
            "EngagementTracker.Web.Data.Outbox",
            "EngagementTracker.Web.Data.Reminders.DigestRound",
            "EngagementTracker.Web.Data.Reminders.DueRecord",
            "EngagementTracker.Web.Data.Reminders.ReminderRound",
            "EngagementTracker.Web.Data.Reminders.SearchRound",
            "EngagementTracker.Web.Data.Reminders.Tellings",
            "EngagementTracker.Web.Data.SecondAssessments",
            "EngagementTracker.Web.Data.TrackerDbContext",
        ];
        Assert.Equal(may, looking.Order(StringComparer.Ordinal));
    }

    /// <summary>SQL knows no reader. A merge moves all that refers to a record; the rest counts, copies and checks what nobody is shown.</summary>
    [Fact]
    public void Rows_below_the_reading_rights_are_read_by_merges_only()
    {
        var reading = Product.Types.Where(t => t.Dependencies.Any(d => d.Target.FullName == "EngagementTracker.Web.Data.Merges.SqlRows"))
            .Select(t => t.FullName.Split('/', '+')[0]).Distinct();
        Assert.All(reading, name => Assert.StartsWith("EngagementTracker.Web.Data.Merges.", name, StringComparison.Ordinal));
    }

    /// <summary>The feature that a type belongs to; pages directly under Features belong to none.</summary>
    private static string? Area(IType type) =>
        type.Namespace?.FullName.StartsWith($"{Features}.", StringComparison.Ordinal) == true ? type.Namespace.FullName[(Features.Length + 1)..].Split('.')[0] : null;

    private static IEnumerable<string> ReferencesOf(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => !n.StartsWith("System", StringComparison.Ordinal) && n is not ("netstandard" or "mscorlib"));
}
