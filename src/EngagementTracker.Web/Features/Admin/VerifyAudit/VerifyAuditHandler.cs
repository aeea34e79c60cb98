using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Web.Features.Admin.VerifyAudit;

/// <summary>Checks the whole audit trail, against the noted heads too, as the command does. Reads only.</summary>
public sealed class VerifyAuditHandler(IDbContextFactory<TrackerDbContext> contexts, IOptions<AuditOptions> options)
{
    /// <exception cref="NotPermittedException">The user may not read the audit trail.</exception>
    /// <exception cref="InvalidDataException">The file of noted heads has a line that is none.</exception>
    public async Task<AuditFinding> HandleAsync(IProgress<AuditProgress>? progress = null, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.ReadAudit, cancellation);
        var anchors = options.Value.AnchorFile is { Length: > 0 } file && File.Exists(file) ? await AnchorFile.ReadAsync(file, cancellation) : [];
        await using var connection = await ReadOnlyDatabase.OpenAsync(db.Database.GetDbConnection().DataSource, cancellation);
        // Minutes of reading on a large trail: off the circuit's own thread, so that its page goes on answering.
        return await Task.Run(() => AuditVerifier.Verify(connection, anchors, progress, cancellation), cancellation);
    }
}
