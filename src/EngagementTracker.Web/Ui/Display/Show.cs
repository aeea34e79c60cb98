using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Web.Ui.Display;

/// <summary>How values read on screen, in print and in exports: one place, so that they read alike everywhere.</summary>
public static class Show
{
    /// <summary>A date as it stands in an address.</summary>
    public const string DateInAddress = "yyyy-MM-dd";

    public static string Day(DateOnly date) => date.ToString("d MMM yyyy");

    public static string DayWithWeekday(DateOnly date) => date.ToString("dddd d MMMM yyyy");

    /// <summary>An instant on the reader's own clock.</summary>
    public static string Instant(DateTime utc, string timeZone) => Zone.FromUtc(utc, timeZone).ToString("d MMM yyyy, HH:mm");

    /// <summary>When a text was published: the minute on the reader's own clock, or else the issuer's day.</summary>
    public static string? Published(DateOnly? day, DateTime? utc, string timeZone) =>
        utc is { } instant ? $"{Instant(instant, timeZone)} {City(timeZone)}" : day is { } on ? Day(on) : null;

    /// <summary>The city of a zone: "Nairobi" for Africa/Nairobi.</summary>
    public static string City(string timeZone) => timeZone.Split('/')[^1].Replace('_', ' ');

    public static string When(EventTime when) => Day(when.Date) + (when.Start is null ? "" : $", {Time(when)}");

    /// <summary>The clock times of one that has any: "16:30–17:10 Nairobi".</summary>
    public static string Time(EventTime when) => $"{when.Start:HH:mm}{(when.End is null ? "" : $"–{when.End:HH:mm}")} {City(when.TimeZone)}";

    /// <summary>"3 days late", "today", "tomorrow", "in 5 days".</summary>
    public static string Distance(DateOnly date, DateOnly today) => (date.DayNumber - today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "1 day late",
        < 0 and var days => $"{-days} days late",
        var days => $"in {days} days",
    };

    /// <summary>How long ago, in days and, once these say little, in plain words: "34 days ago, about 5 weeks".</summary>
    public static string Since(DateOnly date, DateOnly today) => (today.DayNumber - date.DayNumber) switch
    {
        <= 0 => "today",
        1 => "yesterday",
        < 14 and var days => $"{days} days ago",
        < 61 and var days => $"{days} days ago, about {Math.Round(days / 7.0)} weeks",
        < 730 and var days => $"{days:N0} days ago, about {Math.Round(days / 30.44)} months",
        var days => $"{days:N0} days ago, about {Math.Round(days / 365.25)} years",
    };

    /// <summary>A number that was counted only so far: "1,000+".</summary>
    public static string Some(int count, int most = Data.Threads.MostCounted) => count > most ? $"{most:N0}+" : count.ToString("N0");

    /// <summary>The engagement in a few words: "Call with United States".</summary>
    public static string Title(EngagementKind kind, string counterpart) =>
        kind == EngagementKind.Visit ? $"Visit: {counterpart}" : $"{Name(kind)} with {counterpart}";

    public static string Deadline(Deadline deadline) => Deadline(deadline.Kind, deadline.Date, deadline.Event);

    public static string Deadline(DeadlineKind kind, DateOnly? date, string? atEvent) => kind switch
    {
        DeadlineKind.Stated => Day(date!.Value),
        DeadlineKind.Proposed => $"{Day(date!.Value)} (proposed)",
        DeadlineKind.Event => date is { } day ? $"{atEvent}, {Day(day)}" : atEvent!,
        _ => Name(kind),
    };

    public static string Name(Recurrence recurrence) => recurrence switch
    {
        Recurrence.Monthly => "Monthly, on its weekday",
        Recurrence.Quarterly => "Quarterly, on its weekday",
        _ => recurrence.ToString(),
    };

    public static string Name(Marking marking) => marking == Marking.TopSecret ? "Top secret" : marking.ToString();

    /// <summary>A marking as a style sheet names it.</summary>
    public static string Key(Marking marking) => marking.ToString().ToLowerInvariant();

    public static string Name(EngagementKind kind) => kind.ToString();

    public static string Name(EngagementState state) => state.ToString();

    public static string Name(Channel channel) => channel switch
    {
        Channel.SecureTelephone => "Secure telephone",
        Channel.InPerson => "In person",
        _ => channel.ToString(),
    };

    public static string Name(ParticipantRole role) => role == ParticipantRole.NoteTaker ? "Note-taker" : role.ToString();

    public static string Name(AccountTier tier) => tier switch
    {
        AccountTier.OwnRecord => "Our own record",
        AccountTier.OfficialStatement => "Official statement",
        _ => "Press report",
    };

    public static string Name(CommitmentClass value) => value.ToString();

    public static string Name(Direction direction) => direction.ToString();

    public static string Name(PartyKind kind) => kind.ToString();

    public static string Name(MentionKind kind) => kind switch
    {
        MentionKind.ReportedOn => "Reported on",
        MentionKind.NotRaised => "Not raised",
        _ => kind.ToString(),
    };

    public static string Name(Outcome outcome) => outcome switch
    {
        Outcome.PartlyFulfilled => "Partly fulfilled",
        Outcome.NotFulfilled => "Not fulfilled",
        Outcome.OvertakenByEvents => "Overtaken by events",
        _ => outcome.ToString(),
    };

    public static string Name(CommitmentState state) => state.ToString();

    public static string Name(OfficialStanding? said) => said switch
    {
        null => "Nothing said",
        OfficialStanding.PartlyFulfilled => "Partly fulfilled",
        OfficialStanding.NotFulfilled => "Not fulfilled",
        _ => said.Value.ToString(),
    };

    public static string Name(ScheduleStanding schedule) => schedule == ScheduleStanding.OnTime ? "On time" : schedule.ToString();

    /// <summary>"+1, full compliance".</summary>
    public static string Name(G7Score score) => score switch
    {
        G7Score.Full => "+1, full compliance",
        G7Score.Partial => "0, partial compliance",
        _ => "−1, failure or opposite action",
    };

    public static string Name(Completion completion) => completion switch
    {
        Completion.NoEvidence => "No evidence",
        Completion.NotStarted => "Not started",
        _ => completion.ToString(),
    };

    /// <summary>"January to June 2025".</summary>
    public static string Name(HalfYear half) => $"{(half.Half == 1 ? "January to June" : "July to December")} {half.Year}";

    public static string Name(AssessmentConfidence confidence) => confidence.ToString();

    /// <summary>Of a file: "340 KB", "2.1 MB".</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024 ? $"{Math.Max(1, bytes / 1024):N0} KB" : $"{bytes / 1024.0 / 1024.0:N1} MB";

    public static string Name(EvidenceKind kind) => kind.ToString();

    public static string Name(ReviewState review) => review == ReviewState.New ? "To confirm" : review.ToString();

    /// <summary>What is missing, in words: "deliverable, measure".</summary>
    public static string Missing(Gaps gaps) =>
        string.Join(", ", Enum.GetValues<Gaps>().Where(g => g != Gaps.None && gaps.HasFlag(g)).Select(g => g.ToString().ToLowerInvariant()));

    public static string Name(DeadlineKind kind) => kind switch
    {
        DeadlineKind.NoneStated => "None stated",
        DeadlineKind.Stated => "Stated date",
        DeadlineKind.Proposed => "Date proposed by us",
        DeadlineKind.Event => "Before an event",
        _ => "Continuing",
    };
}
