namespace EngagementTracker.Web.Features.SignIn.CheckPassword;

public sealed record CheckPasswordForm(string? UserName, string? Password);
