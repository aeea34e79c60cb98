using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.FollowUps;

/// <summary>What more than one use case has to refuse.</summary>
internal static class FollowUpAnswers
{
    public static Answer<string> Unknown(string reference) => Answer<string>.Refused(
        new Problem("", $"There is no follow-up {reference}. Check the reference."));

    /// <summary>
    /// The event that the form names, when the follow-up is due on its day; another date stands for itself. In words, why it cannot be: the
    /// event is gone, or has no day.
    /// </summary>
    public static async Task<(CalendarEvent? Event, Problem? Problem)> EventOfAsync(
        TrackerDbContext db, FollowUpForm form, DateOnly due, CancellationToken cancellation)
    {
        if (form.EventId is not { } id) return (null, null);
        var occasion = await db.CalendarEvents.SingleOrDefaultAsync(e => e.Id == id, cancellation);
        if (occasion is null) return (null, new Problem(nameof(form.EventId), "This event is no longer in the calendar. Choose another one, or none."));
        if (occasion.On is null) return (null, new Problem(nameof(form.EventId), $"{occasion.Name} has no day yet, and a follow-up needs one. Choose another event, or none."));
        return (occasion.On == due ? occasion : null, null);
    }

    /// <summary>Why the user cannot be given work on the record, or <see langword="null"/> when they can.</summary>
    public static async Task<Problem?> OwnerProblemAsync(
        TrackerDbContext db, UserId owner, IProtected record, EngagementId engagement, string field, CancellationToken cancellation)
    {
        var found = await db.Users.Where(u => u.Id == owner).Select(u => new { u.DisplayName, u.IsDisabled }).SingleOrDefaultAsync(cancellation);
        return found switch
        {
            null => new Problem(field, "The owner is not a user of this system. Choose another owner."),
            { IsDisabled: true } => new Problem(field, $"{found.DisplayName}’s account is disabled. Choose another owner."),
            _ => (await Readers.ReadAsync(db, cancellation)).OwnerRefusal(owner, record, await Readers.ListOfAsync(db, engagement, cancellation)) is { } refusal
                ? new Problem(field, refusal) : null,
        };
    }
}
