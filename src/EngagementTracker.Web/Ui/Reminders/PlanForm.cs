using System.ComponentModel;
using System.Globalization;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Reminders;
using FluentValidation;

namespace EngagementTracker.Web.Ui.Reminders;

/// <summary>A plan of reminders as typed.</summary>
public sealed class PlanForm
{
    /// <summary>Days before the due date: "14, 7, 1, 0".</summary>
    [DisplayName("Days before")]
    public string? LeadDays { get; set; }

    [DisplayName("Days between reminders once late")]
    public string? RepeatEvery { get; set; }
    [DisplayName("Days late until the head is told")]
    public string? HeadAfter { get; set; }
    [DisplayName("Days late until a role is told")]
    public string? RoleAfter { get; set; }
    [DisplayName("Role that is told")]
    public Roles Role { get; set; } = Roles.Manager;

    public static PlanForm Of(ReminderPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanForm
        {
            LeadDays = string.Join(", ", plan.LeadDays),
            RepeatEvery = plan.RepeatEvery?.ToString(CultureInfo.InvariantCulture),
            HeadAfter = plan.HeadAfter?.ToString(CultureInfo.InvariantCulture),
            RoleAfter = plan.RoleAfter?.ToString(CultureInfo.InvariantCulture),
            Role = plan.Role == Roles.None ? Roles.Manager : plan.Role,
        };
    }

    /// <summary>The plan, or <see langword="null"/> while something in it cannot be read.</summary>
    public ReminderPlan? Read() => Problems().Any() ? null
        : ReminderPlan.Of(Leads()!, Days(RepeatEvery), Days(HeadAfter), Days(RoleAfter), Days(RoleAfter) is null ? Roles.None : Role);

    /// <summary>What is wrong, by field.</summary>
    public IEnumerable<(string Field, string Sentence)> Problems()
    {
        var leads = Leads();
        if (leads is null || leads.Exists(d => d is < 0 or > ReminderPlan.MostDays))
            yield return (nameof(LeadDays), $"Write whole days before the due date, 0 to {ReminderPlan.MostDays}, with commas between them: 14, 7, 1, 0.");
        else if (leads.Distinct().Count() > ReminderPlan.MostLeads)
            yield return (nameof(LeadDays), $"There are {leads.Distinct().Count()} lead times; keep at most {ReminderPlan.MostLeads}.");
        foreach (var (field, typed) in new[] { (nameof(RepeatEvery), RepeatEvery), (nameof(HeadAfter), HeadAfter), (nameof(RoleAfter), RoleAfter) })
        {
            if (Text.CleanOrNull(typed) is not null && Days(typed) is not (>= 1 and <= ReminderPlan.MostDays))
                yield return (field, $"Write a number of days from 1 to {ReminderPlan.MostDays}, or leave it empty for never.");
        }
        if (Text.CleanOrNull(RoleAfter) is not null && Role == Roles.None) yield return (nameof(Role), "Choose the role that is told.");
    }

    private List<int>? Leads()
    {
        var parts = Text.Clean(LeadDays).Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        var days = parts.Select(Days).ToList();
        return days.Contains(null) ? null : days.ConvertAll(d => d!.Value);
    }

    private static int? Days(string? typed) =>
        int.TryParse(Text.Clean(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;
}

public static class PlanRules
{
    /// <summary>Each problem at its own field of the plan.</summary>
    public static void AddPlanRule<TForm>(this AbstractValidator<TForm> validator, Func<TForm, PlanForm?> plan, Func<TForm, string> field)
    {
        ArgumentNullException.ThrowIfNull(validator);
        validator.RuleFor(f => f).Custom((form, check) =>
        {
            foreach (var (name, sentence) in plan(form)?.Problems() ?? []) check.AddFailure($"{field(form)}.{name}", sentence);
        });
    }
}
