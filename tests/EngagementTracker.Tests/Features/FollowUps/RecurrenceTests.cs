using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.FollowUps;
using EngagementTracker.Web.Features.FollowUps.AddFollowUp;
using EngagementTracker.Web.Features.FollowUps.CompleteFollowUp;
using EngagementTracker.Web.Features.FollowUps.EditFollowUp;
using EngagementTracker.Web.Features.FollowUps.ReopenFollowUp;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.Reminders;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.FollowUps;

public sealed class RecurrenceTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Theory]
    [InlineData(Recurrence.Daily, "3 Feb 2025", "2025-02-04")]
    [InlineData(Recurrence.Weekly, "4 Feb 2025", "2025-02-11")]
    [InlineData(Recurrence.Monthly, "11 Feb 2025", "2025-03-11")] // the second Tuesday
    [InlineData(Recurrence.Quarterly, "28 Feb 2025", "2025-05-23")] // the fourth Friday
    [InlineData(Recurrence.Weekly, "14 Jan 2025", "2025-02-04")] // never in the past
    public async Task The_next_one_is_made_when_one_is_done(Recurrence recurrence, string due, string next)
    {
        var reference = await AddAsync(recurrence, due);
        await CompleteAsync(reference);
        var made = Assert.Single(await AfterAsync(reference));
        Assert.Equal((DateOnly.Parse(next), recurrence, false), (made.DueOn, made.Recurrence, made.IsDone));
    }

    [Fact]
    public async Task One_that_does_not_recur_has_no_next_one()
    {
        var reference = await AddAsync(Recurrence.Once, "4 Feb 2025");
        await CompleteAsync(reference);
        Assert.Empty(await AfterAsync(reference));
    }

    [Fact]
    public async Task Done_twice_at_once_or_again_after_reopening_it_has_one_next_one_that_stays()
    {
        var reference = await AddAsync(Recurrence.Weekly, "4 Feb 2025");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                await CompleteAsync(reference);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another one was first.
            }
        })));
        await tracker.AsAsync<ReopenFollowUpHandler, Answer<string>>("officer", h => h.HandleAsync(reference));
        Assert.Single(await AfterAsync(reference));
        await CompleteAsync(reference);
        Assert.Single(await AfterAsync(reference));
    }

    [Fact]
    public async Task The_next_one_has_its_own_plan_too_and_a_plan_is_changed_and_taken_away()
    {
        var reference = await AddAsync(Recurrence.Weekly, "4 Feb 2025", f => (f.Reminding, f.Plan) = (Reminding.Own, new PlanForm { LeadDays = "3" }));
        await EditAsync(reference, f => f.Plan.LeadDays = "5, 2");
        await CompleteAsync(reference);
        var made = Assert.Single(await AfterAsync(reference));
        Assert.Equal([5, 2], made.Reminders!.Plan.LeadDays);

        await EditAsync(made.Reference, f => f.Reminding = Reminding.None);
        Assert.Equal(ReminderPlan.Silent, (await RulesAsync(made.Id))!.Plan);
        await EditAsync(made.Reference, f => f.Reminding = Reminding.AsUsual);
        Assert.Null(await RulesAsync(made.Id));
    }

    [Fact]
    public async Task A_plan_that_cannot_be_read_is_refused_at_its_field()
    {
        var problems = (await SendAsync(Recurrence.Once, "4 Feb 2025", f => (f.Reminding, f.Plan) = (Reminding.Own, new PlanForm { LeadDays = "soon", HeadAfter = "0" }))).Problems;
        Assert.Equal(["Plan.LeadDays", "Plan.HeadAfter"], problems.Select(p => p.Field));
    }

    private async Task<string> AddAsync(Recurrence recurrence, string due, Action<AddFollowUpForm>? also = null) =>
        (await SendAsync(recurrence, due, also)).Value!;

    private async Task<Answer<string>> SendAsync(Recurrence recurrence, string due, Action<AddFollowUpForm>? also)
    {
        var form = new AddFollowUpForm
        {
            Engagement = "ENG-2025-0001",
            Action = "Send the note",
            DueOn = due,
            OwnerId = await tracker.UserIdAsync("officer"),
            Recurrence = recurrence,
        };
        also?.Invoke(form);
        return await tracker.AsAsync<AddFollowUpHandler, Answer<string>>("officer", h => h.HandleAsync(form));
    }

    private async Task EditAsync(string reference, Action<EditFollowUpForm> change)
    {
        var found = await tracker.ReadAsync(db => db.FollowUps.AsNoTracking().Include(f => f.Reminders).SingleAsync(f => f.Reference == reference));
        var form = new EditFollowUpForm
        {
            Reference = reference,
            Version = found.Version,
            Action = found.Action,
            OwnerId = found.OwnerId,
            DueOn = found.DueOn.ToString("d MMM yyyy"),
            DueBefore = found.DueOn,
            Recurrence = found.Recurrence,
            Reminding = found.Reminders is null ? Reminding.AsUsual : Reminding.Own,
        };
        change(form);
        Assert.Empty((await tracker.AsAsync<EditFollowUpHandler, Answer<string>>("officer", h => h.HandleAsync(form))).Problems);
    }

    private Task<Answer<string>> CompleteAsync(string reference) =>
        tracker.AsAsync<CompleteFollowUpHandler, Answer<string>>("officer", h => h.HandleAsync(reference));

    private Task<ReminderRule?> RulesAsync(FollowUpId id) => tracker.ReadAsync(db => db.ReminderRules.AsNoTracking().SingleOrDefaultAsync(r => r.FollowUpId == id));

    private Task<List<FollowUp>> AfterAsync(string reference) => tracker.ReadAsync(db => db.FollowUps.AsNoTracking().Include(f => f.Reminders)
        .Where(f => db.FollowUps.Any(p => p.Reference == reference && p.Id == f.ContinuesId)).ToListAsync());
}
