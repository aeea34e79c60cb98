using EngagementTracker.Readouts.Commitments;
using EngagementTracker.Readouts.Engagements;
using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;
using EngagementTracker.Readouts.Topics;

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
        var stage = Begin(readout);
        var (text, sentences, frame, people) = (stage.Text, stage.Sentences, stage.Frame, stage.People);
        string[] sides = [.. stage.Sides.Select(p => p.Value)];
        var day = EventDates.Find(sentences, frame, readout.PublishedUtc, stage.Zone, stage.Zone is null ? null : $"in {stage.Zone}");
        var commitments = new CommitmentFinder(
            stage.Clauses, new NounPledges(parties, people, sides, stage.Issuer, day.Value), new ObjectReader(parties, sides, stage.Issuer)).Find(sentences);
        return new ReadoutDraft(
            text, [.. sentences.Select(s => s.Span)], stage.Issuer,
            Modes.Find(stage.Title, frame, sentences),
            day,
            [.. stage.Sides.OrderBy(s => s.Value, StringComparer.Ordinal)], people,
            CountriesDiscussed.Find(sentences, frame, people, this.people, parties, stage.Issuer),
            TopicFinder.Find(sentences, stage.Candidates), [], commitments, []);
    }

    /// <summary>What could be a topic, with its cues: what the weights of the lexicon are made from.</summary>
    internal IEnumerable<TopicCandidate> TopicCandidates(Readout readout)
    {
        var stage = Begin(readout);
        return stage.Sentences.SelectMany(stage.Candidates.In);
    }

    /// <summary>Who spoke with whom: the stage on which all others stand.</summary>
    private Stage Begin(Readout readout)
    {
        ArgumentNullException.ThrowIfNull(readout);
        var text = PlainText.Of(readout.Text);
        var sentences = Sentences.In(text);
        var title = Sentences.In(PlainText.Of(readout.Title ?? ""));
        var (issuer, zone) = issuers.Find(readout, sentences);
        var frame = MeetingFrame.In(sentences, people, parties);
        var (who, sides) = participants.Find(sentences, frame, title, MeetingFrame.In(title, people, parties), issuer);
        var clauses = new ClauseReader(new Subjects(who, [.. sides.Select(s => s.Value)], issuer, parties), frame);
        return new Stage(text, sentences, title, issuer, zone, frame, who, sides, clauses, new TopicCandidates(clauses, frame, parties));
    }

    private sealed record Stage(
        string Text, IReadOnlyList<Sentence> Sentences, IReadOnlyList<Sentence> Title, string? Issuer, string? Zone, MeetingFrame? Frame,
        IReadOnlyList<FoundParticipant> People, IReadOnlyList<Finding<string>> Sides, ClauseReader Clauses, TopicCandidates Candidates);
}
