using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin;

/// <summary>What the list of users shows; everything comes from the address.</summary>
/// <param name="Q">A part of the name or of the user name.</param>
/// <param name="Unit">The code of a unit.</param>
/// <param name="Clearance">The name of a marking, or <see cref="UserList.Uncleared"/>; anything else means all.</param>
/// <param name="State">"active" or "disabled"; anything else means both.</param>
public sealed record UserFilter(string? Q, Roles? Role, string? Unit, string? Clearance, string? State, string? Sort);

public sealed record UserRow
{
    public required UserId Id { get; init; }
    public required string UserName { get; init; }
    public required string DisplayName { get; init; }
    public required Roles Roles { get; init; }
    public required string Unit { get; init; }
    public required Marking? Clearance { get; init; }
    public required bool IsDisabled { get; init; }
}

public static class UserList
{
    public const string Initial = "name";
    public const string Uncleared = "none";
    public const string Active = "active";
    public const string Disabled = "disabled";

    private static readonly Sorting<UserRow> Sorting = new Sorting<UserRow>(Initial)
        .By("name", r => r.DisplayName).By("user", r => r.UserName).By("unit", r => r.Unit).By("clearance", r => r.Clearance).By("state", r => r.IsDisabled);

    public static IQueryable<UserRow> Rows(TrackerDbContext db, UserFilter filter)
    {
        var users = db.Users.AsNoTracking();
        if (Text.CleanOrNull(filter.Q)?.ToLowerInvariant() is { } typed)
            users = users.Where(u => u.DisplayName.ToLower().Contains(typed) || u.UserName!.ToLower().Contains(typed));
        if (filter.Role is { } role) users = users.Where(u => (u.Roles & role) != Roles.None);
        if (filter.Unit is { } unit) users = users.Where(u => db.Units.Any(x => x.Id == u.UnitId && x.Code == unit));
        if (filter.Clearance == Uncleared) users = users.Where(u => u.Clearance == null);
        else if (Enum.TryParse<Marking>(filter.Clearance, out var clearance)) users = users.Where(u => u.Clearance == clearance);
        if (filter.State is Active or Disabled) users = users.Where(u => u.IsDisabled == (filter.State == Disabled));
        var rows = users.Select(u => new UserRow
        {
            Id = u.Id,
            UserName = u.UserName!,
            DisplayName = u.DisplayName,
            Roles = u.Roles,
            Unit = db.Units.First(x => x.Id == u.UnitId).Name,
            Clearance = u.Clearance,
            IsDisabled = u.IsDisabled,
        });
        return Sorting.Apply(rows, filter.Sort, r => r.UserName);
    }
}
