using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Engagements.Facts;

public sealed class EngagementValidator : AbstractValidator<EngagementForm>
{
    public const string OurPeople = "OurPeople";
    public const string TheirPeople = "TheirPeople";

    private readonly Ministry ministry;
    private readonly CurrentUser user;
    private readonly TimeProvider time;

    public EngagementValidator(Ministry ministry, CurrentUser user, TimeProvider time)
    {
        (this.ministry, this.user, this.time) = (ministry, user, time);
        RuleFor(f => f.Parties).Custom(CheckParties);
        RuleFor(f => f.Date).Custom(CheckDate);
        RuleFor(f => f.Start).Custom((typed, context) => CheckTime(typed, context));
        RuleFor(f => f.End).Custom(CheckEnd);
        RuleFor(f => f.TimeZone).Must(Zone.Exists)
            .WithMessage("Choose the time zone of the place, such as Africa/Nairobi or America/New_York.");
        RuleFor(f => f.Place).Must(p => Text.Clean(p).Length <= Engagement.PlaceLimit)
            .WithMessage(f => TooLong("The place", f.Place, Engagement.PlaceLimit));
        RuleFor(f => f.Participants).Custom(CheckParticipants);
        RuleForEach(f => f.Participants).ChildRules(row => row.RuleFor(p => p.Capacity)
            .Must(c => Text.Clean(c).Length <= Office.TitleLimit).WithMessage(p => TooLong("The office", p.Capacity, Office.TitleLimit)));
        RuleFor(f => f.Participants).Custom((people, context) => people.ForEach(person => CheckOffice(person, context)));
        RuleFor(f => f.Topics).Custom(CheckTopics);
        RuleFor(f => f.Summary).Must((f, s) => f.State == EngagementState.Planned || Text.Clean(s).Length > 0)
            .WithMessage("Write a summary: a sentence or two on what was said.");
        RuleFor(f => f.Summary).Must(s => Text.Clean(s).Length <= Engagement.SummaryLimit)
            .WithMessage(f => TooLong("The summary", f.Summary, Engagement.SummaryLimit));
        this.AddMarkingRule(f => f.Marking, f => f.DrafterId is null ? null : f.Marking, f => f.DrafterId, user);
        When(f => f.HasClosedText && !f.ClosedIsWithheld, () =>
        {
            RuleFor(f => f.ClosedText).Must(t => Text.Clean(t).Length <= ClosedSection.TextLimit)
                .WithMessage(f => TooLong("The closed section", f.ClosedText, ClosedSection.TextLimit));
            RuleFor(f => f.ClosedMarking).Custom(CheckClosedMarking);
            this.AddMarkingRule(f => f.ClosedMarking, f => f.ClosedBefore, f => f.DrafterId, user);
        });
    }

    private static void CheckClosedMarking(Marking marking, ValidationContext<EngagementForm> context)
    {
        var rest = context.InstanceToValidate.Marking;
        if (marking > rest || (marking == rest && marking == context.InstanceToValidate.ClosedBefore)) return;
        context.AddFailure(rest == Marking.TopSecret
            ? "Nothing is marked higher than top secret. Write the closed section into the summary."
            : $"The rest is marked {Show.Name(rest).ToLowerInvariant()}. Mark the closed section higher, or write it into the summary.");
    }

    public static string TooLong(string field, string? text, int limit)
    {
        var length = Text.Clean(text).Length;
        return $"{field} has {length:N0} characters; the limit is {limit:N0}. Shorten it by {length - limit:N0}.";
    }

    private void CheckParties(List<Data.Lookups.PartyChoice> parties, ValidationContext<EngagementForm> context)
    {
        if (parties.Count == 0) context.AddFailure("Say who was on the other side: type a country or an organisation and choose it.");
        if (parties.Exists(p => p.Id == ministry.HomeParty))
            context.AddFailure($"{ministry.HomeName} is our own side. Remove it and choose the other side.");
        if (parties.Count > Engagement.PartiesLimit) context.AddFailure($"An engagement has at most {Engagement.PartiesLimit} parties. Remove some.");
    }

    private void CheckDate(string? typed, ValidationContext<EngagementForm> context)
    {
        var form = context.InstanceToValidate;
        if (string.IsNullOrWhiteSpace(typed))
        {
            context.AddFailure($"Enter the date. {WrittenDate.Examples}");
            return;
        }
        var read = WrittenDate.Read(typed, user.Today(time), EngagementForm.LeanOf(form.State));
        if (read.Date is not { } date)
        {
            context.AddFailure(read.Problem);
            return;
        }
        if (!Zone.Exists(form.TimeZone)) return;
        var start = EngagementForm.TimeOf(form.Start);
        var isAhead = new EventTime(date, form.TimeZone!, start).IsAfter(time.GetUtcNow().UtcDateTime);
        if (form.State == EngagementState.Held && isAhead)
            context.AddFailure($"{Show.Day(date)}{(start is null ? "" : $", {start:HH:mm}")} is in the future. Correct the date, or choose Planned.");
        if (form.State == EngagementState.Planned && !isAhead)
            Warn(context, nameof(EngagementForm.Date), $"{Show.Day(date)} has passed. If it took place, choose Held.");
    }

