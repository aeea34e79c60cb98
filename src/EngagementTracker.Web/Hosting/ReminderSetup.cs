using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Reminders;
using EngagementTracker.Web.Mails;

namespace EngagementTracker.Web.Hosting;

public static class ReminderSetup
{
    /// <summary>Says <see langword="false"/>, after one plain line on standard error, when mail cannot work as it is configured.</summary>
    public static async Task<bool> IsMailSetUpWellAsync(this WebApplicationBuilder builder)
    {
        if (MailOptions.Objection(builder.Configuration) is not { } objection) return true;
        await Console.Error.WriteLineAsync(objection);
        return false;
    }

    public static void AddReminders(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ReminderOptions>(configuration.GetSection(ReminderOptions.Section));
        services.Configure<MailOptions>(configuration.GetSection(MailOptions.Section));
        services.AddMails();
        services.AddHostedService<ReminderEngine>();
    }

    /// <summary>What handlers and pages ask of mail, too.</summary>
    public static void AddMails(this IServiceCollection services)
    {
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<MailWriter>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<Postman>();
        services.AddSingleton<ReminderRound>();
        services.AddSingleton<SearchRound>();
        services.AddSingleton<DigestRound>();
    }
}
