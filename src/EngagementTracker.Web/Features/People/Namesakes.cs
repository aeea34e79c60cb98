using EngagementTracker.Domain;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.People;

/// <summary>A person stands on record once: the same name at the same party is refused.</summary>
public static class Namesakes
{
    public static async Task<Problem?> FindAsync(TrackerDbContext db, PersonForm form, CancellationToken cancellation)
    {
        var name = Text.Clean(form.Name);
        var party = form.Party!.Id;
        var folded = Text.Fold(name);
        var names = await db.People.AsNoTracking().Where(p => p.PartyId == party && p.Id != form.Id)
            .Where(p => EF.Functions.Like(p.SearchKey, Data.Lookups.DirectorySearch.Beginning(name), Data.Lookups.DirectorySearch.Escape))
            .Select(p => p.Name).ToListAsync(cancellation);
        return names.Find(n => Text.Fold(n) == folded) is { } known
            ? new Problem(nameof(PersonForm.Name), $"{known} of {form.Party.Name} is on record already. Open that record, or write the fuller name that tells the two apart.")
            : null;
    }
}