    private static TimeOnly? CheckTime(string? typed, ValidationContext<EngagementForm> context)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var read = WrittenTime.Read(typed);
        if (read.Time is null) context.AddFailure(read.Problem);
        return read.Time;
    }

    private static void CheckEnd(string? typed, ValidationContext<EngagementForm> context)
    {
        if (CheckTime(typed, context) is not { } end) return;
        if (string.IsNullOrWhiteSpace(context.InstanceToValidate.Start)) context.AddFailure("Enter the start as well, or leave the end empty.");
        else if (EngagementForm.TimeOf(context.InstanceToValidate.Start) is { } start && end < start)
            context.AddFailure("The end is before the start. Correct one of them; if it ran past midnight, leave the end empty.");
    }

    private void CheckParticipants(List<ParticipantForm> people, ValidationContext<EngagementForm> context)
    {
        if (people.Count > Engagement.ParticipantsLimit)
            context.AddFailure(OurPeople, $"An engagement has at most {Engagement.ParticipantsLimit} participants. Remove some.");
        CheckSide(people.FindAll(p => p.PartyId == ministry.HomeParty), OurPeople, "Add who spoke for us.", context);
        CheckSide(people.FindAll(p => p.PartyId != ministry.HomeParty), TheirPeople, "Add who spoke for the other side.", context);
        foreach (var twice in people.GroupBy(p => (object?)p.Person.Id ?? (Text.Fold(p.Person.Name), p.PartyId)).Where(g => g.Count() > 1))
            context.AddFailure(SideOf(twice.First()), $"{twice.First().Person.Name} stands twice. Remove one.");
        foreach (var person in people)
        {
            if (person.PartyId != ministry.HomeParty && !context.InstanceToValidate.Parties.Exists(p => p.Id == person.PartyId))
                context.AddFailure(TheirPeople, $"{person.Person.Name} speaks for {person.Person.PartyCode}, which is not among the parties. Add the party or remove the person.");
            if (person.Person.Id is null && Text.Clean(person.Person.Name).Length is 0 or > Person.NameLimit)
                context.AddFailure(SideOf(person), TooLong("A name", person.Person.Name, Person.NameLimit));
        }
    }

    private static void CheckSide(List<ParticipantForm> side, string field, string missing, ValidationContext<EngagementForm> context)
    {
        if (side.Count == 0)
        {
            context.AddFailure(field, missing);
            return;
        }
        var principals = side.Where(p => p.Role == ParticipantRole.Principal).ToList();
        if (principals.Count == 0) context.AddFailure(field, "Make one of them the principal.");
        foreach (var party in principals.GroupBy(p => p.PartyId).Where(g => g.Count() > 1))
        {
            var names = string.Join(" and ", party.Select(p => p.Person.Name));
            context.AddFailure(field, $"{names} are both principals of one party. Keep one; make the others accompanying.");
        }
    }

    private void CheckOffice(ParticipantForm participant, ValidationContext<EngagementForm> context)
    {
        if (participant.Person.Offices.Count == 0 || Text.CleanOrNull(participant.Capacity) is not { } capacity) return;
        if (context.InstanceToValidate.DateOn(user.Today(time)) is not { } day) return;
        if (participant.Person.Offices.Any(o => o.HeldOn(day) && Text.Fold(o.Title) == Text.Fold(capacity))) return;
        Warn(context, SideOf(participant), $"{participant.Person.Name} is not on record as {capacity} on {Show.Day(day)}. Check the office and the date.");
    }

    private static void CheckTopics(List<Data.Lookups.TopicChoice> topics, ValidationContext<EngagementForm> context)
    {
        if (topics.Count > Engagement.TopicsLimit) context.AddFailure($"An engagement has at most {Engagement.TopicsLimit} topics. Remove some.");
        foreach (var topic in topics.Where(t => t.Id is null))
        {
            if (Text.Clean(topic.Name).Length > Topic.NameLimit) context.AddFailure(TooLong("A topic", topic.Name, Topic.NameLimit));
            else if (!topic.Name.Any(char.IsLetterOrDigit)) context.AddFailure($"The topic “{topic.Name}” needs a letter or a digit. Remove it, or write it out.");
        }
    }

    private string SideOf(ParticipantForm participant) => participant.PartyId == ministry.HomeParty ? OurPeople : TheirPeople;

    private static void Warn(ValidationContext<EngagementForm> context, string field, string sentence) =>
        context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyChain.BuildPropertyPath(field), sentence) { Severity = Severity.Warning });
}
