using System.Diagnostics;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Data.Reminders;

public sealed class SimulatedYearTests
{
    private const int Days = 365;

    private int killed;
    private int jumps;
    private int rounds;
    private int together;

    /// <summary>
    /// A year of random changes and of two programs on one database, which stop for days, are killed between any two statements, and whose
    /// clock jumps back: at its end everybody was told what the oracle says, and nothing twice.
    /// </summary>
    [Fact]
    public async Task In_a_year_of_trouble_no_notice_is_missing_and_none_is_doubled()
    {
        var watch = Stopwatch.StartNew();
        var random = new Random(2025);
        await using var tracker = await Tracker.StartAsync();
        var year = new SimulatedYear(tracker, random);
        await year.OpenAsync(items: 130);
        await using var scope = tracker.AsNobody();
        var scopes = scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>();
        var killer = new Killer(scopes);
        ReminderRound[] programs = [new(killer, tracker.Time), new(killer, tracker.Time)];
        var expected = new HashSet<(UserId, string)>();
        var end = tracker.Time.GetUtcNow().AddDays(Days);

        while (tracker.Time.GetUtcNow() < end)
        {
            // Now and then nothing runs for up to a month.
            tracker.Time.Advance(random.Next(60) == 0 ? TimeSpan.FromDays(random.Next(2, 30)) : TimeSpan.FromMinutes(random.Next(300, 1200)));
            for (var change = random.Next(4); change > 0; change--) await year.ChangeAsync();
            if (random.Next(25) == 0) await JumpBackAsync();
            await RunAsync();
        }

        var told = await tracker.ReadAsync(db => db.Notices.IgnoreQueryFilters().Where(n => n.Key != null).Select(n => new { n.UserId, n.Key }).ToListAsync());
        var mails = await tracker.ReadAsync(db => db.OutgoingMails.Where(m => m.NoticeId != null).Select(m => m.NoticeId).ToListAsync());
        var got = told.Select(n => (n.UserId, n.Key!)).ToHashSet();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Days} days, {year.Items.Count} follow-ups, {year.Changes} changes, {rounds} rounds ({together} of two programs at once), {killed} kills, {jumps} jumps back: "
            + $"{expected.Count} notices expected, {told.Count} told, {expected.Except(got).Count()} missing, {told.Count - got.Count} doubled, "
            + $"{got.Except(expected).Count()} too many, {mails.Count} mails, {watch.Elapsed.TotalSeconds:N0} s");
        Assert.Empty(expected.Except(got));
        Assert.Empty(got.Except(expected));
        Assert.Equal(got.Count, told.Count);
        Assert.Equal(mails.Distinct().Count(), mails.Count);
        Assert.True(got.Count > 1_000 && killed > 50 && jumps > 10, "Too little happened.");

        async Task JumpBackAsync()
        {
            jumps++;
            var right = tracker.Time.GetUtcNow();
            tracker.Time.AdjustTime(right.AddHours(-random.Next(1, 80)));
            await RunAsync();
            tracker.Time.AdjustTime(right);
        }

        async Task RunAsync()
        {
            rounds++;
            foreach (var item in year.Items) expected.UnionWith(YearOracle.Expected(item, year.People, tracker.Time.GetUtcNow().UtcDateTime));
            var program = random.Next(2);
            if (random.Next(4) == 0)
            {
                killer.Arm(random.Next(30));
                try
                {
                    await programs[program].RunAsync();
                }
                catch (Exception trouble) when (trouble is KilledException or DbUpdateException { InnerException: KilledException })
                {
                    // What comes after it is another program, which remembers nothing.
                    killed++;
                    programs[program] = new ReminderRound(killer, tracker.Time);
                }
                killer.Disarm();
            }
            if (random.Next(6) == 0)
            {
                together++;
                await Task.WhenAll(programs.Select(p => Task.Run(() => p.RunAsync())));
            }
            else
            {
                await programs[random.Next(2)].RunAsync();
            }
        }
    }
}
