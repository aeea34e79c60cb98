using EngagementTracker.Web.Features.Engagements.LogCall;
using FluentValidation;

namespace EngagementTracker.Web.Features.Engagements.PasteReadout;

/// <summary>The rules of every call that is logged, and that nothing which was proposed is left open.</summary>
public sealed class ProposalValidator : AbstractValidator<Proposal>
{
    public ProposalValidator(LogCallValidator call)
    {
        RuleFor(p => p.Questions).Custom((questions, context) =>
        {
            foreach (var (index, question) in questions.Index().Where(q => !q.Item.IsAnswered))
                context.AddFailure(Proposal.QuestionPath(index), $"Say which {question.Found.Name} is meant, or that it is somebody new.");
        });
        RuleFor(p => p.Form).Custom((form, context) => call.Validate(form).Errors.ForEach(context.AddFailure));
        RuleFor(p => p.Commitments).Custom((commitments, context) =>
        {
            foreach (var (index, _) in commitments.Index().Where(c => c.Item.Decision == Decision.Open))
                context.AddFailure(Proposal.CommitmentPath(index), $"Commitment {index + 1} is not decided yet. Accept, change or drop it.");
        });
    }
}
