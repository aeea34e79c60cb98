using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data.Reminders;

/// <summary>A ministry in five zones whose follow-ups are opened, moved, given away, put off, finished and reopened at random for a year.</summary>
internal sealed class SimulatedYear(Tracker tracker, Random random)
{
    private static readonly (string Code, string Zone, Weekdays RestDays)[] Units =
    [
        ("HNL", "Pacific/Honolulu", Weekdays.Saturday | Weekdays.Sunday), ("WAS", "America/New_York", Weekdays.Saturday | Weekdays.Sunday),
        ("GVA", "Europe/Zurich", Weekdays.Saturday | Weekdays.Sunday), ("CAI", "Africa/Cairo", Weekdays.Friday | Weekdays.Saturday),
        ("KIR", "Pacific/Kiritimati", Weekdays.Sunday),
    ];

    private readonly List<(YearUnit Unit, EngagementId Engagement, Marking Marking)> desks = [];
    private int number;

    public List<YearItem> Items { get; } = [];
    public List<YearPerson> People { get; } = [];
    public int Changes { get; private set; }

    private DateTime NowUtc => tracker.Time.GetUtcNow().UtcDateTime;

    public async Task OpenAsync(int items)
    {
        await tracker.ReadAsync(PrepareAsync);
        await tracker.ReadAsync(db => AddAsync(db, items));
    }

    private async Task<int> PrepareAsync(TrackerDbContext db)
    {
        var (home, their) = (tracker.Ministry.HomeParty, (await db.Parties.SingleAsync(p => p.Code == "US")).Id);
        var (ours, theirs) = (Person.Create("Our Speaker", home, []), Person.Create("Their Speaker", their, []));
        db.AddRange(ours, theirs);
        var units = Units.Select(u => Unit.Create(u.Code, $"Desk {u.Code}", u.Zone)).ToList();
        foreach (var (unit, seed) in units.Zip(Units))
        {
            unit.Rest(seed.RestDays);
            for (var day = 0; day < 12; day++) unit.AddHoliday(new DateOnly(2025, day + 1, 1 + ((day * 7) % 28)), "Holiday");
        }
        db.AddRange(units);
        await db.SaveChangesAsync();
        var accounts = units.SelectMany(u => Enumerable.Range(0, 4).Select(i => new User
        {
            UserName = $"{u.Code}{i}",
            DisplayName = $"{u.Code} {i}",
            UnitId = u.Id,
            Roles = i == 0 ? Roles.Manager : Roles.Officer,
            Clearance = (Marking)(i % 3),
            Email = i == 3 ? null : $"{u.Code}{i}@example.org",
            Mails = (MailMode)(i % 3),
        })).ToList();
        await tracker.CreateUsersAsync("Year-2025!", accounts);
        foreach (var (unit, index) in units.Select((u, i) => (u, i))) unit.Appoint(accounts[index * 4].Id);
        var facts = new EngagementFacts(
            EngagementKind.Call, Channel.Telephone, EngagementState.Held, new EventTime(new DateOnly(2025, 1, 27), "Africa/Nairobi"), null, "They spoke.", home,
            [their], [new(ours.Id, home, ParticipantRole.Principal, null), new(theirs.Id, their, ParticipantRole.Principal, null)], []);
        var engagements = units.SelectMany(u => (Marking[])[Marking.Unclassified, Marking.Restricted, Marking.Confidential], (u, m) => (Unit: u, Marking: m))
            .Select(x => (x.Unit, x.Marking, Engagement: Engagement.Log($"ENG-2025-{++number + 900:D4}", facts, x.Unit.Id, accounts[1].Id, NowUtc, x.Marking))).ToList();
        db.AddRange(engagements.Select(e => e.Engagement));
        await db.SaveChangesAsync();
        People.AddRange(await db.Users.Select(u => new YearPerson(u.Id, u.Roles, u.Clearance)).ToListAsync());
        desks.AddRange(engagements.Select(e => (
            new YearUnit(e.Unit.Id, e.Unit.TimeZone, e.Unit.HeadId!.Value,
                [.. Enum.GetValues<DayOfWeek>().Where(d => e.Unit.RestDays.HasFlag((Weekdays)(1 << (int)d)))], [.. e.Unit.Holidays.Select(h => h.On)]),
            e.Engagement.Id, e.Marking)));
        return 0;
    }

    private async Task<int> AddAsync(TrackerDbContext db, int items)
    {
        var engagements = await db.Engagements.ToDictionaryAsync(e => e.Id);
        for (var i = 0; i < items; i++)
        {
            var desk = desks[random.Next(desks.Count)];
            var item = new YearItem
            {
                Reference = $"FUP-2025-{++number + 1000:D4}",
                Unit = desk.Unit,
                Marking = desk.Marking,
                Drafter = Somebody(),
                Owner = Somebody(),
                Due = Zone.DayAt(NowUtc, desk.Unit.Zone).AddDays(random.Next(-5, items > 1 ? 360 : 60)),
                ScheduledUtc = NowUtc,
                IsSilent = random.Next(10) == 0,
            };
            var followUp = FollowUp.Open(item.Reference, "Ask again", item.Owner, item.Due, engagements[desk.Engagement], null, item.Drafter, NowUtc);
            if (item.IsSilent) followUp.Remind(ReminderPlan.Silent);
            db.FollowUps.Add(followUp);
            Items.Add(item);
        }
        return await db.SaveChangesAsync();
    }

    public async Task ChangeAsync()
    {
        Changes++;
        if (random.Next(8) == 0)
        {
            await tracker.ReadAsync(db => AddAsync(db, 1));
            return;
        }
        if (random.Next(30) == 0)
        {
            var person = People[random.Next(People.Count)];
            person.IsDisabled = !person.IsDisabled;
            await tracker.ReadAsync(db => db.Users.Where(u => u.Id == person.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.IsDisabled, person.IsDisabled)));
            return;
        }
        var item = Items[random.Next(Items.Count)];
        await tracker.ReadAsync(async db =>
        {
            var followUp = await db.FollowUps.SingleAsync(f => f.Reference == item.Reference);
            Change(item, followUp);
            return await db.SaveChangesAsync();
        });
    }

    private void Change(YearItem item, FollowUp followUp)
    {
        var today = Zone.DayAt(NowUtc, item.Unit.Zone);
        switch (random.Next(item.IsDone ? 6 : 7))
        {
            case 0 or 1:
                var due = today.AddDays(random.Next(-12, 40));
                if (due != item.Due) (item.Due, item.ScheduledUtc) = (due, NowUtc);
                followUp.Reschedule(due, "It moved.", NowUtc);
                break;
            case 2 or 3:
                var owner = Somebody();
                if (owner != item.Owner) (item.Owner, item.ScheduledUtc, item.Snoozed) = (owner, NowUtc, null);
                followUp.Assign(owner, NowUtc);
                break;
            case 4:
                item.Snoozed = today.AddDays(random.Next(1, 20));
                followUp.Snooze(item.Snoozed.Value, "Not now.");
                break;
            case 5 when item.IsDone:
                item.IsDone = false;
                followUp.Reopen();
                break;
            default:
                item.IsDone = true;
                followUp.Complete(item.Owner, NowUtc);
                break;
        }
    }

    private UserId Somebody() => People[random.Next(People.Count)].Id;
}
