using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Backups;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin.BackUpNow;

/// <summary>An administrator makes a backup at once. A backup is a way out for every record, so it is on record who made one, before it begins.</summary>
public sealed class BackUpNowHandler(IDbContextFactory<TrackerDbContext> contexts, BackupRound backups, CurrentUser user)
{
    /// <returns>What it came to, or why none was begun.</returns>
    /// <exception cref="NotPermittedException">The user is no administrator.</exception>
    public async Task<Answer<BackupResult>> HandleAsync(IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.KeepBackups, cancellation);
        if (!backups.Options.IsSetUp) return Answer<BackupResult>.Refused(new Problem("", "No folder is set up. Set Backups:Folder, and start the program again."));
        await db.RecordExportAsync("/admin/backups", cancellation);
        // Minutes on a large database: off the circuit's own thread, so that its page goes on answering.
        var result = await Task.Run(() => backups.RunAsync(user.DisplayName, progress, cancellation), cancellation);
        return result switch
        {
            null => Answer<BackupResult>.Refused(new Problem("", "A backup is being made already. Wait until it is done.")),
            { Trouble: { } trouble } => Answer<BackupResult>.Refused(new Problem("", trouble)),
            _ => Answer<BackupResult>.Saved(result),
        };
    }
}
