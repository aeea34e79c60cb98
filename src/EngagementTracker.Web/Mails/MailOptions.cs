using MimeKit;

namespace EngagementTracker.Web.Mails;

public enum MailSecurity
{
    /// <summary>In the clear: for a server on the same machine only.</summary>
    None,
    StartTls,
    Tls,
}

/// <summary>From configuration section "Mail". Without a host nothing is sent, and mail waits.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The mail server's name.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>Without one, nobody signs in to the mail server.</summary>
    public string? UserName { get; set; }

    public string? Password { get; set; }

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>"Engagement Tracker &lt;tracker@example.org&gt;".</summary>
    public string? From { get; set; }

    /// <summary>The address under which people reach the application, for links in mails; without it, the server's own first one.</summary>
    public string? PublicUrl { get; set; }

    public bool IsSetUp => !string.IsNullOrWhiteSpace(Host);

    /// <summary>Why mail cannot work as it is configured; <see langword="null"/> when it can, or is not configured at all.</summary>
    public static string? Objection(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section[nameof(Port)] is { Length: > 0 } port && !(int.TryParse(port, out var number) && number is > 0 and < 65_536))
            return $"Mail:Port is “{port}”. Give the mail server’s port, such as 587.";
        if (section[nameof(Security)] is { Length: > 0 } security && !Enum.TryParse<MailSecurity>(security, ignoreCase: true, out _))
            return $"Mail:Security is “{security}”. Choose {string.Join(", ", Enum.GetNames<MailSecurity>())}.";
        if (section[nameof(PublicUrl)] is { Length: > 0 } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            return $"Mail:PublicUrl is “{url}”. Give the address under which people reach the application, such as https://tracker.example.org.";
        if (string.IsNullOrWhiteSpace(section[nameof(Host)])) return null;
        if (!MailboxAddress.TryParse(section[nameof(From)], out _)) return "Mail:Host is set, and Mail:From is no mail address. Give the sender, such as tracker@example.org.";
        return (section[nameof(UserName)] is null) == (section[nameof(Password)] is null)
            ? null : "Of Mail:UserName and Mail:Password one is set. Set both, or neither.";
    }
}
