using System.Runtime.CompilerServices;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Reminders;

/// <summary>Who is to be told what at an instant, from the database as it is: the rules, the records, and who may read them.</summary>
internal sealed class Tellings
{
    private Readers readers = Readers.Nobody;
    private Dictionary<UserId, Reader> rights = [];
    private Dictionary<UserId, Recipient> people = [];
    private Dictionary<UnitId, (DateOnly Today, string Zone, WorkingDays Days)> units = [];
    private Dictionary<RemindedKind, ReminderPlan> plans = [];
    private Dictionary<FollowUpId, ReminderPlan> ownPlans = [];
    private ILookup<EngagementId, NeedToKnow> lists = Array.Empty<NeedToKnow>().ToLookup(n => n.EngagementId);

    /// <summary>All that has come. What was told already is among it.</summary>
    /// <param name="among">The references of those records that matter; <see langword="null"/> for all.</param>
    public static async IAsyncEnumerable<Telling> Read(
        TrackerDbContext db, DateTime utc, IReadOnlyCollection<string>? among = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var tellings = new Tellings();
        await tellings.PrepareAsync(db, utc, cancellation);
        if (tellings.units.Count == 0) yield break;
        var until = tellings.units.Values.Max(u => u.Today)
            .AddDays(tellings.plans.Values.Concat(tellings.ownPlans.Values).Max(p => p.Reach));
        await foreach (var record in DueRecord.Read(db, until, among).WithCancellation(cancellation))
            foreach (var telling in tellings.Of(record)) yield return telling;
    }

    private async Task PrepareAsync(TrackerDbContext db, DateTime utc, CancellationToken cancellation)
    {
        readers = await Readers.ReadAsync(db, cancellation);
        rights = readers.People.ToDictionary(p => p.Reader.Id, p => p.Reader);
        people = await db.Users.Where(u => !u.IsDisabled)
            .Select(u => new Recipient(u.Id, u.DisplayName, u.Roles, u.Mails == MailMode.Each && u.Email != null))
            .ToDictionaryAsync(p => p.Id, cancellation);
        units = (await db.Units.AsNoTracking().Include(u => u.Holidays).ToListAsync(cancellation)).ToDictionary(
            u => u.Id, u => (Zone.DayAt(utc, u.TimeZone), u.TimeZone, new WorkingDays(u.RestDays, u.Holidays.Select(h => h.On))));
        var rules = await db.ReminderRules.IgnoreQueryFilters().AsNoTracking().ToListAsync(cancellation);
        plans = Enum.GetValues<RemindedKind>().ToDictionary(k => k, k => rules.Find(r => r.Kind == k && r.FollowUpId is null)?.Plan ?? ReminderPlan.Usual);
        ownPlans = rules.Where(r => r.FollowUpId is not null).ToDictionary(r => r.FollowUpId!.Value, r => r.Plan);
        lists = (await db.Set<NeedToKnow>().AsNoTracking().ToListAsync(cancellation)).ToLookup(n => n.EngagementId);
    }

    /// <summary>
    /// Of each record at most one for each person: the step that came last, and among those of one day the most urgent. Whoever was not
    /// told earlier ones, because the program did not run, wants to know how things stand and not how they stood.
    /// </summary>
    private IEnumerable<Telling> Of(DueRecord record)
    {
        var unit = units[record.UnitId];
        var plan = record.FollowUpId is { } id && ownPlans.TryGetValue(id, out var own) ? own : plans[record.Kind];
        var chosen = new Dictionary<UserId, ReminderStep>();
        foreach (var step in plan.StepsUpTo(record.DueOn, Zone.DayAt(record.ScheduledUtc, unit.Zone), unit.Today, unit.Days))
        {
            foreach (var user in AddresseesOf(step, plan, record, unit.Today))
                if (step.Outranks(chosen.GetValueOrDefault(user))) chosen[user] = step;
        }
        if (chosen.Count == 0) return [];
        var protection = new Protection(record.Marking, record.DrafterId, record.UnitId);
        NeedToKnow[] list = [.. lists[record.EngagementId]];
        var owner = record.OwnerId is { } has ? people.GetValueOrDefault(has)?.Name ?? "somebody whose account is disabled" : null;
        return chosen.Where(c => people.ContainsKey(c.Key) && rights.GetValueOrDefault(c.Key)?.MayRead(protection, list) == true)
            .Select(c => Telling.Of(people[c.Key], record, c.Value, unit.Today, owner));
    }

    private IEnumerable<UserId> AddresseesOf(ReminderStep step, ReminderPlan plan, DueRecord record, DateOnly today) => step.Kind switch
    {
        ReminderKind.Head => readers.HeadOf(record.UnitId) is { } head ? [head] : [],
        ReminderKind.Role => people.Values.Where(p => (p.Roles & plan.Role) != Roles.None).Select(p => p.Id),
        _ => record.OwnerId is { } owner && !record.IsReported && !(today < record.SnoozedUntil) ? [owner] : [],
    };
}
