using System.ComponentModel;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Web.Features.Commitments.ReviseCommitment;

public sealed class ReviseCommitmentForm : INamesEvent, IEditsRecord
{
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }

    public required DateOnly MadeOn { get; init; }

    [Prose]
    public string? Wording { get; set; }

    /// <summary>What exactly will be there when it is kept.</summary>
    public string? Deliverable { get; set; }

    /// <summary>By what one sees that it is kept.</summary>
    public string? Measure { get; set; }

    public CommitmentClass Class { get; set; }
    [Together("Who owes")]
    public Direction Owes { get; set; }

    /// <summary>Who owes besides our side; they count unless only we owe.</summary>
    [Together("Who owes")]
    public IReadOnlyList<PartyChoice> OtherObligors { get; set; } = [];

    [DisplayName("To whom")]
    public IReadOnlyList<PartyChoice> Beneficiaries { get; set; } = [];

    [Together("Deadline")]
    public DeadlineKind DeadlineKind { get; set; }

    /// <summary>As typed.</summary>
    [Together("Deadline")]
    public string? DeadlineDate { get; set; }

    [Together("Deadline")]
    public string? DeadlineEvent { get; set; }

    [Together("Deadline", IsNamedBeside = true)]
    public CalendarEventId? DeadlineEventId { get; set; }

    [Together("Deadline"), DisplayName("a new event")]
    public bool IsNewEvent { get; set; }

    [Together("Deadline")]
    public string? NewEventOn { get; set; }

    [Prose]
    public string? Reason { get; set; }

    public bool OthersOwe => Owes != Direction.Ours;
    public bool NeedsDate => DeadlineKind is DeadlineKind.Stated or DeadlineKind.Proposed;

    /// <summary>A commitment's terms as they stand.</summary>
    public static ReviseCommitmentForm Of(Commitment commitment, PartyId home, IReadOnlyDictionary<PartyId, PartyChoice> parties)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        // The counterpart leads, so that the commitment stays filed under it.
        IReadOnlyList<PartyChoice> In(CommitmentPartyRole role) =>
        [
            .. commitment.Parties.Where(p => p.Role == role).Select(p => parties[p.PartyId])
                .OrderByDescending(p => p.Id == commitment.CounterpartId).ThenBy(p => p.Name, StringComparer.Ordinal),
        ];
        IReadOnlyList<PartyChoice> others = [.. In(CommitmentPartyRole.Obligor).Where(p => p.Id != home)];
        return new ReviseCommitmentForm
        {
            Reference = commitment.Reference,
            Version = commitment.Version,
            MadeOn = commitment.MadeOn,
            Wording = commitment.Wording,
            Deliverable = commitment.Deliverable,
            Measure = commitment.Measure,
            Class = commitment.Class,
            Owes = commitment.Direction,
            OtherObligors = others.Count > 0 ? others : [parties[commitment.CounterpartId]],
            Beneficiaries = In(CommitmentPartyRole.Beneficiary),
            DeadlineKind = commitment.Deadline.Kind,
            DeadlineDate = commitment.Deadline.Date is { } date ? Show.Day(date) : null,
            DeadlineEvent = commitment.Deadline.Event,
            DeadlineEventId = commitment.Deadline.EventId,
        };
    }

    /// <param name="today">The day for whoever typed the date.</param>
    /// <param name="working">On which days the writer's unit works.</param>
    public WrittenDate DateRead(DateOnly today, Func<WorkingDays>? working = null) => WrittenDate.Read(DeadlineDate ?? "", today, Lean.Future, working);

    /// <param name="atEvent">The deadline before the event that the form names, if it names one.</param>
    /// <exception cref="ArgumentException">The form breaks one of its validator's rules.</exception>
    public CommitmentTerms ToTerms(PartyId home, DateOnly today, Deadline? atEvent = null, Func<WorkingDays>? working = null)
    {
        IEnumerable<PartyId> ours = Owes == Direction.Theirs ? [] : [home];
        IEnumerable<PartyId> theirs = OthersOwe ? OtherObligors.Select(p => p.Id) : [];
        return new CommitmentTerms(
            Wording ?? "", Class, home, [.. ours.Concat(theirs)], [.. Beneficiaries.Select(p => p.Id)],
            atEvent ?? Deadline.Of(DeadlineKind, NeedsDate ? DateRead(today, working).Date : null, DeadlineEvent), Deliverable, Measure);
    }
}
