namespace EngagementTracker.Web.Data.Audit;

/// <summary>A head that was noted outside the database, so that a trail which was cut or rewritten since is found.</summary>
/// <param name="Source">How to speak of it: "the anchor of 3 Feb 2025".</param>
public sealed record AuditAnchor(AuditHead Head, string Source);

/// <summary>What a verification came to.</summary>
/// <param name="Head">The last entry that is good; <see langword="null"/> if there is none.</param>
/// <param name="FirstBad">The place of the first entry that is not as it must be; <see langword="null"/> if all are.</param>
/// <param name="Sentence">What is wrong there.</param>
public sealed record AuditFinding(AuditHead? Head, long? FirstBad, string? Sentence);

public readonly record struct AuditProgress(long Done, long Total);
