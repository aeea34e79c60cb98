using EngagementTracker.Web.Features.Engagements.Facts;

namespace EngagementTracker.Web.Features.Engagements.AddAccount;

/// <summary>A text that was pasted for a new call and turns out to tell of one on record: nobody pastes it twice. It lives as long as the page's connection.</summary>
public sealed class AccountInHand
{
    private (string Reference, AccountForm Form)? held;

    public void Put(string reference, AccountForm form) => held = (reference, form);

    /// <summary>What was put for this engagement, once; <see langword="null"/> when there is none.</summary>
    public AccountForm? Take(string reference)
    {
        var form = held?.Reference == reference ? held.Value.Form : null;
        held = null;
        return form;
    }
}
