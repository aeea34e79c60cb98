using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Access.BreakTheGlass;

public sealed class BreakGlassForm
{
    /// <summary>Of an engagement, or of a commitment or follow-up of it, as typed.</summary>
    public string? Reference { get; set; }

    public string? Reason { get; set; }

    /// <summary>As records have it.</summary>
    public string Wanted => Text.Clean(Reference).ToUpperInvariant();
}

public sealed class BreakGlassValidator : AbstractValidator<BreakGlassForm>
{
    public BreakGlassValidator()
    {
        RuleFor(f => f.Reference).Cascade(CascadeMode.Stop)
            .Must(r => Text.CleanOrNull(r) is not null).WithMessage("Enter the record's reference, such as ENG-2025-0007.")
            .Must((form, _) => form.Wanted.Length <= Reference.Limit && Reference.IsReference(form.Wanted))
            .WithMessage("This is no reference. References look like ENG-2025-0007, COM-2025-0031 or FUP-2025-0102.");
        RuleFor(f => f.Reason).Cascade(CascadeMode.Stop)
            .Must(r => Text.CleanOrNull(r) is not null).WithMessage("Say why you must read it.")
            .Must(r => Text.Clean(r).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= BreakGlass.ReasonWords)
            .WithMessage("Say why in a few words, so that its drafter understands.")
            .Within(BreakGlass.ReasonLimit, "The reason");
    }
}
