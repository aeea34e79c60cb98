using Bunit;
using Microsoft.AspNetCore.Components;
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

    /// <summary>Shows a page to one of the demo's users, once it stands.</summary>
    public static async Task<IRenderedComponent<TPage>> ShowAsync<TPage>(this Tracker tracker, string userName, string? reference = null)
        where TPage : IComponent
    {
        var page = In(await tracker.AsAsync(userName)).Render<TPage>(p =>
        {
            if (reference is not null) p.TryAdd("Reference", reference);
        });
        page.WaitForState(() => page.FindAll(".bones[role=status]").Count == 0 && page.FindAll("h1").Count > 0, TimeSpan.FromSeconds(20));
        return page;
    }
}
