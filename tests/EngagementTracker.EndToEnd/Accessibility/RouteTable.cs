using System.Reflection;
using System.Text.RegularExpressions;
using EngagementTracker.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.EndToEnd.Accessibility;

/// <summary>Every page of the application, and who may see it.</summary>
internal static partial class RouteTable
{
    /// <summary>Where the records come from that fill an address: the query by the whole address, or else by its first words.</summary>
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["/engagements/{Reference}/compare"] = """
            SELECT "Reference" FROM "Engagements" WHERE "Id" = (SELECT "EngagementId" FROM "Accounts" GROUP BY "EngagementId" ORDER BY COUNT(*) DESC LIMIT 1)
            """,
        ["engagements"] = """SELECT "Reference" FROM "Engagements" ORDER BY "Marking" DESC, "Id" LIMIT 1""",
        ["commitments"] = """SELECT "Reference" FROM "Commitments" ORDER BY "Marking" DESC, "Id" LIMIT 1""",
        ["follow-ups"] = """SELECT "Reference" FROM "FollowUps" WHERE "DoneUtc" IS NULL ORDER BY "Marking" DESC, "Id" LIMIT 1""",
        ["deadlines/handovers"] = """SELECT MAX("Id") FROM "Handovers" """,
        ["parties"] = "SELECT 'US'",
        ["people"] = """SELECT "Id" FROM "People" ORDER BY "Id" LIMIT 1""",
        ["topics"] = """SELECT "Slug" FROM "Topics" ORDER BY "Id" LIMIT 1""",
        ["events"] = """SELECT "Id" FROM "CalendarEvents" ORDER BY "Id" LIMIT 1""",
        ["admin/users"] = """SELECT "Id" FROM "Users" WHERE "UserName" = 'officer2'""",
        ["admin/units"] = """SELECT "Id" FROM "Units" ORDER BY "Id" LIMIT 1""",
    };

    private static readonly Dictionary<string, Type> Pages = typeof(Program).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(), (type, route) => (route.Template, Type: type))
        .ToDictionary(p => p.Template, p => p.Type);

    /// <summary>What a page shows when its address asks for another view of it.</summary>
    private static readonly string[] Views = ["/deadlines?by=owner", "/deadlines?view=list", "/deadlines?view=month", "/deadlines?view=week"];

    public static IEnumerable<string> Templates => Pages.Keys.Concat(Views).Order(StringComparer.Ordinal);

    /// <summary>The address with a seeded record's key in it.</summary>
    /// <exception cref="InvalidOperationException">Nothing is known to fill the address with: add a sample.</exception>
    public static string Fill(string template, string databaseFile)
    {
        var start = template.IndexOf('{', StringComparison.Ordinal);
        if (start < 0) return template;
        var kind = template[..start].Trim('/');
        if (!Samples.TryGetValue(template, out var query) && !Samples.TryGetValue(kind, out query)) throw new InvalidOperationException($"No sample for {template}: add one to {nameof(RouteTable)}.");
        using var connection = new SqliteConnection($"Data Source={databaseFile};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        var key = Convert.ToString(command.ExecuteScalar()) ?? throw new InvalidOperationException($"The demo has no record for {template}.");
        var filled = Parameter().Replace(template, Uri.EscapeDataString(key), 1);
        return filled.Contains('{', StringComparison.Ordinal)
            ? throw new InvalidOperationException($"{template} has two parameters: teach {nameof(RouteTable)} to fill both.")
            : filled;
    }

    /// <summary>A demo user who may see the page; nobody for a page that is open to all.</summary>
    public static string? Reader(string template)
    {
        var page = Pages[template.Split('?')[0]];
        if (page.GetCustomAttribute<AllowAnonymousAttribute>() is not null) return null;
        if (page.GetCustomAttribute<AuthorizeAttribute>()?.Policy is not { } policy) return "manager";
        var roles = Permissions.RolesFor(Enum.Parse<Permission>(policy));
        return roles.HasFlag(Domain.Access.Roles.Manager) ? "manager"
            : roles.HasFlag(Domain.Access.Roles.Officer) ? "officer"
            : roles.HasFlag(Domain.Access.Roles.Analyst) ? "analyst"
            : "admin";
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
