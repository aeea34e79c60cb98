namespace EngagementTracker.Web.Features.Search;

/// <summary>What has words.</summary>
public enum TextKind
{
    Engagement,
    Commitment,
    FollowUp,
    Account,
    Quote,
    ClosedSection,
    File,
}

public static class TextKinds
{
    private static readonly (TextKind Kind, string Key, string Heading)[] All =
    [
        (TextKind.Engagement, "engagement", "Engagements"),
        (TextKind.Commitment, "commitment", "Commitments"),
        (TextKind.FollowUp, "follow-up", "Follow-ups"),
        (TextKind.Account, "account", "Accounts"),
        (TextKind.Quote, "quote", "Quotes"),
        (TextKind.ClosedSection, "closed-section", "Closed sections"),
        (TextKind.File, "file", "Evidence"),
    ];

    /// <summary>As they stand after "kind:" and in the address.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(k => k.Key)];

    public static string Key(this TextKind kind) => All.First(k => k.Kind == kind).Key;

    public static string Heading(this TextKind kind) => All.First(k => k.Kind == kind).Heading;

    public static TextKind? Read(string? typed) =>
        Array.Find(All, k => string.Equals(k.Key, typed?.TrimEnd('s'), StringComparison.OrdinalIgnoreCase)) is { Key: not null } found ? found.Kind : null;
}
