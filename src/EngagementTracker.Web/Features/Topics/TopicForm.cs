using System.ComponentModel;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Topics;

/// <summary>A topic as it is entered or corrected.</summary>
public sealed class TopicForm : IEditsRecord
{
    public TopicId Id { get; init; }
    public int Version { get; init; }
    public bool IsNew => Id == default;
    public string? Name { get; set; }

    /// <summary>One a line.</summary>
    [Lines, DisplayName("Other names")]
    public string? Aliases { get; set; }

    public TopicId? ParentId { get; set; }
}

public sealed class TopicValidator : AbstractValidator<TopicForm>
{
    public TopicValidator()
    {
        RuleFor(f => f.Name).Must(n => Text.CleanOrNull(n) is not null).WithMessage("Enter the topic's name.");
        RuleFor(f => f.Name).Must(n => Text.CleanOrNull(n) is not { } name || name.Any(char.IsLetterOrDigit))
            .WithMessage("The name needs a letter or a digit.");
        RuleFor(f => f.Name).Within(Topic.NameLimit, "The name");
        RuleFor(f => f.Aliases).AliasLines(Topic.NameLimit, Topic.AliasesLimit);
    }
}
