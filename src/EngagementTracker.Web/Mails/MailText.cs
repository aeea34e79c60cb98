namespace EngagementTracker.Web.Mails;

/// <summary>What a mail says, in plain text.</summary>
/// <param name="Invitation">The calendar file that goes with it.</param>
public sealed record MailText(string Subject, string Body, string? Invitation = null);
