using System.Globalization;

namespace EngagementTracker.Web.Data.Audit;

/// <summary>Where the trail ends, or ended: an entry's place in the chain and its hash. It reads "1234:9f86d081…".</summary>
/// <param name="Hash">64 hexadecimal digits, small letters.</param>
public sealed record AuditHead(long Id, string Hash)
{
    public const string Form = "the number of an entry, a colon, and its hash of 64 hexadecimal digits";

    public static bool TryParse(string? text, out AuditHead head)
    {
        var parts = (text ?? "").Split(':');
        var isOne = parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && parts[1].Length == 2 * AuditChain.HashLength && parts[1].All(char.IsAsciiHexDigit);
        head = isOne ? new AuditHead(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1].ToLowerInvariant()) : new AuditHead(0, "");
        return isOne;
    }

    public override string ToString() => $"{Id.ToString(CultureInfo.InvariantCulture)}:{Hash}";
}
