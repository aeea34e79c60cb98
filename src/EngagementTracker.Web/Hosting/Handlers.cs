using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Commitments.Review;
using EngagementTracker.Web.Features.Engagements.AddAccount;
using EngagementTracker.Web.Ui.Drafts;
using EngagementTracker.Web.Ui.History;
using FluentValidation;

namespace EngagementTracker.Web.Hosting;

public static class Handlers
{
    /// <summary>Every class named …Handler and every validator, one for each scope, with what they and their pages ask; the name is the registration.</summary>
    public static void AddHandlers(this IServiceCollection services)
    {
        services.AddScoped<DirectorySearch>();
        services.AddScoped<AccountInHand>();
        services.AddScoped<RecordHistory>();
        services.AddScoped<TailKeys>();
        services.AddScoped<ReviewDesk>();
        services.AddTransient<ReviewWork>();
        var types = typeof(Handlers).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericType: false });
        foreach (var type in types)
        {
            if (type.Name.EndsWith("Handler", StringComparison.Ordinal) && type.Namespace?.Contains(".Features.", StringComparison.Ordinal) == true)
                services.AddScoped(type);
            else if (type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(AbstractValidator<>))
                services.AddScoped(type).AddScoped(typeof(IValidator<>).MakeGenericType(parent.GenericTypeArguments), type);
        }
    }
}
