using System.Globalization;
using System.Text;

namespace EngagementTracker.Web.Data.Audit;

/// <summary>
/// Heads of the trail, one a line with the instant when it was noted: "2025-02-03T09:00:00Z 1234:9f86d081…".
/// The file lies where whoever can write to the database cannot write, or is copied there.
/// </summary>
public static class AnchorFile
{
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <exception cref="InvalidDataException">A line is no anchor.</exception>
    public static async Task<IReadOnlyList<AuditAnchor>> ReadAsync(string file, CancellationToken cancellation = default)
    {
        var anchors = new List<AuditAnchor>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file, cancellation))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            anchors.Add(Parse(line) ?? throw new InvalidDataException(
                $"Line {number} of {file} is no anchor. An anchor is an instant, a space, {AuditHead.Form}."));
        }
        return anchors;
    }

    /// <summary>Notes the head, unless it is the last one noted already.</summary>
    public static async Task AppendAsync(string file, DateTime atUtc, AuditHead head, CancellationToken cancellation = default)
    {
        if (File.Exists(file) && (await ReadAsync(file, cancellation)) is [.., var latest] && latest.Head == head) return;
        await using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{atUtc.ToString(InstantForm, CultureInfo.InvariantCulture)} {head}\n"), cancellation);
        stream.Flush(flushToDisk: true);
    }

    private static AuditAnchor? Parse(string line) =>
        line.Trim().Split(' ', 2) is [var instant, var head]
        && DateTime.TryParseExact(instant, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && AuditHead.TryParse(head, out var parsed)
            ? new AuditAnchor(parsed, $"the anchor of {instant}")
            : null;
}
