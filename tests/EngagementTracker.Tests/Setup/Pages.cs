using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace EngagementTracker.Tests.Setup;

public static class Pages
{
    /// <summary>Shows components to the user of a scope.</summary>
    public static BunitContext In(AsyncServiceScope scope)
    {
        var page = new BunitContext();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddMudServices();
        // MudBlazor brings the wall clock along.
        page.Services.AddSingleton(scope.ServiceProvider.GetRequiredService<TimeProvider>());
        page.Services.AddFallbackServiceProvider(scope.ServiceProvider);
        return page;
    }
}
