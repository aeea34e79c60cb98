using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Engagements.InviteColleagues;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Engagements;

public sealed class InviteColleaguesTests : IAsyncLifetime
{
    private Tracker tracker = null!;
    private string reference = "";

    public async ValueTask InitializeAsync()
    {
        tracker = await Tracker.StartAsync(records: true);
        reference = await tracker.ReadAsync(db => db.Engagements.Where(e => e.State == EngagementState.Planned && e.Marking == Marking.Unclassified)
            .OrderBy(e => e.Id).Select(e => e.Reference).FirstAsync());
    }

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task Each_colleague_is_invited_once_to_a_version()
    {
        Assert.Equal(new Invited(2, 0), (await InviteAsync("analyst", "officer2")).Value);
        Assert.Equal(new Invited(1, 1), (await InviteAsync("analyst", "manager")).Value);
        var mails = await tracker.ReadAsync(db => db.OutgoingMails.IgnoreQueryFilters().ToListAsync());
        Assert.Equal(3, mails.Count);
        Assert.All(mails, m => Assert.Equal((MailKind.Invitation, $"invite:{reference}:v0"), (m.Kind, m.Key)));

        await tracker.ReadAsync(db => db.Database.ExecuteSqlAsync($"""UPDATE "Engagements" SET "Version" = 1 WHERE "Reference" = {reference}"""));
        Assert.Equal(new Invited(1, 0), (await InviteAsync("analyst")).Value);
    }

    [Fact]
    public async Task Nobody_who_may_not_read_it_is_invited_and_nobody_to_what_was_held()
    {
        Assert.Contains("may not read", Assert.Single((await InviteAsync("admin")).Problems).Sentence);
        Assert.Equal("Choose whom to invite.", Assert.Single((await InviteAsync()).Problems).Sentence);
        await tracker.ReadAsync(db => db.Engagements.Where(e => e.Reference == reference).ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EngagementState.Held)));
        Assert.Contains("was held", Assert.Single((await InviteAsync("analyst")).Problems).Sentence);
    }

    private async Task<Answer<Invited>> InviteAsync(params string[] users)
    {
        var form = new InviteColleaguesForm { Reference = reference };
        foreach (var user in users) form.Colleagues.Add(await tracker.UserIdAsync(user));
        return await tracker.AsAsync<InviteColleaguesHandler, Answer<Invited>>("officer", h => h.HandleAsync(form));
    }
}
