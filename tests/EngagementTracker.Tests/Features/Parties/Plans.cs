using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.People;
using EngagementTracker.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Parties;

/// <summary>Engagements with the United States that are planned.</summary>
internal static class Plans
{
    public static Task AddAsync(Tracker tracker, params IReadOnlyList<DateOnly> days) => tracker.ReadAsync(async db =>
    {
        var (home, their) = (tracker.Ministry.HomeParty, await db.Parties.Where(p => p.Code == "US").Select(p => p.Id).SingleAsync());
        foreach (var day in days)
        {
            var (ours, theirs) = (Person.Create($"Our Planner {day}", home, []), Person.Create($"Their Planner {day}", their, []));
            theirs.Appoint("Envoy", their, day.AddYears(-1));
            theirs.Appoint("Clerk", their, day.AddYears(-9), day.AddYears(-2));
            db.AddRange(ours, theirs);
            await db.SaveChangesAsync();
            var facts = new EngagementFacts(
                EngagementKind.Meeting, Channel.InPerson, EngagementState.Planned, new EventTime(day, "Africa/Nairobi"), null, "", home, [their],
                [new(ours.Id, home, ParticipantRole.Principal, null), new(theirs.Id, their, ParticipantRole.Principal, "Envoy")], []);
            db.Add(Engagement.Log(
                $"ENG-{day.Year}-{8000 + day.DayOfYear}", facts, await db.Units.Where(u => u.Code == "AMER").Select(u => u.Id).SingleAsync(),
                await db.Users.Where(u => u.UserName == "officer").Select(u => u.Id).SingleAsync(), tracker.Time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
        }
        return 0;
    });
}
