using System.ComponentModel;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Parties.EditParty;

public sealed class EditPartyForm : IEditsRecord
{
    public required string Code { get; init; }
    public required int Version { get; init; }
    public string? Name { get; set; }
    public string? OfficialName { get; set; }
    public string? Demonym { get; set; }
    [DisplayName("Capital or seat")]
    public string? Capital { get; set; }
    public string? TimeZone { get; set; }

    /// <summary>One a line.</summary>
    [Lines, DisplayName("Other names")]
    public string? Aliases { get; set; }

    public static EditPartyForm Of(Party party) => new()
    {
        Code = party.Code,
        Version = party.Version,
        Name = party.Name,
        OfficialName = party.OfficialName,
        Demonym = party.Demonym,
        Capital = party.Capital,
        TimeZone = party.TimeZone,
        Aliases = string.Join('\n', party.Aliases),
    };
}

public sealed class EditPartyValidator : AbstractValidator<EditPartyForm>
{
    public EditPartyValidator()
    {
        RuleFor(f => f.Name).Must(n => Text.CleanOrNull(n) is not null).WithMessage("Enter the party's name.");
        RuleFor(f => f.Name).Within(Party.NameLimit, "The name");
        RuleFor(f => f.OfficialName).Within(Party.NameLimit, "The official name");
        RuleFor(f => f.Demonym).Within(Party.NameLimit, "The demonym");
        RuleFor(f => f.Capital).Within(Party.NameLimit, "The capital or seat");
        RuleFor(f => f.TimeZone).Must(z => Text.CleanOrNull(z) is not { } id || Zone.Exists(id))
            .WithMessage(f => "The time zone is not known. Choose one from the list, such as Africa/Nairobi.");
        RuleFor(f => f.Aliases).AliasLines(Party.NameLimit, Party.AliasesLimit);
    }
}
