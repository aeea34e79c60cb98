using System.ComponentModel;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Deadlines.Reschedule;

/// <summary>Another day for an open item, and why.</summary>
public sealed class RescheduleForm : IEditsRecord
{
    public required DueItemKind Kind { get; init; }
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }

    /// <summary>As typed.</summary>
    [DisplayName("New day")]
    public string? DueOn { get; set; }

    [Prose]
    public string? Reason { get; set; }

    /// <summary>An item as it stands, moved to a day.</summary>
    public static RescheduleForm Of(DueRow row, DateOnly? to)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new RescheduleForm
        {
            Kind = row.Kind,
            Reference = row.Reference,
            Version = row.Version,
            DueOn = (to ?? row.DueOn) is { } day ? Show.Day(day) : null,
        };
    }

    /// <summary>An item as it stands on record; nothing when it is not there, or withheld.</summary>
    public static async Task<RescheduleForm?> ReadAsync(TrackerDbContext db, DueItemKind kind, string reference)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = kind == DueItemKind.FollowUp
            ? await db.FollowUps.Where(f => f.Reference == reference).Select(f => new { f.Version, On = (DateOnly?)f.DueOn }).SingleOrDefaultAsync()
            : await db.Commitments.Where(c => c.Reference == reference).Select(c => new { c.Version, On = c.Deadline.Date }).SingleOrDefaultAsync();
        return found is null ? null
            : new RescheduleForm { Kind = kind, Reference = reference, Version = found.Version, DueOn = found.On is { } day ? Show.Day(day) : null };
    }

    /// <param name="today">The writer's own day.</param>
    internal WrittenDate ReadDue(DateOnly today, Func<WorkingDays>? working) => WrittenDate.Read(DueOn ?? "", today, Lean.Future, working);
}

public sealed class RescheduleValidator : AbstractValidator<RescheduleForm>
{
    public const int ReasonLimit = FollowUp.ReasonLimit;

    public RescheduleValidator(CurrentUser user, TimeProvider time)
    {
        RuleFor(f => f.DueOn).Custom((typed, check) =>
        {
            if (Text.CleanOrNull(typed) is null) check.AddFailure("Enter the day to which it moves.");
            else if (check.InstanceToValidate.ReadDue(user.Today(time), user.WorkingDays).Problem is { } problem) check.AddFailure(problem);
        });
        RuleFor(f => f.DueOn)
            .Must((form, _) => form.ReadDue(user.Today(time), user.WorkingDays).Date is not { } day || day >= user.Today(time))
            .WithMessage("The day is in the past, so it is late at once. Check the day.")
            .WithSeverity(FluentValidation.Severity.Warning);
        RuleFor(f => f.Reason)
            .Must(reason => Text.CleanOrNull(reason) is not null).WithMessage("Enter why it moves. The reason stays on record.")
            .Must(reason => Text.Clean(reason).Length <= ReasonLimit).WithMessage(f => $"The reason has {Text.Clean(f.Reason).Length:N0} characters. Shorten it to {ReasonLimit:N0}.");
    }
}
