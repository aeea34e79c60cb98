namespace EngagementTracker.Web.Data;

/// <summary>
/// The draft whose words are being put on record, so that it ends with them: for whatever is called from there, in whichever scope, and for
/// nothing else that goes on in the same circuit meanwhile.
/// </summary>
public static class DraftInHand
{
    private static readonly AsyncLocal<string?> Current = new();

    public static string? Key
    {
        get => Current.Value;
        set => Current.Value = value;
    }
}
