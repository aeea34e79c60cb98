using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments.AcceptOutcome;
using EngagementTracker.Web.Features.Commitments.Assess;
using EngagementTracker.Web.Features.Commitments.ConfirmCommitment;
using EngagementTracker.Web.Features.Commitments.QuestionCommitment;
using EngagementTracker.Web.Features.Commitments.ReturnOutcome;
using EngagementTracker.Web.Features.Commitments.TakeBack;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.Review;

/// <summary>Which handler does what is decided in the queue, and which takes it back.</summary>
public sealed class ReviewDesk(
    ConfirmCommitmentHandler confirm, QuestionCommitmentHandler question, AcceptOutcomeHandler accept, ReturnOutcomeHandler giveBack,
    AssessCommitmentHandler assess, TakeBackReviewHandler takeBackReview, TakeBackDecisionHandler takeBackDecision,
    TakeBackAssessmentHandler takeBackAssessment, TimeProvider time)
{
    public async Task<(Answer<Commitment> Answer, Undoable? Undo)> AcceptAsync(ReviewItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var (reference, version) = (item.Reference, item.Commitment.Version);
        return item.Kind == ReviewKind.Report
            ? Decided(item, ReviewWords.Accepted(item), await accept.HandleAsync(new AcceptOutcomeForm { Reference = reference, Version = version }))
            : Decided(item, ReviewWords.Accepted(item), await confirm.HandleAsync(new ConfirmCommitmentForm { Reference = reference, Version = version }));
    }

    /// <summary>Returns a report with a reason, or sends a new commitment back with a question.</summary>
    public async Task<(Answer<Commitment> Answer, Undoable? Undo)> SendBackAsync(ReviewItem item, string? text)
    {
        ArgumentNullException.ThrowIfNull(item);
        var (reference, version) = (item.Reference, item.Commitment.Version);
        return item.Kind == ReviewKind.Report
            ? Decided(item, ReviewWords.SentBack(item), await giveBack.HandleAsync(new ReturnOutcomeForm { Reference = reference, Version = version, Reason = text }))
            : Decided(item, ReviewWords.SentBack(item), await question.HandleAsync(new QuestionCommitmentForm { Reference = reference, Version = version, Question = text }));
    }

    public async Task<(Answer<Commitment> Answer, Undoable? Undo)> ScoreAsync(ReviewItem item, AssessCommitmentForm form)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(form);
        var answer = await AssessAsync(form);
        if (answer.Value is not { } saved) return (answer, null);
        var made = saved.Assessments.MaxBy(a => a.Id.Value)!;
        var chosen = new ChosenAssessment(saved.Reference, saved.Version, made.Id, made.Period);
        return (answer, Undo(item, ReviewWords.Scored(item, made.Score), () => takeBackAssessment.HandleAsync(chosen)));
    }

    private async Task<Answer<Commitment>> AssessAsync(AssessCommitmentForm form)
    {
        try
        {
            return await assess.HandleAsync(form);
        }
        catch (DbUpdateConcurrencyException)
        {
            return CommitmentAnswers.Changed;
        }
    }

    private (Answer<Commitment>, Undoable?) Decided(ReviewItem item, string done, Answer<Commitment> answer)
    {
        if (answer.Value is not { } saved) return (answer, null);
        var form = new TakeBackForm { Reference = saved.Reference, Version = saved.Version };
        return (answer, Undo(item, done, item.Kind == ReviewKind.Report ? () => takeBackDecision.HandleAsync(form) : () => takeBackReview.HandleAsync(form)));
    }

    private Undoable Undo(ReviewItem item, string done, Func<Task<Answer<Commitment>>> takeBack) =>
        new(item.Reference, done, time.GetUtcNow().UtcDateTime + Undoable.Offered, takeBack);
}
