using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin.EditUnit;

/// <summary>Changes a unit's name, zone, head and days off. The code stays.</summary>
public sealed class EditUnitHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, IValidator<UnitForm> validator)
{
    public async Task<Answer<Unit>> HandleAsync(UnitForm form, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.ManageUsers, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Unit>.Refused(errors);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var unit = await db.Units.Include(u => u.Holidays).SingleOrDefaultAsync(u => u.Id == form.Id, cancellation);
        if (unit is null) return Answer<Unit>.Refused(new Problem(nameof(form.Name), "This unit does not exist."));
        db.Expect(unit, form.Version);
        if (form.Head != unit.HeadId && await UnitHeads.ObjectionAsync(db, user, form.Head, cancellation) is { } objection)
            return Answer<Unit>.Refused(objection);
        var effect = await UnitEffect.ForeseeAsync(db, form, cancellation);
        if (effect?.Unseen(form.Seen) is { Count: > 0 } unseen) return Answer<Unit>.Refused(unseen);
        if (unit.HeadId is { } former && former != form.Head) await CloseSessionsAsync(db, former, cancellation);
        unit.Describe(form.Name!, Text.Clean(form.TimeZone));
        unit.Appoint(form.Head);
        unit.Rest(form.RestDays);
        if (form.Holidays is { } holidays) Keep(unit, holidays);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Unit>.Saved(unit);
    }

    /// <summary>Takes away and adds what differs, so that a day that stays keeps its row.</summary>
    private static void Keep(Unit unit, IReadOnlyList<HolidayForm> wanted)
    {
        bool Same(Holiday holiday, HolidayForm form) => holiday.On == form.On && holiday.Name == Text.Clean(form.Name);
        foreach (var gone in unit.Holidays.Where(h => !wanted.Any(w => Same(h, w))).ToList()) unit.RemoveHoliday(gone.Id);
        foreach (var added in wanted.Where(w => !unit.Holidays.Any(h => Same(h, w))).ToList()) unit.AddHoliday(added.On, added.Name);
    }

    /// <summary>What a former head has open may be what they no longer read: a new stamp closes it within a minute.</summary>
    private static async Task CloseSessionsAsync(TrackerDbContext db, UserId former, CancellationToken cancellation)
    {
        var account = await db.Users.SingleAsync(u => u.Id == former, cancellation);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
    }
}
