using EngagementTracker.Domain;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Parties.EditParty;

/// <summary>Corrects what is on record about a party. Its code stays, because addresses and records hold it.</summary>
public sealed class EditPartyHandler(
    IDbContextFactory<TrackerDbContext> contexts, IValidator<EditPartyForm> validator)
{
    public async Task<Answer<Party>> HandleAsync(EditPartyForm form, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.KeepDirectory, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Party>.Refused(errors);
        var party = await db.Parties.SingleOrDefaultAsync(p => p.Code == form.Code, cancellation)
            ?? throw new DbUpdateConcurrencyException("Somebody else merged the party first.");
        db.Expect(party, form.Version);
        party.Describe(new PartyDetails(
            form.Name!, form.OfficialName, form.Demonym, form.Capital, Text.CleanOrNull(form.TimeZone), TextRules.Lines(form.Aliases)));
        await db.SaveChangesAsync(cancellation);
        return Answer<Party>.Saved(party);
    }
}
