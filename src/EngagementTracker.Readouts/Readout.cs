namespace EngagementTracker.Readouts;

/// <summary>A text that tells of an engagement, as it came: a readout, a press report, a mail, a memcon.</summary>
/// <param name="Text">Plain text or HTML.</param>
/// <param name="Issuer">As it names itself: "Office of the Spokesperson".</param>
/// <param name="PublishedUtc">The instant of publication; without it no "today" can be resolved.</param>
/// <param name="Zone">The issuer's zone (IANA); found from the issuer when it is not given.</param>
/// <param name="IssuerParty">The code of the party that issued it; found from the issuer's name when it is not given.</param>
public sealed record Readout(
    string Text, string? Title = null, string? Issuer = null, DateTime? PublishedUtc = null, string? Zone = null, string? IssuerParty = null);
