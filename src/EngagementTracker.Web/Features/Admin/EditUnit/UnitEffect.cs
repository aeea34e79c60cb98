using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin.EditUnit;

/// <summary>What a change of a unit does: to the days of its due dates, and to who reads its records.</summary>
/// <param name="Zone">The new one; <see langword="null"/> where it stays.</param>
/// <param name="Incoming">The new head's name.</param>
/// <param name="Outgoing">The name of the head who no longer is.</param>
public sealed record UnitEffect(UnitLoad Load, string? Zone, string? Incoming, string? Outgoing)
{
    public IReadOnlyList<string> Sentences =>
    [
        .. Zone is null ? Array.Empty<string>()
            : [Load.Dated == 0 ? "It has no open item with a due date." : $"The due dates of {Counted(Load.Dated, "open item")} will count in {Show.City(Zone)}."],
        .. Sight,
    ];

    /// <summary>Who reads what from then on; holds the form up once.</summary>
    public IReadOnlyList<string> Sight =>
    [
        .. Incoming is null ? Array.Empty<string>() : [$"{Incoming} will read all {Counted(Load.Records, "record")} of this unit, whatever their marking."],
        .. Outgoing is null ? Array.Empty<string>() : [$"{Outgoing} no longer will, beyond what their own clearance allows."],
    ];

    /// <returns>Nothing when zone and head are what is on record.</returns>
    public static async Task<UnitEffect?> ForeseeAsync(TrackerDbContext db, UnitForm form, CancellationToken cancellation)
    {
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == form.Id, cancellation);
        if (unit is null) return null;
        var zone = Text.Clean(form.TimeZone);
        var movesTo = zone != unit.TimeZone && Domain.Zone.Exists(zone) ? zone : null;
        if (movesTo is null && form.Head == unit.HeadId) return null;
        Task<string?> NameAsync(UserId? id) => db.Users.Where(u => u.Id == id).Select(u => (string?)u.DisplayName).SingleOrDefaultAsync(cancellation);
        var (incoming, outgoing) = form.Head == unit.HeadId ? (null, null) : (await NameAsync(form.Head), await NameAsync(unit.HeadId));
        return new UnitEffect(await db.CountAsync(unit.Id, cancellation), movesTo, incoming, outgoing);
    }

    /// <summary>Who reads what from then on, as warnings, unless the administrator has seen just these.</summary>
    public IReadOnlyList<Problem> Unseen(IReadOnlyCollection<string> seen) =>
        Load.Records == 0 || Sight.All(seen.Contains) ? [] : [.. Sight.Select(sentence => new Problem(nameof(UnitForm.Head), sentence, IsWarning: true))];

    private static string Counted(int number, string what) => $"{number:N0} {what}{(number == 1 ? "" : "s")}";
}
