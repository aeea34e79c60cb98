using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Web.Ui.Records;

namespace EngagementTracker.Web.Features.Parties.BriefMe;

/// <summary>What one wants to know before the next call with a party, each part with where it comes from.</summary>
/// <param name="Next">The next planned engagement.</param>
/// <param name="Held">The last ones that were held, newest first.</param>
/// <param name="Topics">What is likely to come up, the agenda first.</param>
public sealed record Brief(
    Party Party, BriefEngagement? Next, IReadOnlyList<BriefEngagement> Held, IReadOnlyList<BriefSpeaker> Speakers,
    BriefShare Ours, BriefShare Theirs, BriefShare Joint, IReadOnlyList<Reaffirmed> Reaffirmed, IReadOnlyList<ExpectedTopic> Topics)
{
    private IEnumerable<BriefPromise> Promises => Ours.Promises.Concat(Theirs.Promises).Concat(Joint.Promises);

    /// <summary>The marked records of which it shows something, each with the highest marking of that.</summary>
    public IReadOnlyDictionary<string, Marking> Marked => Held.Append(Next).OfType<BriefEngagement>().Select(e => (e.Reference, e.Marking))
        .Concat(Promises.Select(p => (p.Line.Reference, p.Marking))).Concat(Reaffirmed.Select(r => (r.Reference, r.Marking)))
        .Where(r => r.Marking > Marking.Unclassified)
        .GroupBy(r => r.Reference, r => r.Marking).ToDictionary(g => g.Key, g => Markings.Highest(g));

    public Marking Highest => Markings.Highest(Marked.Values.Append(Marking.Unclassified));
}

/// <param name="Principals">Who led, ours first.</param>
public sealed record BriefEngagement(
    EngagementId Id, string Reference, EngagementKind Kind, string Counterpart, EventTime When, string Summary, Marking Marking, IReadOnlyList<string> Principals);

/// <param name="Role">As planned; <see langword="null"/> for whoever led before.</param>
/// <param name="Led">How often they led, where nobody is planned.</param>
public sealed record BriefSpeaker(PersonId Id, string Name, string PartyCode, Side Side, ParticipantRole? Role, int Led, IReadOnlyList<string> Offices);

/// <param name="Total">As <see cref="Data.Threads.CountSomeAsync"/> counts.</param>
public sealed record BriefShare(IReadOnlyList<BriefPromise> Promises, int Total);

/// <param name="Said">The last sentence in which it was spoken of.</param>
/// <param name="Today">The day in the zone of its unit.</param>
public sealed record BriefPromise(CommitmentLine Line, Sentence? Said, DateOnly Today)
{
    public Marking Marking => Markings.Highest(Line.Marking, Said?.Marking ?? Line.Marking);
}

/// <summary>An open commitment that was reaffirmed since there was last progress of which anything is known.</summary>
/// <param name="LastProgress">The day of that progress, if there ever was any.</param>
/// <param name="In">The engagements in which it was, newest first.</param>
public sealed record Reaffirmed(string Reference, string Wording, Marking Marking, DateOnly? LastProgress, IReadOnlyList<ReaffirmedIn> In);

public sealed record ReaffirmedIn(string Reference, DateOnly On);

/// <param name="IsPlanned">It is on the agenda of the next engagement.</param>
/// <param name="Promises">The open commitments under it.</param>
/// <param name="SpokenOf">In which of the last engagements.</param>
public sealed record ExpectedTopic(string Name, string Slug, bool IsPlanned, IReadOnlyList<string> Promises, IReadOnlyList<string> SpokenOf);
