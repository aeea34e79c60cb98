using Bunit;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Features.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Admin.EditUnit;
using EngagementTracker.Web.Features.Admin.EditUser;
using EngagementTracker.Web.Features.Admin.SetReminders;
using EngagementTracker.Web.Features.Commitments.MarkCommitment;
using EngagementTracker.Web.Features.Commitments.RecordMention;
using EngagementTracker.Web.Features.Commitments.ReviseCommitment;
using EngagementTracker.Web.Features.Commitments.TellProgress;
using EngagementTracker.Web.Features.Engagements.EditEngagement;
using EngagementTracker.Web.Features.Engagements.ProtectEngagement;
using EngagementTracker.Web.Features.Events.EditEvent;
using EngagementTracker.Web.Features.Events.MoveEvent;
using EngagementTracker.Web.Features.FollowUps.EditFollowUp;
using EngagementTracker.Web.Features.Notices.SetMails;
using EngagementTracker.Web.Features.Parties.EditParty;
using EngagementTracker.Web.Features.People.EditPerson;
using EngagementTracker.Web.Features.Topics.EditTopic;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features;

/// <summary>Two editors of one record, on every page that edits one: the second to save loses nothing of the first, and nothing is written before it is chosen.</summary>
public sealed class TwoEditorsTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly List<IAsyncDisposable> open = [];
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(records: true);

    public async ValueTask DisposeAsync()
    {
        foreach (var one in open) await one.DisposeAsync();
        await tracker.DisposeAsync();
    }

    /// <summary>A page, who edits on it, and two fields: the first to save changes one of them, the second the other.</summary>
    public static TheoryData<Type, string, string, string, string, string, string> Different() => new()
    {
        { typeof(EditEngagementPage), "officer", "officer2", "#Place", "Nairobi", "#Summary", "They spoke of Haiti." },
        { typeof(EditFollowUpPage), "officer", "manager", "#Action", "Send the note.", "#Recurrence", "1" },
        { typeof(EditEventPage), "officer", "analyst", "#Name", "The summit", "#Place", "Arusha" },
        { typeof(EditPartyPage), "officer", "analyst", "#Capital", "Nairobi City", "#Demonym", "Kenyans" },
        { typeof(EditPersonPage), "officer", "analyst", "#Name", "W. Ruto", "#Aliases", "Hustler" },
        { typeof(EditTopicPage), "officer", "analyst", "#Name", "Commerce", "#Aliases", "Trading" },
        { typeof(EditUserPage), "admin", "admin", "#DisplayName", "A. Otieno", "#Email", "otieno@mfa.example" },
        { typeof(EditUnitPage), "admin", "admin", "#Name", "Desk for the Americas", "#TimeZone", "America/New_York" },
        { typeof(RemindersPage), "admin", "admin", "#FollowUp-Plan-RepeatEvery", "9", "#FollowUp-Plan-HeadAfter", "11" },
        { typeof(SetMailsPage), "officer", "officer", "#Email", "me@mfa.example", "#Mails", "2" },
    };

    [Theory, MemberData(nameof(Different))]
    public async Task What_each_has_changed_is_kept_once_the_second_has_looked_and_saved(
        Type type, string first, string second, string firstField, string firstValue, string secondField, string secondValue)
    {
        var (theirs, mine) = (await ShowAsync(type, first), await ShowAsync(type, second));
        var untouched = await ValueAsync(type, second, secondField);
        await SaveAsync(theirs, firstField, firstValue);
        await SaveAsync(mine, secondField, secondValue);

        mine.WaitForAssertion(() => Assert.Contains("changed this record", mine.Find(".conflict h2").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(mine.FindAll(".conflict fieldset"));
        Assert.Equal(untouched, await ValueAsync(type, second, secondField)); // nothing is written before
        Assert.Equal(firstValue, await ValueAsync(type, second, firstField));

        await SaveAsync(mine);
        await SaveAsync(mine); // a warning about what it does to others holds some of them up once

        Assert.Equal(firstValue, await ValueAsync(type, second, firstField));
        Assert.Equal(secondValue, await ValueAsync(type, second, secondField));
    }

    public static TheoryData<Type, string, string, string, string, string, string, string> Same() => new()
    {
        { typeof(EditEngagementPage), "officer", "officer2", "#Summary", "Theirs.", "Mine.", "Both: theirs, then yours", "Theirs.\n\nMine." },
        { typeof(EditEngagementPage), "officer", "officer2", "#Place", "Nairobi", "Mombasa", "Theirs", "Nairobi" },
        { typeof(EditPartyPage), "officer", "analyst", "#Capital", "Nairobi City", "Kisumu", "Yours", "Kisumu" },
        { typeof(EditPersonPage), "officer", "analyst", "#Name", "W. Ruto", "William S. Ruto", "Yours", "William S. Ruto" },
        { typeof(EditFollowUpPage), "officer", "manager", "#Action", "Send it.", "Fetch it.", "Both: theirs, then yours", "Send it.\n\nFetch it." },
        { typeof(MarkCommitmentPage), "manager", "manager", "#Marking", "2", "1", "Theirs", "2" },
        { typeof(ProtectEngagementPage), "manager", "manager", "#Marking", "1", "2", "Yours", "2" },
        { typeof(EditUserPage), "admin", "admin", "#DisplayName", "A. Otieno", "Amina O.", "Yours", "Amina O." },
    };

    [Theory, MemberData(nameof(Same))]
    public async Task What_both_have_changed_is_chosen_before_anything_is_saved(
        Type type, string first, string second, string field, string theirValue, string myValue, string choice, string end)
    {
        var (theirs, mine) = (await ShowAsync(type, first), await ShowAsync(type, second));
        await SaveAsync(theirs, field, theirValue);
        await SaveAsync(mine, field, myValue);
        mine.WaitForState(() => mine.FindAll(".conflict fieldset").Count == 1, Patience);

        await SaveAsync(mine);
        Assert.Contains("Choose below what is to stand", mine.Find(".error-summary").TextContent, StringComparison.Ordinal);
        await mine.FindAll(".conflict button").Single(b => b.TextContent.Contains("Apply", StringComparison.Ordinal)).ClickAsync(new());
        Assert.Contains("Choose in 1 more field first.", mine.Find(".conflict").TextContent, StringComparison.Ordinal);
        Assert.Equal(theirValue, await ValueAsync(type, second, field)); // nothing is written before
        Assert.Equal(myValue, Value(mine, field));

        await mine.FindAll(".conflict label").Single(l => l.TextContent.Trim() == choice).QuerySelector("input")!.ChangeAsync(new ChangeEventArgs { Value = "on" });
        await mine.FindAll(".conflict button").Single(b => b.TextContent.Contains("Apply", StringComparison.Ordinal)).ClickAsync(new());
        mine.WaitForState(() => mine.Find(".conflict h2").TextContent == "Your choices are in the form", Patience);
        Assert.Equal(theirValue, await ValueAsync(type, second, field));
        await SaveAsync(mine);
        await SaveAsync(mine);

        Assert.Equal(end, await ValueAsync(type, second, field));
    }

    [Fact]
    public async Task A_revision_of_another_deadline_is_one_choice_in_the_words_of_the_page()
    {
        var (theirs, mine) = (await ShowAsync(typeof(ReviseCommitmentPage), "officer"), await ShowAsync(typeof(ReviseCommitmentPage), "analyst"));
        var proposed = Option(theirs, "#DeadlineKind", "Date proposed by us");
        await theirs.Find("#DeadlineKind").ChangeAsync(new ChangeEventArgs { Value = proposed });
        await theirs.Find("#DeadlineDate").ChangeAsync(new ChangeEventArgs { Value = "1 Jun 2025" });
        await SaveAsync(theirs, "#Reason", "Agreed by phone.");
        await mine.Find("#DeadlineKind").ChangeAsync(new ChangeEventArgs { Value = proposed });
        await mine.Find("#DeadlineDate").ChangeAsync(new ChangeEventArgs { Value = "1 Jul 2025" });
        await SaveAsync(mine, "#Reason", "Their letter.");

        mine.WaitForState(() => mine.FindAll(".conflict fieldset").Count == 1, Patience);
        Assert.Equal("Deadline", mine.Find(".conflict legend").TextContent);
        Assert.Equal(["Date proposed by us, 1 Jun 2025", "Date proposed by us, 1 Jul 2025"], mine.FindAll(".conflict dd").Skip(1).Take(2).Select(d => d.TextContent.Trim()));
        Assert.Equal("Achieng Otieno", mine.Find(".conflict h2").TextContent.Split(" changed")[0]);
    }

    [Fact]
    public async Task What_is_added_to_a_record_that_somebody_has_changed_waits_for_a_second_look_and_is_added()
    {
        var (theirs, mine) = (await ShowAsync(typeof(TellProgressPage), "officer"), await ShowAsync(typeof(TellProgressPage), "analyst"));
        await SaveAsync(theirs, "#Text", "The draft has come.");
        await SaveAsync(mine, "#Text", "Nothing has come.");
        mine.WaitForAssertion(() => Assert.Contains("touches nothing that you have typed", mine.Find(".conflict").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(1, await tracker.ReadAsync(db => db.Progress.CountAsync(p => p.Text.EndsWith("has come."))));

        await SaveAsync(mine);

        Assert.Equal(2, await tracker.ReadAsync(db => db.Progress.CountAsync(p => p.Text.EndsWith("has come."))));
    }

    [Fact]
    public async Task What_is_withdrawn_while_somebody_writes_is_said_and_their_words_stay()
    {
        var mine = await ShowAsync(typeof(EditEngagementPage), "officer2");
        await mine.Find("#Summary").ChangeAsync(new ChangeEventArgs { Value = "My words." });
        await WithdrawAsync();

        tracker.Time.Advance(Web.Data.ChangeWatch.Pause);
        mine.WaitForAssertion(() => Assert.Contains("no longer open to you", mine.Find(".changed").TextContent, StringComparison.Ordinal), Patience);
        await SaveAsync(mine);

        Assert.Equal("My words.", mine.Find("#Summary").GetAttribute("value"));
        Assert.Empty(mine.FindAll(".conflict"));
        Assert.Empty(mine.FindAll(".who-else"));
    }

    [Fact]
    public async Task A_change_is_told_while_somebody_writes_and_looked_at_before_saving()
    {
        var (theirs, mine) = (await ShowAsync(typeof(EditEngagementPage), "officer"), await ShowAsync(typeof(EditEngagementPage), "officer2"));
        await mine.Find("#Summary").ChangeAsync(new ChangeEventArgs { Value = "Mine." });
        await SaveAsync(theirs, "#Summary", "Theirs.");
        tracker.Time.Advance(Web.Data.ChangeWatch.Pause);
        mine.WaitForAssertion(() => Assert.StartsWith("Achieng Otieno saved a change to this record just now.", mine.Find(".changed").TextContent.Trim(), StringComparison.Ordinal), Patience);

        await mine.Find(".changed button").ClickAsync(new());

        mine.WaitForState(() => mine.FindAll(".conflict fieldset").Count == 1, Patience);
        Assert.Empty(mine.FindAll(".changed"));
    }

    private async Task WithdrawAsync()
    {
        var marking = await ShowAsync(typeof(ProtectEngagementPage), "manager");
        await SaveAsync(marking, "#Marking", Option(marking, "#Marking", "Top secret"));
        await SaveAsync(marking);
    }

    private async Task<IRenderedComponent<IComponent>> ShowAsync(Type type, string user, string at = "")
    {
        var scope = await tracker.AsAsync(user);
        var browser = Pages.In(scope);
        open.AddRange([browser, scope]);
        browser.Services.GetRequiredService<NavigationManager>().NavigateTo(at);
        var parameters = await ParametersAsync(type);
        var page = browser.Render(builder =>
        {
            builder.OpenComponent(0, type);
            builder.AddMultipleAttributes(1, parameters);
            builder.CloseComponent();
        });
        page.WaitForState(() => page.FindAll("form").Count > 0, Patience);
        return page;
    }

    private Task<Dictionary<string, object>> ParametersAsync(Type type) => tracker.ReadAsync(async db => type.Name switch
    {
        nameof(EditEngagementPage) or nameof(ProtectEngagementPage) => One("Reference", await db.Engagements.OrderBy(e => e.Id).Select(e => e.Reference).FirstAsync()),
        nameof(EditFollowUpPage) => One("Reference", await db.FollowUps.Where(f => f.DoneUtc == null).OrderBy(f => f.Id).Select(f => f.Reference).FirstAsync()),
        nameof(EditEventPage) or nameof(MoveEventPage) => One("Number", (await db.CalendarEvents.OrderBy(e => e.Id).FirstAsync()).Id.Value),
        nameof(EditPartyPage) => One("Code", "KE"),
        nameof(EditPersonPage) => One("Number", (await db.People.OrderBy(p => p.Id).FirstAsync()).Id.Value),
        nameof(EditTopicPage) => One("Slug", await db.Topics.OrderBy(t => t.Id).Select(t => t.Slug).FirstAsync()),
        nameof(EditUserPage) => One("Id", (await db.Users.SingleAsync(u => u.UserName == "officer")).Id.Value),
        nameof(EditUnitPage) => One("Id", (await db.Units.SingleAsync(u => u.Code == "AMER")).Id.Value),
        nameof(RemindersPage) or nameof(SetMailsPage) => [],
        _ => One("Reference", Commitments.Commitments.Stip),
    });

    private static Dictionary<string, object> One(string name, object value) => new() { [name] = value };

    private static async Task SaveAsync(IRenderedComponent<IComponent> page, string? field = null, string? value = null)
    {
        if (field is not null) await page.Find(field).ChangeAsync(new ChangeEventArgs { Value = value });
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
    }

    /// <summary>What whoever opens the page now finds in a field; at an address that names no draft of theirs.</summary>
    private async Task<string?> ValueAsync(Type type, string user, string field)
    {
        var page = await ShowAsync(type, user, "?draft=none");
        return Value(page, field);
    }

    private static string? Value(IRenderedComponent<IComponent> page, string field) => page.Find(field) is { LocalName: "select" } ? Selected(page, field) : page.Find(field).GetAttribute("value");

    private static string? Selected(IRenderedComponent<IComponent> page, string field) => page.Find($"{field} option[selected]").GetAttribute("value");

    private static string Option(IRenderedComponent<IComponent> page, string field, string label) =>
        page.FindAll($"{field} option").Single(o => o.TextContent.StartsWith(label, StringComparison.Ordinal)).GetAttribute("value")!;
}
