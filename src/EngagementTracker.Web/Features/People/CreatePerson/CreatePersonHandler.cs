using EngagementTracker.Domain.People;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.People.CreatePerson;

/// <summary>Puts a person on record.</summary>
public sealed class CreatePersonHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<PersonForm> validator)
{
    public async Task<Answer<Person>> HandleAsync(PersonForm form, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.KeepDirectory, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Person>.Refused(errors);
        if (await Namesakes.FindAsync(db, form, cancellation) is { } problem) return Answer<Person>.Refused(problem);
        var person = Person.Create(form.Name!, form.Party!.Id, TextRules.Lines(form.Aliases));
        foreach (var office in form.Offices.Where(o => !o.IsBlank))
        {
            var today = user.Today(time);
            person.Appoint(office.Title!, office.Party!.Id, OfficeDates.Read(office.From, today), OfficeDates.Read(office.To, today));
        }
        db.People.Add(person);
        await db.SaveChangesAsync(cancellation);
        return Answer<Person>.Saved(person);
    }
}
