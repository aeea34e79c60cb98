using System.Security.Cryptography;
using System.Text;
using static MudBlazor.Icons.Material;

namespace EngagementTracker.Web.Ui.Display;

/// <summary>
/// The icons of the frame in one file, which a browser reads once: as paths in each page they would be 5 KB of each circuit. Named by what is in it, so that
/// it may be kept for good.
/// </summary>
public static class IconSheet
{
    public const string Path = "/icons.svg";

    private static readonly string[] Icons =
    [
        Outlined.Today, Outlined.Phone, Outlined.Handshake, Outlined.Checklist, Outlined.Balance, Outlined.EventNote, Outlined.Event, Outlined.Public,
        Outlined.People, Outlined.Topic, Outlined.AdminPanelSettings, Outlined.Business, Outlined.NotificationsActive, Outlined.Mail, Outlined.Inventory2,
        Outlined.FactCheck, Outlined.LockOpen, Outlined.Menu, Outlined.Search, Outlined.Contrast, Outlined.Notifications, Filled.Notifications,
    ];

    public static string Text { get; } =
        $"""<svg xmlns="http://www.w3.org/2000/svg">{string.Concat(Icons.Select((paths, i) => $"""<symbol id="i{i}" viewBox="0 0 24 24">{paths}</symbol>"""))}</svg>""";

    private static readonly string Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..8];

    /// <summary>Where the icon stands; <see langword="null"/> where it is not among those of the frame.</summary>
    public static string? AddressOf(string paths) => Array.IndexOf(Icons, paths) is >= 0 and var number ? $"{Path}?{Version}#i{number}" : null;
}
