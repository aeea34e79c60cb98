using System.ComponentModel;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Admin.EditUser;

public sealed class EditUserForm : IEditsRecord
{
    public required UserId Id { get; init; }
    public required int Version { get; init; }
    [DisplayName("Name")]
    public string? DisplayName { get; set; }
    [DisplayName("Mail address")]
    public string? Email { get; set; }
    public Roles Roles { get; set; }
    public UnitId? Unit { get; set; }

    /// <summary>A role gives none: who is not cleared reads no record.</summary>
    public Marking? Clearance { get; set; }

    [DisplayName("Disabled")]
    public bool IsDisabled { get; set; }

    /// <summary>The warnings about lost sight and stranded work that whoever sends the form has read.</summary>
    [Context]
    public IReadOnlyCollection<string> Seen { get; set; } = [];

    /// <summary>Whether the account keeps its rights: all but its name and address.</summary>
    public bool IsAsOnRecord(User account) =>
        Roles == account.Roles && Unit == account.UnitId && Clearance == account.Clearance && IsDisabled == account.IsDisabled;
}

public sealed class EditUserValidator : AbstractValidator<EditUserForm>
{
    public EditUserValidator()
    {
        RuleFor(f => f.DisplayName).Must(n => Domain.Text.CleanOrNull(n) is not null).WithMessage("Enter the name as colleagues know it.")
            .Must(n => Domain.Text.Clean(n).Length <= User.DisplayNameLimit).WithMessage($"The name is too long. Use {User.DisplayNameLimit} characters at most.");
        RuleFor(f => f.Email).MailAddress();
        RuleFor(f => f.Roles).NotEqual(Roles.None).WithMessage("Choose at least one role. To keep somebody out, disable the account.");
        RuleFor(f => f.Unit).NotNull().WithMessage("Choose the unit that the user belongs to.");
    }
}
