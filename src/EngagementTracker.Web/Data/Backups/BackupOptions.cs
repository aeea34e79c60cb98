using System.Globalization;
using EngagementTracker.Domain;

namespace EngagementTracker.Web.Data.Backups;

/// <summary>From configuration section "Backups". Without a folder, none is made by itself.</summary>
public sealed class BackupOptions
{
    public const string Section = "Backups";

    /// <summary>Where backups go: best on another disk, and only for those who may read the database.</summary>
    public string? Folder { get; set; }

    /// <summary>The time of day, in <see cref="Zone"/>: "01:30".</summary>
    public string At { get; set; } = "01:30";

    /// <summary>An IANA zone.</summary>
    public string Zone { get; set; } = "Etc/UTC";

    /// <summary>How many are kept, those that administrators make included.</summary>
    public int Keep { get; set; } = 14;

    public bool IsSetUp => !string.IsNullOrWhiteSpace(Folder);

    /// <summary>The last instant up to now at which one was due.</summary>
    public DateTime LastDueUtc(DateTime utc)
    {
        var (at, today) = (TimeOnly.ParseExact(At, "HH:mm", CultureInfo.InvariantCulture), Domain.Zone.DayAt(utc, Zone));
        var due = Domain.Zone.ToUtc(today, at, Zone);
        return due <= utc ? due : Domain.Zone.ToUtc(today.AddDays(-1), at, Zone);
    }

    /// <summary>Why backups cannot be made as they are configured; <see langword="null"/> when they can, or are not configured.</summary>
    public static string? Objection(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section[nameof(At)] is { } at && !TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return $"Backups:At is “{at}”. Give the time of day at which a backup is made, such as 01:30.";
        if (section[nameof(Zone)] is { } zone && !Domain.Zone.Exists(zone)) return $"Backups:Zone is “{zone}”. Give a time zone such as Africa/Nairobi.";
        return section[nameof(Keep)] is { } keep && !(int.TryParse(keep, CultureInfo.InvariantCulture, out var number) && number > 0)
            ? $"Backups:Keep is “{keep}”. Give how many backups are kept, at least 1." : null;
    }
}
