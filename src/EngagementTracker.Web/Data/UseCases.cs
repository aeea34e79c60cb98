using EngagementTracker.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

public static class UseCases
{
    private const string Ending = "Handler";

    /// <summary>
    /// Opens the context of a use case, whose name in the audit trail is the handler's without its ending.
    /// Who lacks the permission is refused, and the refusal is on record.
    /// </summary>
    /// <exception cref="NotPermittedException">The user's roles do not allow it.</exception>
    public static async Task<TrackerDbContext> BeginAsync(
        this IDbContextFactory<TrackerDbContext> contexts, object handler, Permission permission, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        ArgumentNullException.ThrowIfNull(handler);
        var db = await contexts.CreateDbContextAsync(cancellation);
        try
        {
            await db.BeginAsync(handler, permission, cancellation);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    public static string NameOf(Type handler) =>
        handler.Name.EndsWith(Ending, StringComparison.Ordinal) ? handler.Name[..^Ending.Length] : handler.Name;
}
