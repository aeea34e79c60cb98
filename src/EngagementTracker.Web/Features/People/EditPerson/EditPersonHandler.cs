using EngagementTracker.Domain.People;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.People.EditPerson;

/// <summary>Corrects a person and their offices. What was said in an engagement keeps the capacity of that day.</summary>
public sealed class EditPersonHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<PersonForm> validator)
{
    public async Task<Answer<Person>> HandleAsync(PersonForm form, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.KeepDirectory, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Person>.Refused(errors);
        var person = await db.People.Include(p => p.Offices).SingleOrDefaultAsync(p => p.Id == form.Id, cancellation)
            ?? throw new DbUpdateConcurrencyException("Somebody else merged the person first.");
        db.Expect(person, form.Version);
        if (await Namesakes.FindAsync(db, form, cancellation) is { } problem) return Answer<Person>.Refused(problem);
        person.Describe(form.Name!, form.Party!.Id, TextRules.Lines(form.Aliases));
        SetOffices(person, form);
        await db.SaveChangesAsync(cancellation);
        return Answer<Person>.Saved(person);
    }

    private void SetOffices(Person person, PersonForm form)
    {
        var today = user.Today(time);
        var kept = form.Offices.Select(o => o.Id).OfType<OfficeId>().ToHashSet();
        foreach (var gone in person.Offices.Select(o => o.Id).Where(id => !kept.Contains(id)).ToList()) person.RemoveOffice(gone);
        foreach (var row in form.Offices.Where(o => !o.IsBlank))
        {
            var (from, to) = (OfficeDates.Read(row.From, today), OfficeDates.Read(row.To, today));
            var known = person.Offices.FirstOrDefault(o => o.Id == row.Id);
            // An office that somebody else removed meanwhile: the version check refuses the save.
            if (known is not null) known.Correct(row.Title!, row.Party!.Id, from, to);
            else person.Appoint(row.Title!, row.Party!.Id, from, to);
        }
    }
}
