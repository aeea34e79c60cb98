using EngagementTracker.Domain.People;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.People;
using EngagementTracker.Web.Features.People.CreatePerson;
using EngagementTracker.Web.Features.People.EditPerson;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.People;

public sealed class PersonTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private Tracker tracker = null!;
    private PartyChoice us = null!;

    public async ValueTask InitializeAsync()
    {
        tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);
        us = await tracker.ReadAsync(db => db.Parties.Where(p => p.Code == "US").Select(p => new PartyChoice(p.Id, p.Code, p.Name, p.TimeZone)).SingleAsync());
    }

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task A_new_person_is_saved_with_offices_and_blank_rows_are_left_out()
    {
        var answer = await CreateAsync("officer", Form("Ada Lovelace", ("Counsellor", "1 Feb 2024", "31 Dec 2024"), (null, null, null), ("Envoy", null, null)));

        Assert.Empty(answer.Problems);
        var view = (await ViewAsync(answer.Value!.Id))!;
        Assert.Equal(["Envoy", "Counsellor"], view.Offices.Select(o => o.Title));
        Assert.Equal(new DateOnly(2024, 12, 31), view.Offices[1].To);
    }

    [Fact]
    public async Task An_office_that_ends_before_it_begins_is_refused_at_its_field()
    {
        var answer = await CreateAsync("officer", Form("Ada Lovelace", ("Envoy", null, null), ("Counsellor", "2 Feb 2024", "1 Feb 2024")));

        var problem = Assert.Single(answer.Problems);
        Assert.Equal(new Problem("Offices[1].To", "The office ends before it begins. Correct the first or the last day."), problem);
    }

    [Fact]
    public async Task Dates_that_are_not_are_refused_in_words()
    {
        var answer = await CreateAsync("officer", Form("Ada Lovelace", ("Counsellor", "31 February 2024", "later")));

        Assert.Equal(["Offices[0].From", "Offices[0].To"], answer.Problems.Select(p => p.Field));
        Assert.Contains("There is no 31 February 2024", answer.Problems[0].Sentence);
    }

    [Fact]
    public async Task Name_party_and_title_are_needed()
    {
        var answer = await CreateAsync("officer", new PersonForm { Offices = [new OfficeForm { From = "1 Jan 2020" }] });

        Assert.Equal(["Name", "Party", "Offices[0].Title", "Offices[0].Party"], answer.Problems.Select(p => p.Field));
    }

    [Theory]
    [InlineData("Marco Rubio")]
    [InlineData(" marco RÚBIO ")]
    public async Task The_same_name_at_the_same_party_is_refused(string name)
    {
        var answer = await CreateAsync("officer", Form(name));

        Assert.Equal("Name", Assert.Single(answer.Problems).Field);
        Assert.Contains("on record already", answer.Problems[0].Sentence);
    }

    [Fact]
    public async Task An_edit_corrects_adds_and_removes_offices_and_keeps_those_that_ended()
    {
        var id = (await CreateAsync("officer", Form("Ada Lovelace", ("Counsellor", "1 Feb 2020", null), ("Clerk", "1 Jan 2010", "1 Jan 2012"), ("Typo", null, null)))).Value!.Id;
        var form = await EditFormAsync(id);
        form.Offices.RemoveAll(o => o.Title == "Typo");
        form.Offices.Single(o => o.Title == "Counsellor").To = "yesterday";
        form.Offices.Add(new OfficeForm { Title = "Ambassador", Party = us, From = "today" });
        var answer = await EditAsync("manager", form);

        Assert.Empty(answer.Problems);
        var view = (await ViewAsync(id))!;
        Assert.Equal(["Ambassador", "Counsellor", "Clerk"], view.Offices.Select(o => o.Title));
        Assert.Equal(Today.AddDays(-1), view.Offices[1].To);
        Assert.Equal(form.Version + 1, view.Person.Version);
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_even_when_each_changed_an_office_only()
    {
        var id = (await CreateAsync("officer", Form("Ada Lovelace", ("Counsellor", null, null)))).Value!.Id;
        var (first, second) = (await EditFormAsync(id), await EditFormAsync(id));
        first.Offices[0].Title = "Envoy";
        second.Offices.Clear();
        await EditAsync("officer", first);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => EditAsync("officer2", second));
        Assert.Equal("Envoy", Assert.Single((await ViewAsync(id))!.Offices).Title);
    }

    [Fact]
    public async Task An_administrator_neither_adds_nor_edits_people()
    {
        await Assert.ThrowsAsync<NotPermittedException>(() => CreateAsync("admin", Form("Ada Lovelace")));
        await Assert.ThrowsAsync<NotPermittedException>(() => EditAsync("admin", Form("Ada Lovelace")));
    }

    [Fact]
    public async Task The_list_shows_the_offices_of_today_and_the_last_meeting()
    {
        var row = Assert.Single(await RowsAsync(new PersonFilter(null, "rubio", null)));

        Assert.Contains("Secretary of State", row.Offices);
        Assert.True(row is { PartyCode: "US", Engagements: > 0, LastMet: not null });
    }

    [Fact]
    public async Task The_list_can_be_kept_to_one_party() =>
        Assert.All(await RowsAsync(new PersonFilter("US", null, "-met")), r => Assert.Equal("US", r.PartyCode));

    [Theory]
    [InlineData("name")]
    [InlineData("-party")]
    [InlineData("met")]
    [InlineData("-met")]
    public async Task A_page_shows_the_rows_of_its_place_in_every_order(string sort)
    {
        var filter = new PersonFilter(null, null, sort);
        var rows = await RowsAsync(filter);
        var page = await tracker.ReadAsync(db => PersonList.PageAsync(db, filter, Today, 1));

        Assert.Equal(rows.Count, page.Total);
        Assert.Equal(rows.Take(page.Rows.Count).Select(r => (r.Id, r.Engagements, r.LastMet)), page.Rows.Select(r => (r.Id, r.Engagements, r.LastMet)));
    }

    [Fact]
    public async Task A_persons_page_says_what_they_were_in_each_engagement()
    {
        var id = (await RowsAsync(new PersonFilter(null, "rubio", null)))[0].Id;
        var view = (await ViewAsync(id))!;

        Assert.NotEmpty(view.Thread.Past);
        Assert.All(view.Thread.Past, e => Assert.Contains(e.Id, view.Parts.Keys));
        Assert.Null(await ViewAsync(new PersonId(long.MaxValue)));
    }

    private PersonForm Form(string name, params (string? Title, string? From, string? To)[] offices) => new()
    {
        Name = name,
        Party = us,
        Offices = [.. offices.Select(o => new OfficeForm { Title = o.Title, Party = us, From = o.From, To = o.To })],
    };

    private Task<Answer<Person>> CreateAsync(string user, PersonForm form) =>
        tracker.AsAsync<CreatePersonHandler, Answer<Person>>(user, handler => handler.HandleAsync(form));

    private Task<Answer<Person>> EditAsync(string user, PersonForm form) =>
        tracker.AsAsync<EditPersonHandler, Answer<Person>>(user, handler => handler.HandleAsync(form));

    private async Task<PersonForm> EditFormAsync(PersonId id) => (await tracker.ReadAsync(db => EditPersonQuery.ReadAsync(db, id)))!;

    private Task<PersonView?> ViewAsync(PersonId id) => tracker.ReadAsync(db => PersonQuery.ReadAsync(db, id, Today));

    private Task<List<PersonRow>> RowsAsync(PersonFilter filter) => tracker.ReadAsync(db => PersonList.Rows(db, filter, Today).ToListAsync());
}
