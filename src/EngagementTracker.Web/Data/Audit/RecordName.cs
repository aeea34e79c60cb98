using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Merges;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Domain.Views;
using EngagementTracker.Web.Access;

namespace EngagementTracker.Web.Data.Audit;

/// <summary>How the audit trail names a record.</summary>
public static class RecordName
{
    public const string View = "view:";
    public const string Handover = "handover:";

    public static string Of(Party party) => $"party:{party.Code}";
    public static string Of(PersonId person) => $"person:{person.Value}";
    public static string Of(Topic topic) => $"topic:{topic.Slug}";
    /// <summary>Somebody who is not signed in.</summary>
    public const string Nobody = "user:nobody";

    public static string Of(UserId user) => $"user:{user.Value}";

    public static string Of(Unit unit) => $"unit:{unit.Code}";

    /// <summary>What is kept: a merge stands in its history.</summary>
    public static string Of(Merge merge) => Of(merge.Kind, merge.KeptKey);

    public static string Of(MergedKind kind, string key) => $"{kind.ToString().ToLowerInvariant()}:{key}";

    public static string Of(CalendarEvent occasion) => $"event:{occasion.Id.Value}";

    /// <summary>The rule that holds for all of a kind.</summary>
    public static string OfReminders(RemindedKind kind) => $"reminders:{kind}";

    public static string Of(Domain.FollowUps.Handover handover) => $"{Handover}{handover.Id.Value}";

    /// <summary>The name of a whole record; <see langword="null"/> for what is only a part of one.</summary>
    public static string? Of(object entity) => entity switch
    {
        Engagement e => e.Reference,
        Commitment c => c.Reference,
        FollowUp f => f.Reference,
        Party p => Of(p),
        Person p => Of(p.Id),
        Topic t => Of(t),
        Merge m => Of(m),
        Unit u => Of(u),
        User u => Of(u.Id),
        BreakGlass b => b.Reference,
        Notice n => n.Record,
        CalendarEvent e => Of(e),
        CalendarFeed f => Of(f.OwnerId),
        ReminderRule { FollowUpId: null } r => OfReminders(r.Kind),
        Domain.FollowUps.Handover h => Of(h),
        HandoverItem i => i.Reference,
        SavedView v => $"{View}{v.Id.Value}",
        _ => null,
    };
}
