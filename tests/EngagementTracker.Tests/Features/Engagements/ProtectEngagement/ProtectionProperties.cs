using CsCheck;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Tests.Features.Commitments.MarkCommitment;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Engagements.AddAccount;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Tests.Features.Engagements.ProtectEngagement;

/// <summary>Whatever is raised, lowered and added, in whatever order, by whomever may: nothing stands below what it came from, unless for a reason.</summary>
public sealed class ProtectionProperties
{
    private enum Step
    {
        MarkEngagement,
        MarkEngagementWithTheRest,
        MarkCommitment,
        AddAccount,
        AddFollowUp,
    }

    private static readonly Gen<(Step Step, Marking Marking, bool ByManager)> Steps =
        Gen.Select(Gen.Enum<Step>(), Gen.Enum<Marking>(), Gen.Bool);

    [Fact]
    public async Task No_child_stands_below_its_parent_unless_it_was_lowered_for_a_reason()
    {
        await using var tracker = await Tracker.StartAsync();
        var cases = new List<(Marking Start, List<(Step, Marking, bool)> Steps)>();
        Gen.Select(Gen.Enum<Marking>(), Steps.List[1, 7]).Sample(c => cases.Add(c), iter: 25, threads: 1);
        var marked = 0;

        foreach (var (start, steps) in cases)
        {
            var reference = await tracker.LogMarkedAsync(start, "officer");
            foreach (var (step, marking, byManager) in steps)
            {
                if (await TakeAsync(tracker, reference, step, marking, byManager ? "manager" : "officer")) marked++;
                (await tracker.FamilyAsync(reference)).AssertNobodyStandsBelowTheirParent();
            }
        }
        Assert.True(marked > 20, $"Only {marked} steps were taken, which says little.");
    }

    /// <returns>Whether it was allowed.</returns>
    private static async Task<bool> TakeAsync(Tracker tracker, string reference, Step step, Marking marking, string user)
    {
        switch (step)
        {
            case Step.MarkEngagement or Step.MarkEngagementWithTheRest:
                return (await tracker.MarkAsync(user, reference, marking, Protecting.Reason, step == Step.MarkEngagementWithTheRest)).Value is not null;
            case Step.MarkCommitment:
                var commitment = (await tracker.FamilyAsync(reference)).Commitments.Single().Reference;
                return (await MarkCommitmentTests.MarkAsync(tracker, user, commitment, marking, Protecting.Reason)).Value is not null;
            case Step.AddAccount:
                var account = new AccountForm { Issuer = "A paper", Text = "They spoke.", Marking = marking };
                return (await tracker.AsAsync<AddAccountHandler, Answer<Account>>(
                    user, h => h.HandleAsync(reference, account))).Value is not null;
            default:
                await tracker.AddFollowUpAsync(user, reference, marking);
                return true;
        }
    }
}
