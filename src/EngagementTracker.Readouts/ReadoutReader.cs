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
    private readonly KnownTopics topics;

    public ReadoutReader(Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        parties = new PartyNames(gazetteer);
        people = new PersonReader(parties);
        participants = new Participants(parties, people, new KnownPeople(gazetteer));
        issuers = new Issuers(parties);
        topics = new KnownTopics(gazetteer);
    }

    public ReadoutDraft Read(Readout readout)
    {
        var stage = Begin(readout);
        var (text, sentences, frame, people) = (stage.Text, stage.Sentences, stage.Frame, stage.People);
        string[] sides = [.. stage.Sides.Select(p => p.Value)];
        var day = EventDates.Find(sentences, frame, readout.PublishedUtc, stage.Zone, stage.Zone is null ? null : $"in {stage.Zone}");
        var commitments = new CommitmentFinder(
            new NounPledges(parties, people, sides, stage.Issuer, day.Value), new ObjectReader(parties, sides, stage.Issuer)).Find(sentences, stage.Clauses);
        return new ReadoutDraft(
            text, [.. sentences.Select(s => s.Span)], stage.Issuer,
            Modes.Find(stage.Title, frame, sentences),
            day,
            [.. stage.Sides.OrderBy(s => s.Value, StringComparer.Ordinal)], people,
            CountriesDiscussed.Find(sentences, frame, people, this.people, parties, stage.Issuer),
            [.. Memcon.Subjects(sentences), .. TopicFinder.Find(sentences, stage.Candidates)], topics.First(sentences), commitments, Notes(stage, day));
    }

    private List<string> Notes(Stage stage, Finding<DateOnly?> day)
    {
        var notes = new List<string>();
        if (stage.Sentences.Count == 0) notes.Add("The text is empty.");
        else if (!Language.IsEnglish(stage.Sentences)) notes.Add("The text does not seem to be in English. Names and parties are filled in where they are known; read the rest yourself.");
        else if (stage.People.Count == 0) notes.Add("The text names nobody who took part.");
        if (day is { Value: null, Span: not null }) notes.Add($"The day is open: {day.Reason}");
        foreach (var office in stage.Frame?.After.Where(p => p.Name.Length == 0 && p.Title.Length > 0) ?? [])
            notes.Add($"“{office.Title}”{(office.Party is { } party ? $" of {parties.NameOf(party)}" : "")} took part, but the text gives no name.");
        return notes;
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
        // Whoever is named by office only can still be "the Foreign Minister" below.
        var offices = frame?.After.Where(p => p is { Name.Length: 0, Title.Length: > 0, Party: not null })
            .Select(p => new FoundParticipant("", p.Title, p.Party!, null, Confidence.Low, [])) ?? [];
        var reader = new ClauseReader(new Subjects([.. who, .. offices], [.. sides.Select(s => s.Value)], issuer, parties), frame);
        // In the order of the text: "he" is whoever was named last.
        IReadOnlyList<IReadOnlyList<Clause>> clauses = [.. sentences.Select(reader.In)];
        return new Stage(text, sentences, title, issuer, zone, frame, who, sides, clauses, new TopicCandidates(clauses, frame, parties));
    }

    private sealed record Stage(
        string Text, IReadOnlyList<Sentence> Sentences, IReadOnlyList<Sentence> Title, string? Issuer, string? Zone, MeetingFrame? Frame,
        IReadOnlyList<FoundParticipant> People, IReadOnlyList<Finding<string>> Sides, IReadOnlyList<IReadOnlyList<Clause>> Clauses, TopicCandidates Candidates);
}
