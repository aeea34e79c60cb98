namespace EngagementTracker.Web.Hosting;

public static class Settings
{
    /// <summary>Started from any folder, a published program finds its settings and its static files beside itself.</summary>
    public static string? ContentRoot => File.Exists("appsettings.json") ? null : AppContext.BaseDirectory;
}
