using EngagementTracker.Domain;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Ui.History;

namespace EngagementTracker.Web.Features.Admin;

public static class AuditWords
{
    public static string Action(AuditAction action) => action switch
    {
        AuditAction.SignInFailed => "Sign-in failed",
        AuditAction.SignedIn => "Signed in",
        AuditAction.SignedOut => "Signed out",
        _ => FieldWords.Words(action.ToString()),
    };

    /// <summary>Where the record is; <see langword="null"/> for one that has no page.</summary>
    public static string? Path(string record) => record.Split(':', 2) switch
    {
        [var reference] when Reference.IsReference(reference) => reference[..3] switch
        {
            Reference.Engagement => $"/engagements/{reference}",
            Reference.Commitment => $"/commitments/{reference}",
            _ => $"/follow-ups/{reference}",
        },
        ["party", var code] => $"/parties/{Uri.EscapeDataString(code)}",
        ["person", var id] => $"/people/{id}",
        ["topic", var slug] => $"/topics/{slug}",
        ["user", var id] when long.TryParse(id, out _) => $"/admin/users/{id}/edit",
        _ => null,
    };
}
