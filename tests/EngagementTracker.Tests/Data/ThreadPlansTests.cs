using EngagementTracker.Domain.People;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Parties;
using EngagementTracker.Web.Features.Parties.BriefMe;
using EngagementTracker.Web.Features.People;
using EngagementTracker.Web.Features.Topics;

namespace EngagementTracker.Tests.Data;

/// <summary>What the pages of a party, a person and a topic ask is answered from indexes, and they do not ask much.</summary>
public sealed class ThreadPlansTests
{
    private const int MostQueries = 40;

    private static readonly string[] Large =
    [
        "Engagements", "EngagementParties", "EngagementTopics", "Participants", "Accounts", "NeedToKnow", "Commitments", "CommitmentParties", "CommitmentTopics",
        "Mentions", "Progress", "BreakGlasses",
    ];

    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("party")]
    [InlineData("home")]
    [InlineData("person")]
    [InlineData("topic")]
    [InlineData("brief")]
    public async Task No_large_table_is_read_through(string page)
    {
        await using var tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true, lives: true);
        var asked = await AskedAsync(tracker, page);
        Assert.InRange(asked.Count, 5, MostQueries);

        var scans = await QueryPlans.ScansAsync(tracker.DatabaseFile, asked, Large);
        Assert.True(scans.Count == 0, string.Join("\n\n", scans));
        TestContext.Current.TestOutputHelper?.WriteLine($"{page}: {asked.Count} queries, no scan");
    }

    private static async Task<IReadOnlyCollection<string>> AskedAsync(Tracker tracker, string page)
    {
        using var asked = new AskedQueries(tracker.DatabaseFile);
        var home = tracker.Ministry.HomeParty;
        await tracker.ReadAsync<object?>(async db => page switch
        {
            "party" or "home" => await PartyQuery.ReadAsync(db, tracker.Time, home, page == "home" ? "KE" : "US", Today) is { } view
                ? await PartyQuery.RecallAsync(db, view.Party.Id, home, Today) : null,
            "person" => await PersonQuery.ReadAsync(db, new PersonId(1), Today) is { } person ? await PersonQuery.RecallAsync(db, person.Person.Id, Today) : null,
            "topic" => await TopicQuery.ReadAsync(db, tracker.Time, "stip", Today) is { } topic ? await TopicQuery.RecallAsync(db, topic.Topic, Today) : null,
            _ => await new BriefQuery(db, tracker.Time, home, Today).ReadAsync("US"),
        });
        return asked.All;
    }
}
