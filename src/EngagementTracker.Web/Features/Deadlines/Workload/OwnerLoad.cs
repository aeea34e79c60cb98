using EngagementTracker.Domain.Access;

namespace EngagementTracker.Web.Features.Deadlines.Workload;

/// <summary>What somebody has in hand.</summary>
/// <param name="Owner"><see langword="null"/> for what nobody owns.</param>
/// <param name="Late">Past its date in its unit's zone.</param>
/// <param name="DueThisWeek">Due from today to Sunday.</param>
/// <param name="DaysLate">The average of what is late; <see langword="null"/> where nothing is.</param>
/// <param name="LateByWeek">How much was late when each of the last weeks ended, oldest first, by who owns it now.</param>
public sealed record OwnerLoad(
    UserId? Owner, string Name, int Open, int Late, int DueThisWeek, double? DaysLate, IReadOnlyList<int> LateByWeek);

/// <summary>The load of a desk, or of the whole ministry, as far as its reader may see it.</summary>
/// <param name="Weeks">The last day of each week, a Sunday, oldest first.</param>
/// <param name="LateByWeek">Of everybody together.</param>
public sealed record DeskLoad(IReadOnlyList<OwnerLoad> Owners, IReadOnlyList<DateOnly> Weeks, IReadOnlyList<int> LateByWeek);
