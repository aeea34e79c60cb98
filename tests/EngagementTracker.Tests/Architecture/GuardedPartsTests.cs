using System.Reflection;
using System.Text.RegularExpressions;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Frame;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using MudBlazor;

namespace EngagementTracker.Tests.Architecture;

/// <summary>
/// What reads, acts, or is called a panel can fail alone, so pages and the frame put it into <see cref="Guarded"/>: reflection finds the
/// components, their source says where they stand.
/// </summary>
public sealed partial class GuardedPartsTests
{
    /// <summary>What a component may ask for that neither reads records nor acts on them.</summary>
    private static readonly Type[] Harmless =
    [
        typeof(CurrentUser), typeof(TimeProvider), typeof(NavigationManager), typeof(IJSRuntime), typeof(ISnackbar), typeof(ChangeFeed), typeof(Ministry),
    ];

    /// <summary>They are the page itself: around its form, or all that there is of it.</summary>
    private static readonly string[] WholePages = ["BreakGlassPage: HeadsOnly", "PasteReadoutPage: DraftCheck"];

    private static readonly Dictionary<Type, string> Markup = Directory
        .EnumerateFiles(Path.Combine(Root(), "src", "EngagementTracker.Web"), "*.razor", SearchOption.AllDirectories)
        .Select(file => (Type: typeof(Program).Assembly.GetTypes().FirstOrDefault(t => t.FullName?.Split('`')[0] == NameOf(file)), Source: File.ReadAllText(file)))
        .Where(c => c.Type?.IsAssignableTo(typeof(IComponent)) == true && c.Type.Name != "_Imports")
        .ToDictionary(c => c.Type!, c => Code().Split(c.Source)[0]);

    [Fact]
    public void What_can_fail_alone_is_guarded_on_every_page_and_in_the_frame()
    {
        var parts = Markup.Keys.Where(t => !IsPage(t) && !IsOfAForm(t)).ToList();
        var fragile = parts.Where(t => IsFragile(t) || TagOf(t).EndsWith("Panel", StringComparison.Ordinal)).Select(TagOf).ToHashSet();
        // Whatever has one of them inside, unguarded, is as fragile as that.
        while (parts.Where(t => !fragile.Contains(TagOf(t)) && Bare(t).Any(fragile.Contains)).Select(TagOf).ToList() is { Count: > 0 } more) fragile.UnionWith(more);
        Assert.Superset(new HashSet<string>(["HistoryPanel", "AssessmentsPanel", "NoticeBell", "LateCount", "BoardView"]), fragile);

        var bare = Markup.Keys.Where(t => IsPage(t) && HasCircuit(t))
            .SelectMany(t => Bare(t).Where(fragile.Contains).Select(part => $"{t.Name}: {part}")).Distinct().Except(WholePages);

        Assert.Empty(bare);
    }

    /// <summary>The components in one's markup outside of any <see cref="Guarded"/>.</summary>
    private static IEnumerable<string> Bare(Type component)
    {
        var depth = 0;
        foreach (Match tag in Tags().Matches(Markup[component]))
        {
            var (isEnd, name) = (tag.Groups[1].Length > 0, tag.Groups[2].Value);
            if (name == nameof(Guarded)) depth += isEnd ? -1 : 1;
            else if (!isEnd && depth == 0) yield return name;
        }
    }

    private static string TagOf(Type component) => component.Name.Split('`')[0];

    private static bool IsPage(Type type) => type.IsDefined(typeof(RouteAttribute)) || type.IsSubclassOf(typeof(LayoutComponentBase));

    private static bool HasCircuit(Type type) => !type.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute));

    /// <summary>A field that is gone is a form that cannot be filled in: fields stand and fall with their page.</summary>
    private static bool IsOfAForm(Type type) =>
        type.Namespace is "EngagementTracker.Web.Ui.Forms" or "EngagementTracker.Web.Ui.Lookups" || Regex.IsMatch(type.Name, "(Field|Fields|Form)(`|$)");

    private static bool IsFragile(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
        .Where(p => p.IsDefined(typeof(InjectAttribute))).Select(p => p.PropertyType)
        .Any(t => !Harmless.Contains(t) && !(t.IsGenericType && (t.GetGenericTypeDefinition() == typeof(ILogger<>) || t.GetGenericTypeDefinition() == typeof(IOptions<>))));

    private static string NameOf(string file)
    {
        var path = Path.ChangeExtension(Path.GetRelativePath(Path.Combine(Root(), "src"), file), null);
        return path.Replace(Path.DirectorySeparatorChar, '.');
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EngagementTracker.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"<(/?)([A-Z]\w*)")]
    private static partial Regex Tags();

    [GeneratedRegex(@"^@code\b", RegexOptions.Multiline)]
    private static partial Regex Code();
}
