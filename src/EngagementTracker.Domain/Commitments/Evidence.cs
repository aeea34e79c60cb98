using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;

namespace EngagementTracker.Domain.Commitments;

public readonly record struct EvidenceId(long Value);

// Stored by number: add at the end.
public enum EvidenceKind
{
    Link,
    Account,
    Engagement,
    File,
}

/// <summary>A file as it was taken in.</summary>
/// <param name="Name">Without a folder.</param>
/// <param name="ContentType">By its content, not by its name.</param>
/// <param name="Sha256">Lower-case hexadecimal; also where it is stored.</param>
public sealed record EvidenceFile(string Name, string ContentType, long Size, string Sha256);

/// <summary>One piece of what can be shown of a commitment. Never changed.</summary>
public sealed class Evidence
{
    public const int TitleLimit = 200;
    public const int UrlLimit = 2_000;
    public const int FileNameLimit = 255;
    public const int ContentTypeLimit = 120;
    public const int HashLength = 64;

    /// <summary>The largest file, in bytes: 25 MB.</summary>
    public const long SizeLimit = 25 * 1024 * 1024;

    private Evidence() { }

    public EvidenceId Id { get; private set; }
    public CommitmentId CommitmentId { get; private set; }
    public EvidenceKind Kind { get; private set; }

    /// <summary>What it is, in a few words.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Of a link: an http or https address.</summary>
    public string? Url { get; private set; }

    /// <summary>The engagement that shows it, or that of the account.</summary>
    public EngagementId? EngagementId { get; private set; }

    public AccountId? AccountId { get; private set; }
    public string? FileName { get; private set; }
    public string? ContentType { get; private set; }

    /// <summary>Of a file, in bytes.</summary>
    public long? Size { get; private set; }

    public string? Sha256 { get; private set; }
    public UserId AddedById { get; private set; }
    public DateTime AddedUtc { get; private set; }

    /// <exception cref="ArgumentException">The address is no http or https address, or a text is empty or too long.</exception>
    internal static Evidence Link(string url, string title, UserId by, DateTime utc)
    {
        var address = Text.Required(url, UrlLimit, nameof(Url));
        if (!IsWebAddress(address)) throw new ArgumentException($"“{address}” is no http or https address.", nameof(url));
        return Of(EvidenceKind.Link, title, by, utc, e => e.Url = address);
    }

    internal static Evidence Of(Engagement engagement, string title, UserId by, DateTime utc) =>
        Of(EvidenceKind.Engagement, title, by, utc, e => e.EngagementId = engagement.Id);

    internal static Evidence Of(Account account, string title, UserId by, DateTime utc) =>
        Of(EvidenceKind.Account, title, by, utc, e => (e.EngagementId, e.AccountId) = (account.EngagementId, account.Id));

    internal static Evidence Of(EvidenceFile file, string title, UserId by, DateTime utc)
    {
        if (file.Size is < 1 or > SizeLimit) throw new ArgumentException($"A file has 1 to {SizeLimit} bytes.", nameof(file));
        return Of(EvidenceKind.File, title, by, utc, e => (e.FileName, e.ContentType, e.Size, e.Sha256) = (
            Text.Required(file.Name, FileNameLimit, nameof(FileName)), Text.Required(file.ContentType, ContentTypeLimit, nameof(ContentType)),
            file.Size, file.Sha256.Length == HashLength ? file.Sha256 : throw new ArgumentException("A SHA-256 has 64 digits.", nameof(file))));
    }

    public static bool IsWebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static Evidence Of(EvidenceKind kind, string title, UserId by, DateTime utc, Action<Evidence> fill)
    {
        var evidence = new Evidence { Kind = kind, Title = Text.Required(title, TitleLimit, nameof(Title)), AddedById = by, AddedUtc = utc };
        fill(evidence);
        return evidence;
    }
}
