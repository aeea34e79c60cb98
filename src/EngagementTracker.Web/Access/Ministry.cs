using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Access;

/// <summary>The ministry that runs the system, from configuration section "Ministry".</summary>
public sealed class MinistryOptions
{
    public const string Section = "Ministry";

    public string Name { get; set; } = "Ministry of Foreign Affairs";

    /// <summary>Code of the party whose ministry this is.</summary>
    public string HomeParty { get; set; } = "KE";
}

/// <summary>Our side. Known once the database is prepared at start.</summary>
public sealed class Ministry
{
    public string Name { get; private set; } = "";
    public PartyId HomeParty { get; private set; }
    public string HomeCode { get; private set; } = "";
    public string HomeName { get; private set; } = "";

    /// <exception cref="InvalidOperationException">The configured home party is not among the parties.</exception>
    public async Task LoadAsync(TrackerDbContext db, MinistryOptions options, CancellationToken cancellation = default)
    {
        var home = await db.Parties.AsNoTracking().Where(p => p.Code == options.HomeParty)
            .Select(p => new { p.Id, p.Code, p.Name }).SingleOrDefaultAsync(cancellation)
            ?? throw new InvalidOperationException(
                $"Ministry:HomeParty is “{options.HomeParty}”, which is not the code of a party. Set it to an ISO code such as KE.");
        (Name, HomeParty, HomeCode, HomeName) = (options.Name, home.Id, home.Code, home.Name);
    }
}
