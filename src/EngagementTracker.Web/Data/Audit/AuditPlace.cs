using System.Globalization;

namespace EngagementTracker.Web.Data.Audit;

/// <summary>When an entry was written, and nothing of what it says: where a page of the trail begins. Open to all, as <see cref="AuditMark"/> is.</summary>
public sealed record AuditPlace(DateTime AtUtc, long Id)
{
    internal const string Query = """SELECT "Id", "AtUtc" FROM "AuditEntries" """;

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AtUtc.Ticks}.{Id}");

    /// <summary>What <see cref="ToString"/> has written; <see langword="null"/> for anything else that stands in an address.</summary>
    public static AuditPlace? Read(string? place) =>
        place?.Split('.') is [var at, var number] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTime.MaxValue.Ticks && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new AuditPlace(new DateTime(ticks, DateTimeKind.Utc), id) : null;
}
