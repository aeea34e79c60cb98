using EngagementTracker.Domain;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Readouts;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Features.Engagements.LogCall;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Web.Features.Engagements.PasteReadout;

/// <summary>Puts what was read from a text into the form of a call. What the writer has filled in or changed since an earlier reading stays.</summary>
public sealed class ProposalMapping
{
    private const int TopicWords = Domain.Topics.Topic.NameLimit;

    private readonly ReadoutDirectory directory;
    private readonly Ministry ministry;
    private readonly string ownZone;
    private readonly ReadoutDraft draft;
    private readonly Proposal? before;
    private readonly Proposal proposal;
    private readonly List<string> notes;

    private ProposalMapping(
        ReadoutDraft draft, ReadoutForm readout, ReadoutDirectory directory, Ministry ministry, string ownZone, Proposal? before)
    {
        (this.draft, this.directory, this.ministry, this.ownZone, this.before) = (draft, directory, ministry, ownZone, before);
        proposal = new Proposal(draft, before?.Form ?? new LogCallForm { Engagement = { TimeZone = ownZone } });
        proposal.Form.Account = readout.Account;
        readout.Account.Text = draft.Text;
        notes = [.. draft.Notes];
    }

    private EngagementForm Engagement => proposal.Form.Engagement;

    /// <param name="readout">What was pasted; its account gets the text as it will be kept.</param>
    /// <param name="ownZone">The writer's own zone.</param>
    /// <param name="before">What an earlier reading made, with all that the writer has done to it.</param>
    public static Proposal Map(
        ReadoutDraft draft, ReadoutForm readout, ReadoutDirectory directory, Ministry ministry, string ownZone, Proposal? before = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(readout);
        var mapping = new ProposalMapping(draft, readout, directory, ministry, ownZone, before);
        mapping.FillWhen();
        mapping.FillWho();
        mapping.FillWhat(readout);
        mapping.FillAccount();
        new CommitmentMapping(draft, directory, ministry, mapping.proposal, before).Fill();
        mapping.proposal.Notes = mapping.notes;
        return mapping.proposal;
    }

    private void FillWhen()
    {
        if (draft.EventDate.Value is { } day)
        {
            Fill("Date", "Engagement.Date", () => Engagement.Date, v => Engagement.Date = v, Show.Day(day), From(draft.EventDate));
            var zone = directory.Party(draft.IssuerParty)?.TimeZone ?? proposal.Form.Account.IssuersZone ?? ownZone;
            if (zone != ownZone)
                Fill("Time zone", "Engagement.TimeZone", () => Engagement.TimeZone, v => Engagement.TimeZone = v, zone, new FilledValue(null, null, "The day is given by the issuer’s clock."));
        }
        else
        {
            proposal.Add(new FilledField("Date", () => "Engagement.Date", [From(draft.EventDate)], () => Text.Clean(Engagement.Date).Length == 0, IsMissing: true));
        }
        EngagementKind? kind = draft.Mode.Value switch { Mode.InPerson => EngagementKind.Meeting, Mode.Unknown => null, _ => EngagementKind.Call };
        Channel? channel = draft.Mode.Value switch
        {
            Mode.Telephone => Channel.Telephone,
            Mode.Video => Channel.Video,
            Mode.InPerson => Channel.InPerson,
            _ => null,
        };
        if (kind is null || channel is null)
        {
            notes.Add("The text does not say how they spoke. Check kind and channel.");
            return;
        }
        Fill("Kind", "Engagement.Kind", () => Engagement.Kind, v => Engagement.Kind = v, kind.Value, From(draft.Mode));
        Fill("Channel", "Engagement.Channel", () => Engagement.Channel, v => Engagement.Channel = v, channel.Value, From(draft.Mode));
    }

    private void FillWho()
    {
        var found = draft.Parties.Where(p => p.Value != ministry.HomeCode).DistinctBy(p => p.Value)
            .Select(p => (Finding: p, Party: directory.Party(p.Value))).ToList();
        notes.AddRange(found.Where(f => f.Party is null).Select(f => $"{f.Finding.Value} took part according to the text, but is no party on record."));
        if (draft.Parties.Count > 0 && draft.Parties.All(p => p.Value != ministry.HomeCode))
            notes.Add($"{ministry.HomeName} did not take part according to this text. If it did, add who spoke for it.");
        var known = found.Where(f => f.Party is not null).ToList();
        List<PartyChoice> parties = [.. known.Select(f => f.Party!)];
        if (known.Count > 0 && !IsOwn("Engagement.Parties", Engagement.Parties.Count == 0))
        {
            Engagement.Parties.Clear();
            Engagement.Parties.AddRange(parties);
            proposal.Add(new FilledField(
                "Other side", () => "Engagement.Parties", [.. known.Select(f => From(f.Finding, f.Party!.Name))], () => Engagement.Parties.SequenceEqual(parties)));
        }
        if (before is not null && before.Form.Engagement.Participants.Count > 0 && !before.PeopleStand()) return;
        Engagement.Participants.Clear();
        FillPeople();
    }

