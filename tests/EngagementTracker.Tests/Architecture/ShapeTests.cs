using System.Reflection;
using System.Text.RegularExpressions;
using EngagementTracker.Domain;
using EngagementTracker.Web.Access;
using Microsoft.AspNetCore.Components;

namespace EngagementTracker.Tests.Architecture;

/// <summary>What pages, handlers and entities look like (style.md).</summary>
public sealed partial class ShapeTests
{
    private static readonly Type[] Web = typeof(Program).Assembly.GetTypes();
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Pages =>
        [.. Web.Where(t => t.GetCustomAttributes<RouteAttribute>().Any()).Select(t => t.FullName!)];

    public static TheoryData<string> Handlers =>
        [.. Web.Where(t => t is { IsClass: true, IsNested: false } && t.Name.EndsWith("Handler", StringComparison.Ordinal)
            && t.Namespace?.StartsWith("EngagementTracker.Web.Features.", StringComparison.Ordinal) == true).Select(t => t.FullName!)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_named_so_has_a_title_and_one_heading_that_takes_focus(string page)
    {
        Assert.EndsWith("Page", page, StringComparison.Ordinal);
        var markup = SourceOf(page, ".razor");
        // A page may leave title and heading to the one component that it consists of.
        var part = OnlyPart().Match(markup) is { Success: true } match ? Directory.GetFiles(Path.Combine(Root, "src"), $"{match.Groups[1].Value}.razor", SearchOption.AllDirectories) : [];
        var whole = markup + string.Concat(part.Select(File.ReadAllText));
        Assert.Matches(@"<PageTitle>[^<]*(\s·\s|@)", whole);
        Assert.Contains("<h1", whole, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Handlers))]
    public void A_handler_is_sealed_has_one_way_in_and_is_named_by_a_test(string handler)
    {
        var type = Web.Single(t => t.FullName == handler);
        Assert.True(type.IsSealed, $"{handler} is not sealed.");
        Assert.NotNull(type.GetMethod("HandleAsync"));
        Assert.Contains(
            Directory.EnumerateFiles(Path.Combine(Root, "tests", "EngagementTracker.Tests"), "*.cs", SearchOption.AllDirectories),
            file => Regex.IsMatch(File.ReadAllText(file), $@"\b{type.Name}\b"));
    }

    [Fact]
    public void Entities_are_sealed_and_nobody_sets_their_properties()
    {
        var classes = typeof(IVersioned).Assembly.GetTypes().Where(t => t is { IsClass: true, IsPublic: true } && !(t.IsAbstract && t.IsSealed)
            && !t.IsSubclassOf(typeof(Exception))).ToList();
        Assert.Contains(typeof(global::EngagementTracker.Domain.Engagements.Engagement), classes);
        Assert.All(classes, type => Assert.True(type.IsSealed, $"{type.Name} is not sealed."));
        var open = classes.SelectMany(t => t.GetProperties()).Where(p => p.SetMethod is { IsPublic: true } set
            && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)));
        Assert.Empty(open.Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));
    }

    [Fact]
    public void No_file_is_longer_than_250_lines()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal));
        Assert.All(files, f => Assert.True(File.ReadLines(f).Count() <= 250, $"{f} is longer."));
    }

    [Fact]
    public void Policies_on_pages_are_permissions()
    {
        var policies = Web.SelectMany(t => t.GetCustomAttributes<Microsoft.AspNetCore.Authorization.AuthorizeAttribute>()).Select(a => a.Policy).OfType<string>();
        Assert.All(policies, policy => Assert.True(Enum.TryParse<Permission>(policy, out _), policy));
    }

    private static string SourceOf(string type, string extension)
    {
        var path = Path.Combine([Root, "src", "EngagementTracker.Web", .. type["EngagementTracker.Web.".Length..].Split('.')]);
        return File.ReadAllText(path + extension);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EngagementTracker.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    [GeneratedRegex(@"^<(\w+)[^>]*/>\s*$", RegexOptions.Multiline)]
    private static partial Regex OnlyPart();
}
