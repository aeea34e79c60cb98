using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin.CreateUnit;

public sealed class CreateUnitHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, IValidator<UnitForm> validator)
{
    public async Task<Answer<Unit>> HandleAsync(UnitForm form, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.ManageUsers, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Unit>.Refused(errors);
        var unit = Unit.Create(Text.Clean(form.Code).ToUpperInvariant(), form.Name!, Text.Clean(form.TimeZone));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Units.AnyAsync(u => u.Code == unit.Code, cancellation))
            return Answer<Unit>.Refused(new Problem(nameof(form.Code), $"There is a unit {unit.Code} already. Choose another code."));
        if (await UnitHeads.ObjectionAsync(db, user, form.Head, cancellation) is { } objection) return Answer<Unit>.Refused(objection);
        unit.Appoint(form.Head);
        db.Units.Add(unit);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Unit>.Saved(unit);
    }
}
