using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.History;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Conflicts;

/// <summary>Who has changed a record last, and when, as far as the reader may know it.</summary>
/// <param name="Others">The names of the others, the latest first; none when it was the reader alone.</param>
public sealed record LastChange(DateTime AtUtc, IReadOnlyList<string> Others)
{
    /// <param name="saves">How many of the last saves count.</param>
    public static async Task<LastChange?> ReadAsync(TrackerDbContext db, string record, int saves, UserId? reader, CancellationToken cancellation = default)
    {
        var rows = await RecordHistory.Rows(db, record).Select(a => new { a.AtUtc, a.ActorId, a.ActorName, a.UseCase }).ToListAsync(cancellation);
        var last = rows.Distinct().Take(Math.Max(1, saves)).ToList();
        return last.Count == 0 ? null : new(last[0].AtUtc, [.. last.Where(a => a.ActorId is null || a.ActorId != reader).Select(a => a.ActorName).Distinct()]);
    }

    /// <summary>"Amina Otieno", "Amina Otieno and Peter Otieno"; of the reader's own change, "You".</summary>
    public string Who => Others switch
    {
        [] => "You",
        [var one] => one,
        _ => $"{string.Join(", ", Others.SkipLast(1))} and {Others[^1]}",
    };
}
