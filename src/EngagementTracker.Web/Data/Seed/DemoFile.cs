using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;

namespace EngagementTracker.Web.Data.Seed;

/// <summary>The form of seed-data/demo.json. Dates that start with "In" or "Due" count days from the first start.</summary>
internal sealed record DemoFile(
    List<UnitSeed> Units, List<UserSeed> Users, List<TopicSeed> Topics, List<PersonSeed> People, List<EngagementSeed> Engagements,
    List<LifeSeed> Lives, List<HandoverSeed> Handovers, List<EventSeed> Events);

internal sealed record EventSeed(string Name, DateOnly? On, string? Place);

internal sealed record UnitSeed(string Code, string Name, string TimeZone, string? Head = null);

internal sealed record UserSeed(string UserName, string DisplayName, List<string> Roles, string Unit, Marking? Clearance = null);

internal sealed record TopicSeed(string Name, List<string> Aliases, string? Parent);

internal sealed record PersonSeed(string Name, string Party, List<string> Aliases, List<OfficeSeed> Offices);

internal sealed record OfficeSeed(string Title, string Party, DateOnly? From, DateOnly? To);

internal sealed record EngagementSeed(
    EngagementKind Kind, Channel Channel, DateOnly Date, string TimeZone, string? Place, string Unit, string Drafter,
    List<string> Parties, List<ParticipantSeed> Participants, List<string> Topics, string Summary,
    List<AccountSeed> Accounts, List<CommitmentSeed> Commitments, List<FollowUpSeed> FollowUps,
    Marking Marking = Marking.Unclassified, List<string>? NeedToKnowUnits = null, ClosedSectionSeed? ClosedSection = null);

internal sealed record ClosedSectionSeed(Marking Marking, string Text);

internal sealed record ParticipantSeed(string Person, Side Side, ParticipantRole Role, string? Capacity);

internal sealed record AccountSeed(AccountTier Tier, string? IssuerParty, string Issuer, DateOnly? PublishedOn, Uri? Url, string Text,
    Marking Marking = Marking.Unclassified);

internal sealed record CommitmentSeed(
    string Wording, CommitmentClass Class, List<string> Obligors, List<string> Beneficiaries, DeadlineSeed Deadline,
    string? Owner, int Account, string Quote, List<FollowUpSeed> FollowUps,
    Marking Marking = Marking.Unclassified);

internal sealed record DeadlineSeed(string Kind, DateOnly? Date = null, int? InDays = null, string? Event = null)
{
    /// <param name="calendar">The events of the calendar, by name; one that is not there is known by name only.</param>
    public Deadline ToDeadline(DateOnly today, IReadOnlyDictionary<string, CalendarEvent> calendar) => Kind switch
    {
        "event" when calendar.TryGetValue(Event!, out var occasion) => Deadline.Before(occasion),
        "stated" => Deadline.Stated(Date!.Value),
        "proposed" => Deadline.Proposed(today.AddDays(InDays!.Value)),
        "event" => Deadline.AtEvent(Event!),
        "continuing" => Deadline.Continuing,
        "none" => Deadline.NoneStated,
        _ => throw new InvalidDataException($"“{Kind}” is not a kind of deadline."),
    };
}

internal sealed record FollowUpSeed(string What, string Owner, int DueInDays, int? DoneInDays);

/// <summary>What befell a commitment after it was made. What is later than the day of loading is left out.</summary>
/// <param name="Commitment">The day of its engagement and its place there: "2025-01-27/0".</param>
internal sealed record LifeSeed(
    string Commitment, string? ConfirmedBy = null, List<RevisionSeed>? Revisions = null, List<MentionSeed>? Mentions = null,
    List<ProgressSeed>? Progress = null, ReportSeed? Report = null, List<AssessmentSeed>? Assessments = null);

/// <summary>Follow-ups, by what is to be done, that went from one to another.</summary>
internal sealed record HandoverSeed(string From, string To, string Reason, List<string> Actions);

internal sealed record RevisionSeed(string Reason, string Author, string? Deliverable = null, string? Measure = null, int? DeadlineInDays = null);

internal sealed record MentionSeed(DateOnly Engagement, MentionKind Kind, string? Quote = null, int Account = 0);

internal sealed record LinkSeed(string Url, string Title);

internal sealed record ProgressSeed(DateOnly AsOf, string Author, string Text, OfficialStanding? Said = null, List<LinkSeed>? Links = null);

internal sealed record ReportSeed(
    Outcome Outcome, DateOnly EndedOn, string Reporter, string Text, string? AcceptedBy = null, string? SupersededBy = null,
    List<LinkSeed>? Links = null, List<DateOnly>? Engagements = null);

internal sealed record AssessmentSeed(
    string Period, string Assessor, G7Score Score, Completion Completion, AssessmentConfidence Confidence, string Reasoning,
    string? Second = null, string? SecondReasoning = null);
