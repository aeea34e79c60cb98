using EngagementTracker.Domain.People;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Display;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.People.EditPerson;

public static class EditPersonQuery
{
    /// <summary>The form as the record stands, the latest office first.</summary>
    public static async Task<PersonForm?> ReadAsync(TrackerDbContext db, PersonId id, CancellationToken cancellation = default)
    {
        if (await db.People.AsNoTracking().Include(p => p.Offices).SingleOrDefaultAsync(p => p.Id == id, cancellation) is not { } person) return null;
        var named = person.Offices.Select(o => o.PartyId).Append(person.PartyId).Distinct().ToList();
        var parties = await db.Parties.AsNoTracking().Where(p => named.Contains(p.Id))
            .Select(p => new PartyChoice(p.Id, p.Code, p.Name, p.TimeZone)).ToDictionaryAsync(p => p.Id, cancellation);
        return new PersonForm
        {
            Id = person.Id,
            Version = person.Version,
            Name = person.Name,
            Party = parties[person.PartyId],
            Aliases = string.Join('\n', person.Aliases),
            Offices =
            [
                .. person.Offices.OrderByDescending(o => o.To is null).ThenByDescending(o => o.From).Select(o => new OfficeForm
                {
                    Id = o.Id,
                    Title = o.Title,
                    Party = parties[o.PartyId],
                    From = o.From is { } from ? Show.Day(from) : null,
                    To = o.To is { } to ? Show.Day(to) : null,
                }),
            ],
        };
    }
}
