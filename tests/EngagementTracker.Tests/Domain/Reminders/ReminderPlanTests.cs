using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Reminders;

namespace EngagementTracker.Tests.Domain.Reminders;

public sealed class ReminderPlanTests
{
    private static readonly WorkingDays Week = new(Weekdays.Saturday | Weekdays.Sunday, [new DateOnly(2025, 2, 14)]);
    private static readonly DateOnly Long = new(2025, 1, 1);

    [Theory]
    [InlineData("2025-02-12", "Due 0 2025-02-12")]
    [InlineData("2025-02-14", "Due 0 2025-02-13")] // a holiday
    [InlineData("2025-02-16", "Due 0 2025-02-13")] // the Sunday after it: a long weekend
    [InlineData("2025-02-17", "Due 0 2025-02-17")]
    public void The_day_itself_is_brought_forward_when_the_unit_does_not_work(string due, string step) =>
        Assert.Equal(step, Words(ReminderPlan.Of([0], null, null, null, Roles.None), due, Long, "2025-02-17"));

    [Fact]
    public void A_lead_day_before_a_long_weekend_comes_before_it()
    {
        var plan = ReminderPlan.Of([1], null, null, null, Roles.None);
        Assert.Equal("", Words(plan, "2025-02-17", Long, "2025-02-12"));
        Assert.Equal("Lead 1 2025-02-13", Words(plan, "2025-02-17", Long, "2025-02-13"));
    }

    [Fact]
    public void It_is_repeated_while_late_and_those_above_are_told_once() => Assert.Equal(
        "Head 3 2025-02-06; Late 7 2025-02-10; Role 10 2025-02-13; Late 14 2025-02-17",
        Words(ReminderPlan.Of([], 7, 3, 10, Roles.Manager), "2025-02-03", Long, "2025-02-23"));

    [Fact]
    public void Nobody_is_told_of_a_day_before_the_one_on_which_it_was_set() => Assert.Equal(
        "Lead 1 2025-02-11; Due 0 2025-02-12", Words(ReminderPlan.Usual, "2025-02-12", new DateOnly(2025, 2, 11), "2025-02-12"));

    [Fact]
    public void What_is_older_than_a_month_is_not_made_up() =>
        Assert.Equal("Late 357 2026-01-26; Late 364 2026-02-02; Late 371 2026-02-09; Late 378 2026-02-16", Words(ReminderPlan.Usual, "2025-02-03", Long, "2026-02-20"));

    [Fact]
    public void The_silent_plan_has_no_step() => Assert.Equal("", Words(ReminderPlan.Silent, "2025-02-03", Long, "2025-02-20"));

    [Fact]
    public void A_later_day_outranks_and_on_one_day_the_more_urgent()
    {
        var day = new DateOnly(2025, 2, 3);
        ReminderStep[] rising =
        [
            new(ReminderKind.Role, 10, day.AddDays(-1)), new(ReminderKind.Lead, 14, day), new(ReminderKind.Lead, 1, day), new(ReminderKind.Due, 0, day),
            new(ReminderKind.Late, 7, day), new(ReminderKind.Head, 3, day), new(ReminderKind.Role, 10, day), new(ReminderKind.Lead, 14, day.AddDays(1)),
        ];
        Assert.True(rising[0].Outranks(null));
        Assert.All(rising.Zip(rising.Skip(1)), pair => Assert.True(pair.Second.Outranks(pair.First) && !pair.First.Outranks(pair.Second)));
    }

    private static string Words(ReminderPlan plan, string due, DateOnly scheduled, string today) => string.Join("; ", plan
        .StepsUpTo(DateOnly.Parse(due), scheduled, DateOnly.Parse(today), Week).OrderBy(s => s.On).ThenBy(s => s.Kind)
        .Select(s => $"{s.Kind} {s.Days} {s.On:yyyy-MM-dd}"));
}
