using EngagementTracker.Domain;
using EngagementTracker.Domain.Views;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Ui.Lists;

public sealed class SaveViewForm
{
    /// <summary>One of <see cref="ListAddress.All"/>.</summary>
    public required string List { get; init; }

    /// <summary>What stands after "?" in the list's address.</summary>
    public required string Query { get; init; }

    public string? Name { get; set; }

    /// <summary>Whether the people of one's unit see it too.</summary>
    public bool IsShared { get; set; }

    /// <summary>The warnings that the writer has seen.</summary>
    public IReadOnlyList<string> Seen { get; set; } = [];
}

public sealed class SaveViewValidator : AbstractValidator<SaveViewForm>
{
    public SaveViewValidator()
    {
        RuleFor(f => f.Name).Must(name => Text.CleanOrNull(name) is not null).WithMessage("Write a name for the view.");
        RuleFor(f => f.Name).Within(SavedView.NameLimit, "The name");
        RuleFor(f => f.List).Must(ListAddress.All.Contains).WithMessage("Views of this list cannot be saved.");
        RuleFor(f => f.Query).Must(query => Text.Clean(query).Length <= SavedView.QueryLimit).WithMessage("These filters are too long to be saved. Remove one of them.");
    }
}
