using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Parties;
using FluentValidation;

namespace EngagementTracker.Web.Features.Calendars.OpenFeed;

/// <summary>Whose deadlines a feed holds.</summary>
public enum FeedOf
{
    Mine,
    Unit,
    Party,
}

public sealed class OpenFeedForm
{
    public FeedOf Of { get; set; }
    public UnitId? Unit { get; set; }
    public PartyId? Party { get; set; }

    /// <summary>The name of the party, as its field shows it.</summary>
    public string? PartyName { get; set; }
}

public sealed class OpenFeedValidator : AbstractValidator<OpenFeedForm>
{
    public OpenFeedValidator()
    {
        RuleFor(f => f.Of).IsInEnum().WithMessage("Choose whose deadlines the calendar holds.");
        RuleFor(f => f.Unit).NotNull().WithMessage("Choose the unit.").When(f => f.Of == FeedOf.Unit);
        RuleFor(f => f.Party).NotNull().WithMessage("Choose the party from the list.").When(f => f.Of == FeedOf.Party);
    }
}
