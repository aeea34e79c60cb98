using CsCheck;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Commitments.ReviseCommitment;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Tests.Features.Commitments.ReviseCommitment;

public sealed class ReviseCommitmentProperties
{
    private static readonly DateTime Now = new(2025, 2, 3, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2025, 2, 3);
    private static readonly PartyId Home = new(1);
    private static readonly CommitmentTerms First = new("They will.", CommitmentClass.Pledge, Home, [new(2)], [], Deadline.NoneStated);

    private static readonly Gen<PartyId> Parties = Gen.Long[1, 5].Select(id => new PartyId(id));

    private static readonly Gen<Deadline> Deadlines = Gen.OneOf(
        Gen.Const(Deadline.NoneStated), Gen.Const(Deadline.Continuing),
        Gen.Int[0, 3].Select(days => Deadline.Stated(Today.AddDays(days))), Gen.Int[0, 3].Select(days => Deadline.Proposed(Today.AddDays(days))),
        Gen.Const(Deadline.AtEvent("EAC summit")));

    private static readonly Gen<CommitmentTerms> Terms = Gen.Select(
        Gen.OneOf("They will.", "We will.", " We will. "), Gen.Enum<CommitmentClass>(), Parties.List[1, 4], Parties.List[0, 4], Deadlines,
        Gen.Select(Gen.OneOf(null, "", " A bridge. "), Gen.OneOf(null, "", "Metres")),
        (wording, ofClass, obligors, beneficiaries, deadline, rest) =>
            new CommitmentTerms(wording, ofClass, Home, obligors, beneficiaries, deadline, rest.Item1, rest.Item2));

    [Fact]
    public void Any_sequence_of_revisions_replays_to_the_current_state() => Terms.List[0, 8].Sample(changes =>
    {
        var commitment = Commitments.InMemory(Home, First);
        var recorded = 1;
        foreach (var terms in changes)
        {
            if (commitment.Revise(terms, "Why.", new UserId(1), Now)) recorded++;
        }

        Assert.Equal(Enumerable.Range(1, recorded), commitment.Revisions.Select(r => r.Number));
        var last = commitment.Revisions[^1];
        Assert.Equal((last.Wording, last.Class, last.Deadline), (commitment.Wording, commitment.Class, commitment.Deadline));
        Assert.Equal((last.Deliverable, last.Measure), (commitment.Deliverable, commitment.Measure));
        Assert.Equal(last.Obligors, Placed(commitment, CommitmentPartyRole.Obligor));
        Assert.Equal(last.Beneficiaries, Placed(commitment, CommitmentPartyRole.Beneficiary));
        var (ours, theirs) = (last.Obligors.Contains(Home), last.Obligors.Any(p => p != Home));
        Assert.Equal(ours && theirs ? Direction.Joint : ours ? Direction.Ours : Direction.Theirs, commitment.Direction);
        Assert.NotEqual(Home, commitment.CounterpartId);
        // No two neighbours alike: each revision changed something.
        Assert.All(commitment.Revisions.Zip(commitment.Revisions.Skip(1)), pair => Assert.False(
            pair.First.Wording == pair.Second.Wording && pair.First.Deliverable == pair.Second.Deliverable && pair.First.Measure == pair.Second.Measure
            && pair.First.Class == pair.Second.Class && pair.First.Deadline == pair.Second.Deadline
            && pair.First.Obligors.SequenceEqual(pair.Second.Obligors) && pair.First.Beneficiaries.SequenceEqual(pair.Second.Beneficiaries)));
    });

    [Fact]
    public async Task Whatever_the_validator_accepts_the_domain_accepts()
    {
        await using var tracker = await Tracker.StartAsync();
        var home = tracker.Ministry.HomeParty;
        var validator = new ReviseCommitmentValidator(Commitments.Reader(), tracker.Time, tracker.Ministry);
        var accepted = 0;

        Forms(home).Sample(form =>
        {
            if (validator.ErrorsIn(form).Count > 0) return;
            Interlocked.Increment(ref accepted);
            var first = First with { HomeParty = home, Obligors = [new PartyId(home.Value + 1)] };
            Commitments.InMemory(home, first).Revise(form.ToTerms(home, Today), form.Reason!, new UserId(1), Now);
        }, iter: 2_000);

        Assert.True(accepted > 20, $"Only {accepted} forms were accepted, too few to say anything.");
    }

    private static IEnumerable<PartyId> Placed(Commitment commitment, CommitmentPartyRole role) =>
        commitment.Parties.Where(p => p.Role == role).Select(p => p.PartyId).OrderBy(p => p.Value);

    private static Gen<ReviseCommitmentForm> Forms(PartyId home)
    {
        var texts = Gen.OneOf(
            Gen.OneOf("", " ", "\0", "\r\n", "tomorrow", "27 Jan 2025", "31/2/25", "‮العربية", "é👩‍🚀<script>"), Gen.String,
            Gen.OneOf(200, 201, 500, 501, 2_000, 2_001).Select(length => new string('x', length)));
        var choices = Gen.Long[-1, 3].Select(step => new PartyChoice(new PartyId(home.Value + step), "XX", "Somebody", null));
        var few = Gen.OneOf(choices.List[0, 3], Gen.OneOf(59, 60, 61).Select(n =>
            Enumerable.Range(1, n).Select(i => new PartyChoice(new PartyId(home.Value + i), "XX", "Somebody", null)).ToList()));
        return Gen.Select(
            texts, Gen.Int[-1, 3], Gen.Int[-1, 3], few, few,
            Gen.Select(Gen.Int[-1, 5], texts, texts, texts, texts),
            (wording, ofClass, owes, others, beneficiaries, rest) => new ReviseCommitmentForm
            {
                Reference = Commitments.Stip,
                Version = 0,
                MadeOn = new DateOnly(2025, 1, 27),
                Wording = wording,
                Class = (CommitmentClass)ofClass,
                Owes = (Direction)owes,
                OtherObligors = others,
                Beneficiaries = beneficiaries,
                DeadlineKind = (DeadlineKind)rest.Item1,
                DeadlineDate = rest.Item2,
                DeadlineEvent = rest.Item3,
                Reason = rest.Item4,
                Deliverable = rest.Item5,
            });
    }
}
