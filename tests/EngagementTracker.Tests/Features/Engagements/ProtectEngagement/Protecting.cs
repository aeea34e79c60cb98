using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Features.Engagements.LogCall;
using EngagementTracker.Web.Features.Engagements.ProtectEngagement;
using EngagementTracker.Web.Features.FollowUps.AddFollowUp;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Engagements.ProtectEngagement;

/// <summary>Marked records to test with.</summary>
internal static class Protecting
{
    public const string Reason = "Published meanwhile.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A call with an account, a commitment and its follow-up, all at one marking.</summary>
    public static async Task<string> LogMarkedAsync(this Tracker tracker, Marking marking, string user = "officer", Marking commitment = default)
    {
        var form = await CallForms.RutoRubioAsync(tracker);
        form.IsSeparate = true;
        form.Engagement.Marking = marking;
        form.Account = new AccountForm { Issuer = "State House", Text = "They spoke." };
        form.Commitments.Add(new CommitmentForm { Sentence = "They will pay.", Owes = Direction.Theirs, FollowUp = "Ask when.", FollowUpDue = "in 2 weeks", Marking = commitment });
        var answer = await CallForms.LogAsync(tracker, form, user);
        Assert.Empty(answer.Problems);
        return answer.Value!.Reference;
    }

    public static Task<ProtectEngagementForm> FormAsync(this Tracker tracker, string reference) => tracker.WholeAsync(async db =>
    {
        var found = await db.Engagements.IgnoreQueryFilters().AsNoTracking().Include(e => e.NeedToKnow).SingleAsync(e => e.Reference == reference);
        return new ProtectEngagementForm
        {
            Reference = reference,
            Version = found.Version,
            Before = found.Marking,
            DrafterId = found.DrafterId,
            Marking = found.Marking,
            List = [.. found.NeedToKnow.Select(n => new ReaderChoice(n.UserId, n.UnitId, "", ""))],
        };
    });

    public static Task<Answer<Engagement>> ProtectAsync(this Tracker tracker, string user, ProtectEngagementForm form) =>
        tracker.AsAsync<ProtectEngagementHandler, Answer<Engagement>>(user, h => h.HandleAsync(form, Cancellation));

    public static async Task<Answer<Engagement>> MarkAsync(
        this Tracker tracker, string user, string reference, Marking marking, string? reason = null, bool lowersTheRest = false)
    {
        var form = await tracker.FormAsync(reference);
        (form.Marking, form.Reason, form.LowersTheRest) = (marking, reason, lowersTheRest);
        return await tracker.ProtectAsync(user, form);
    }

    public static async Task<string> AddFollowUpAsync(this Tracker tracker, string user, string engagement, Marking marking)
    {
        var form = new AddFollowUpForm
        {
            Engagement = engagement,
            Action = "Write it down.",
            DueOn = "in 2 weeks",
            OwnerId = await tracker.UserIdAsync(user),
            Marking = marking,
        };
        var answer = await tracker.AsAsync<AddFollowUpHandler, Answer<string>>(user, h => h.HandleAsync(form, Cancellation));
        Assert.Empty(answer.Problems);
        return answer.Value!;
    }

    /// <summary>The database as it is, past all reading rights.</summary>
    public static Task<TResult> WholeAsync<TResult>(this Tracker tracker, Func<TrackerDbContext, Task<TResult>> read) => tracker.ReadAsync(read);

    public static Task<Family> FamilyAsync(this Tracker tracker, string engagement) => tracker.WholeAsync(async db =>
    {
        var parent = await db.Engagements.IgnoreQueryFilters().AsNoTracking().SingleAsync(e => e.Reference == engagement, Cancellation);
        return new Family(
            parent,
            await db.Accounts.IgnoreQueryFilters().AsNoTracking().Where(a => a.EngagementId == parent.Id).ToListAsync(Cancellation),
            await db.Commitments.IgnoreQueryFilters().AsNoTracking().Where(c => c.EngagementId == parent.Id).ToListAsync(Cancellation),
            await db.FollowUps.IgnoreQueryFilters().AsNoTracking().Where(f => f.EngagementId == parent.Id).ToListAsync(Cancellation));
    });

    /// <summary>An engagement and all that came from it.</summary>
    public sealed record Family(Engagement Engagement, IReadOnlyList<Account> Accounts, IReadOnlyList<Commitment> Commitments, IReadOnlyList<FollowUp> FollowUps)
    {
        public void AssertNobodyStandsBelowTheirParent()
        {
            Assert.All(Accounts, a => Assert.True(a.Marking >= Engagement.Marking));
            Assert.All(Commitments, c => Assert.Equal(c.Marking < Engagement.Marking, c.LoweredBecause is not null));
            Assert.All(FollowUps, f => Assert.True(
                f.Marking >= (f.CommitmentId is { } id ? Commitments.Single(c => c.Id == id).Marking : Engagement.Marking)));
        }
    }
}
