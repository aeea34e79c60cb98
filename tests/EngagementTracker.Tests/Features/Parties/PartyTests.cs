using Bunit;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Features.Parties;
using EngagementTracker.Web.Features.Parties.EditParty;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Parties;

public sealed class PartyTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task The_list_begins_with_the_parties_that_have_engagements()
    {
        var rows = await RowsAsync(new PartyFilter(null, null, null));

        Assert.All(rows, r => Assert.True(r.Engagements > 0));
        var us = rows.Single(r => r.Code == "US");
        Assert.Equal(13, us.Engagements);
        Assert.True(us is { Ours: > 0, Theirs: > 0, LastContact: not null });
    }

    [Theory]
    [InlineData("states", PartyKind.State)]
    [InlineData("organisations", PartyKind.Organisation)]
    public async Task A_view_shows_one_kind(string view, PartyKind kind) =>
        Assert.All(await RowsAsync(new PartyFilter(view, null, null)), r => Assert.Equal(kind, r.Kind));

    [Theory]
    [InlineData("kenyan", "KE")]
    [InlineData("leone", "SL")]
    [InlineData("ke", "KE")]
    public async Task The_text_filter_takes_any_word_of_a_name(string typed, string code) =>
        Assert.Contains(code, (await RowsAsync(new PartyFilter("all", typed, "code"))).Select(r => r.Code));

    [Fact]
    public async Task Wildcards_filter_as_letters() => Assert.Empty(await RowsAsync(new PartyFilter("all", "%", null)));

    [Theory]
    [InlineData("code")]
    [InlineData("-name")]
    [InlineData("kind")]
    [InlineData("-engagements")]
    [InlineData("ours")]
    [InlineData("-theirs")]
    [InlineData("last")]
    [InlineData("nonsense")]
    public async Task A_page_shows_the_rows_of_its_place_in_every_order(string sort)
    {
        var filter = new PartyFilter("all", null, sort);
        var rows = await RowsAsync(filter);
        var page = await tracker.ReadAsync(db => PartyList.PageAsync(db, filter, 2));

        Assert.True(rows.Count >= 279);
        Assert.Equal(rows.Count, page.Total);
        Assert.Equal(rows.Skip(page.Rows.Count).Take(page.Rows.Count), page.Rows);
    }

    [Fact]
    public async Task A_partys_page_says_who_owes_what_the_latest_first()
    {
        var view = (await ViewAsync("US"))!;

        Assert.Equal(13, view.Thread.Total);
        Assert.Equal(view.Thread.Past.OrderByDescending(e => e.When.Date).Select(e => e.Reference), view.Thread.Past.Select(e => e.Reference));
        var dates = view.Ours.Lines.Select(l => l.Date ?? DateOnly.MaxValue).ToList();
        Assert.Equal(dates.Order(), dates);
        Assert.Contains(view.People, p => p.Name == "Marco Rubio" && p.Offices.Contains("Secretary of State"));
    }

    [Fact]
    public async Task What_a_third_party_owes_is_not_said_to_be_owed_by_the_party()
    {
        var view = (await ViewAsync("US"))!;
        var us = view.Party.Id;
        var owed = await tracker.ReadAsync(db => db.Commitments
            .Where(c => c.Parties.Any(p => p.PartyId == us && p.Role == EngagementTracker.Domain.Commitments.CommitmentPartyRole.Obligor))
            .Select(c => c.Reference).ToListAsync());

        Assert.All(view.Theirs.Lines, l => Assert.Contains(l.Reference, owed));
        Assert.All(view.Others.Lines, l => Assert.DoesNotContain(l.Reference, owed));
    }

    [Fact]
    public async Task The_home_partys_page_holds_everything()
    {
        var view = (await ViewAsync("KE"))!;
        var all = await tracker.ReadAsync(db => db.Commitments.CountAsync());

        Assert.Equal(all, view.Ours.Total + view.Theirs.Total + view.Joint.Total + view.Closed);
        Assert.Equal(0, view.Others.Total);
        Assert.Equal(13, view.Thread.Total);
    }

    [Fact]
    public async Task What_is_closed_is_counted_and_not_among_what_is_open()
    {
        var before = (await ViewAsync("US"))!;
        await Commitments.Lives.WriteAsync(tracker, async lives =>
        {
            var engagement = await lives.EngagementAsync(Today.AddDays(-9));
            await lives.CloseAsync(await lives.CommitmentAsync(engagement), EngagementTracker.Domain.Commitments.Outcome.Fulfilled, Today);
            await lives.ReportAsync(await lives.CommitmentAsync(engagement), EngagementTracker.Domain.Commitments.Outcome.Fulfilled, Today);
        });
        var after = (await ViewAsync("US"))!;

        Assert.Equal((before.Theirs.Total + 1, before.Closed + 1), (after.Theirs.Total, after.Closed));
        Assert.DoesNotContain(after.Theirs.Lines, l => l.State == EngagementTracker.Domain.Commitments.CommitmentState.Closed);
    }

    [Fact]
    public async Task The_page_shows_both_ways_beside_each_other_and_the_balance_with_its_figures()
    {
        var context = Pages.In(await tracker.AsAsync("officer"));
        var page = context.Render<PartyPage>(p => p.Add(x => x.Code, "US"));
        page.WaitForState(() => page.FindAll("svg.bars").Count > 0, TimeSpan.FromSeconds(20));

        Assert.Equal(["We owe them", "They owe us"], page.FindAll(".both-ways h2").Select(h => h.FirstChild!.TextContent.Trim()));
        Assert.Equal("Who keeps promises, we or United States?", page.Find("#balance").TextContent);
        Assert.Equal(page.FindAll("figcaption").Select(f => f.TextContent), page.FindAll("table.figures caption").Select(c => c.TextContent));
        Assert.Contains(page.FindAll("a").Select(a => a.GetAttribute("href")), href => href == "/commitments?party=US&owes=theirs&state=notclosed");
    }

    [Fact]
    public async Task An_unknown_code_is_no_party() => Assert.Null(await ViewAsync("ZZ"));

    [Fact]
    public async Task An_edit_is_saved_audited_and_findable()
    {
        var form = await FormAsync();
        (form.Name, form.Aliases) = ("Kenya!", "Kenia\n\nKenia\nQuênia");
        var answer = await SaveAsync("analyst", form);

        Assert.Empty(answer.Problems);
        var party = await tracker.ReadAsync(db => db.Parties.SingleAsync(p => p.Code == "KE"));
        Assert.Equal(["Kenia", "Quênia"], party.Aliases);
        Assert.Contains("\nquenia", party.SearchKey);
        Assert.Equal(form.Version + 1, party.Version);
        var record = RecordName.Of(party);
        Assert.Equal("Naliaka Wekesa", (await tracker.ReadAsync(db => db.AuditEntries.Where(a => a.Record == record).OrderBy(a => a.Id).LastAsync())).ActorName);
    }

    [Fact]
    public async Task Bad_input_gets_a_sentence_at_its_field()
    {
        var form = await FormAsync();
        (form.Name, form.TimeZone, form.Demonym) = (" ", "Nairobi", new string('x', Party.NameLimit + 1));
        form.Aliases = string.Join('\n', Enumerable.Range(0, Party.AliasesLimit + 1));
        var answer = await SaveAsync("officer", form);

        Assert.Null(answer.Value);
        Assert.Equal(["Name", "Demonym", "TimeZone", "Aliases"], answer.Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task An_administrator_does_not_edit_parties()
    {
        var form = await FormAsync();
        await Assert.ThrowsAsync<NotPermittedException>(() => SaveAsync("admin", form));
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told()
    {
        var (first, second) = (await FormAsync(), await FormAsync());
        first.Capital = "Mombasa";
        second.Capital = "Kisumu";
        await SaveAsync("officer", first);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SaveAsync("officer2", second));
    }

    [Fact]
    public async Task Cells_are_counted_as_far_as_is_asked_and_no_further()
    {
        static (int, int, int) Counts(PartyRow row, int most) => (Math.Min(row.Engagements, most), Math.Min(row.Ours, most), Math.Min(row.Theirs, most));
        var filter = new PartyFilter("all", null, "name");
        var whole = await tracker.ReadAsync(db => PartyList.Rows(db, filter, 1_000_000).ToListAsync());
        var some = await tracker.ReadAsync(db => PartyList.Rows(db, filter, 1).ToListAsync());

        Assert.Equal(await tracker.ReadAsync(db => db.Set<EngagementParty>().CountAsync()), whole.Sum(r => r.Engagements));
        Assert.Contains(whole, r => r.Engagements > 2 && r.Ours > 2);
        Assert.Equal(whole.Select(r => Counts(r, 2)), some.Select(r => (r.Engagements, r.Ours, r.Theirs)));
    }

    private Task<List<PartyRow>> RowsAsync(PartyFilter filter) => tracker.ReadAsync(db => PartyList.Rows(db, filter).ToListAsync());

    private Task<PartyView?> ViewAsync(string code) =>
        tracker.ReadAsync(db => PartyQuery.ReadAsync(db, tracker.Time, tracker.Ministry.HomeParty, code, Today));

    private Task<EditPartyForm> FormAsync() => tracker.ReadAsync(async db => EditPartyForm.Of(await db.Parties.SingleAsync(p => p.Code == "KE")));

    private Task<Answer<Party>> SaveAsync(string user, EditPartyForm form) =>
        tracker.AsAsync<EditPartyHandler, Answer<Party>>(user, handler => handler.HandleAsync(form));
}