    private void FillPeople()
    {
        var principals = new HashSet<string>();
        var questions = new List<PersonQuestion>();
        foreach (var found in draft.Participants.DistinctBy(p => p.Matches is [var one] ? (object)one.Id : (p.Name, p.Party)))
        {
            if (directory.Party(found.Party) is not { } party) continue;
            if (party.Code != ministry.HomeCode && !Engagement.Parties.Exists(p => p.Id == party.Id)) continue;
            var role = principals.Add(party.Code) ? ParticipantRole.Principal : ParticipantRole.Accompanying;
            var unknown = new PersonChoice(null, found.Name, party.Id, party.Code, []);
            var question = new PersonQuestion(found, [.. found.Matches.Select(directory.Person), unknown], role);
            if (found.Matches.Count > 1)
            {
                questions.Add(question);
                continue;
            }
            proposal.Answer(question, question.Candidates[0], draft.EventDate.Value);
            var participant = question.Participant!;
            var capacity = participant.Capacity;
            proposal.Add(new FilledField(
                found.Name,
                () => Engagement.Participants.IndexOf(participant) is >= 0 and var at ? $"Engagement.Participants[{at}].Capacity" : null,
                [new FilledValue(null, found.Span, found.Matches.Count == 0 ? "Not on record yet: somebody new." : "On record.")],
                () => participant.Capacity == capacity));
        }
        proposal.Questions = questions;
    }

    private void FillWhat(ReadoutForm readout)
    {
        var topics = draft.KnownTopics.DistinctBy(t => t.Value.Id).ToList();
        if (topics.Count > 0 && !IsOwn("Engagement.Topics", Engagement.Topics.Count == 0))
        {
            List<TopicChoice> choices = [.. topics.Select(t => new TopicChoice(t.Value.Id, t.Value.Name))];
            Engagement.Topics.Clear();
            Engagement.Topics.AddRange(choices);
            proposal.Add(new FilledField(
                "Topic", () => "Engagement.Topics", [.. topics.Select(t => From(t, t.Value.Name))], () => Engagement.Topics.SequenceEqual(choices)));
        }
        proposal.Subjects = [.. draft.Topics.Where(t => t.Length <= TopicWords && !topics.Exists(known => Names(known, t))).DistinctBy(t => Text.Fold(t.Of(draft.Text)))];
        proposal.Countries = [.. draft.CountriesDiscussed.Select(c => From(c, directory.NameOf(c.Value)))];

        var (summary, from) = DraftSummary.Of(draft, Text.CleanOrNull(readout.Title));
        if (summary.Length is > 0 and <= Domain.Engagements.Engagement.SummaryLimit)
            Fill("Summary", Proposal.SummaryPath, () => Engagement.Summary, v => Engagement.Summary = v, summary, from);
    }

    /// <summary>Whether a phrase speaks of a topic on record: it holds the same words, or a name of the topic.</summary>
    private bool Names(Finding<KnownTopic> known, TextSpan phrase)
    {
        var words = $" {Text.Fold(phrase.Of(draft.Text))} ";
        return known.Span?.Overlaps(phrase) == true
            || known.Value.Aliases.Prepend(known.Value.Name).Any(name => words.Contains($" {Text.Fold(name)} ", StringComparison.Ordinal));
    }

    private void FillAccount()
    {
        var account = proposal.Form.Account;
        if (account.Tier == AccountTier.PressReport || directory.Party(draft.IssuerParty) is not { } party) return;
        if (account.IssuerPartyId is null)
        {
            (account.IssuerPartyId, account.IssuerPartyName, account.IssuerPartyZone) = (party.Id, party.Name, party.TimeZone);
            proposal.Add(new FilledField(
                "Party that issued it", () => "Account.IssuerPartyId", [new FilledValue(null, null, "Whose account it seems to be.")], () => account.IssuerPartyId == party.Id));
        }
        if (Text.Clean(account.Issuer).Length == 0)
            Fill("Issuer", "Account.Issuer", () => account.Issuer, v => account.Issuer = v, party.Name, new FilledValue(null, null, "The party that seems to have issued it; write the office if you know it."));
    }

    private void Fill<T>(string label, string path, Func<T> get, Action<T> set, T value, FilledValue from)
    {
        if (IsOwn(path, EqualityComparer<T>.Default.Equals(get(), default) || get() is "")) return;
        set(value);
        proposal.Add(new FilledField(label, () => path, [from], () => EqualityComparer<T>.Default.Equals(get(), value)));
    }

    /// <summary>Whether what stands in a field is the writer's own.</summary>
    private bool IsOwn(string path, bool isBlank) =>
        before is not null && (before.Filled(path) is { IsMissing: false } field ? !field.Holds() : !isBlank);

    private static FilledValue From<T>(Finding<T> finding, string? name = null) => new(name, finding.Span, finding.Reason);
}
