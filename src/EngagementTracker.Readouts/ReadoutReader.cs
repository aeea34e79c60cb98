using EngagementTracker.Readouts.Commitments;
using EngagementTracker.Readouts.Engagements;
using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts;

/// <summary>Reads a readout into a draft: the same text with the same gazetteer gives the same draft. Building one indexes the gazetteer; keep it.</summary>
public sealed class ReadoutReader
{
    private readonly PartyNames parties;
    private readonly PersonReader people;
    private readonly Participants participants;
    private readonly Issuers issuers;

    public ReadoutReader(Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        parties = new PartyNames(gazetteer);
        people = new PersonReader(parties);
        participants = new Participants(parties, people, new KnownPeople(gazetteer));
        issuers = new Issuers(parties);
    }

    public ReadoutDraft Read(Readout readout)
    {
        ArgumentNullException.ThrowIfNull(readout);
        var text = PlainText.Of(readout.Text);
        var sentences = Sentences.In(text);
        var title = Sentences.In(PlainText.Of(readout.Title ?? ""));
        var (issuer, zone) = issuers.Find(readout);
        var frame = MeetingFrame.In(sentences, people, parties);
        var titleFrame = MeetingFrame.In(title, people, parties);
        var (who, sides) = participants.Find(sentences, frame, title, titleFrame, issuer);
        var day = EventDates.Find(sentences, frame, readout.PublishedUtc, zone, zone is null ? null : $"in {zone}");
        string[] codes = [.. sides.Select(p => p.Value)];
        var subjects = new Subjects(who, codes, issuer, parties);
        var commitments = new CommitmentFinder(
            new ClauseReader(subjects, frame), new NounPledges(parties, who, codes, issuer), new ObjectReader(parties, codes, issuer)).Find(sentences);
        return new ReadoutDraft(
            text, [.. sentences.Select(s => s.Span)], issuer, Modes.Find(title, frame, sentences), day,
            [.. sides.OrderBy(s => s.Value, StringComparer.Ordinal)], who, CountriesDiscussed.Find(sentences, frame, who, people, parties, issuer), [], [], commitments, []);
    }
}
