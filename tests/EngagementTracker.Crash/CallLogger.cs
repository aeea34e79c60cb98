using System.Text;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Features.Engagements.LogCall;
using EngagementTracker.Web.Hosting;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Crash;

/// <summary>
/// Logs calls by the product's own handler, two at a time. Once a call is saved, its reference and its word go to a file and to the
/// disk, in one line: what stands there was acknowledged. All that is in a call follows from its word.
/// </summary>
internal static class CallLogger
{
    private const int Writers = 2;

    public static async Task RunAsync(string connectionString, string acknowledgedFile, Func<Task> ready)
    {
        await using var services = Services(connectionString);
        var ministry = services.GetRequiredService<Ministry>();
        await using (var scope = services.CreateAsyncScope())
            await ministry.LoadAsync(scope.ServiceProvider.GetRequiredService<TrackerDbContext>(), new MinistryOptions());
        await using var acknowledged = new FileStream(acknowledgedFile, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        // A first call, so that the program is quick from then on.
        await LogAsync(services, acknowledged);
        // The database is opened anew: after a kill, that finds the log that was left behind.
        services.GetRequiredService<KeptConnections>().Close();
        await ready();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (true) await LogAsync(services, acknowledged);
        })));
    }

    private static async Task LogAsync(ServiceProvider services, FileStream acknowledged)
    {
        var word = Guid.NewGuid().ToString("N");
        await using var officer = await OfficerAsync(services);
        var answer = await officer.ServiceProvider.GetRequiredService<LogCallHandler>().HandleAsync(await FormAsync(officer, word));
        if (answer.Value is not { } engagement) throw new InvalidOperationException(answer.Problems[0].Sentence);
        lock (acknowledged)
        {
            acknowledged.Write(Encoding.ASCII.GetBytes($"{engagement.Reference} {word}\n"));
            acknowledged.Flush(flushToDisk: true);
        }
    }

    private static ServiceProvider Services(string connectionString)
    {
        ValidatorOptions.Global.LanguageManager.Enabled = false;
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(TimeProvider.System);
        collection.AddTrackerDatabase(connectionString);
        collection.AddSingleton<Ministry>();
        collection.AddSignIn();
        collection.AddHandlers();
        collection.AddMails();
        return collection.BuildServiceProvider();
    }

    private static async Task<AsyncServiceScope> OfficerAsync(ServiceProvider services)
    {
        var scope = services.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        var user = await db.Users.SingleAsync(u => u.UserName == "officer");
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(user.Id, user.DisplayName, user.Roles, user.UnitId, "Africa/Nairobi", user.Clearance);
        return scope;
    }

    private static async Task<LogCallForm> FormAsync(AsyncServiceScope officer, string word)
    {
        await using var db = await officer.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        var parties = await db.Parties.Where(p => p.Code == "US" || p.Code == "KE").Select(p => new PartyChoice(p.Id, p.Code, p.Name, p.TimeZone)).ToListAsync();
        var (us, home) = (parties.Single(p => p.Code == "US"), parties.Single(p => p.Code == "KE"));
        return new LogCallForm
        {
            IsSeparate = true,
            Engagement =
            {
                Date = "27 Jan 2025",
                TimeZone = "Africa/Nairobi",
                Parties = { us },
                Participants =
                {
                    new ParticipantForm { Person = new PersonChoice(null, $"William {word}", home.Id, "KE", []), Capacity = "President" },
                    new ParticipantForm { Person = new PersonChoice(null, $"Marco {word}", us.Id, "US", []), Capacity = "Secretary of State" },
                },
                Topics = { new TopicChoice(null, $"Trade {word}"), new TopicChoice(null, $"Haiti {word}") },
                Summary = $"Summary {word}",
            },
            Account = new AccountForm { Issuer = "State House", Text = $"Account {word}. The United States will send {word}." },
            Commitments =
            {
                new CommitmentForm { Sentence = $"The United States will send {word}.", Owes = Direction.Theirs },
                new CommitmentForm { Sentence = $"Kenya will host {word}.", Owes = Direction.Ours, FollowUp = $"Book {word}", FollowUpDue = "tomorrow" },
            },
        };
    }
}
