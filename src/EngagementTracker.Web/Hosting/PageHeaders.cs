using Microsoft.AspNetCore.StaticAssets;

namespace EngagementTracker.Web.Hosting;

/// <summary>Marks an address whose answer is a part of the program and says itself how long it is kept.</summary>
public sealed class KeptByBrowsers;

/// <summary>The headers of every answer.</summary>
public static class PageHeaders
{
    public static HeaderPolicyCollection Policies(bool https) => new HeaderPolicyCollection()
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().Self();
            csp.AddBaseUri().Self();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
            csp.AddObjectSrc().None();
            // The nonce is for the one inline script: the import map of App.razor.
            csp.AddScriptSrc().Self().WithNonce();
            // Charts and notices place themselves by style attributes.
            csp.AddStyleSrc().Self().UnsafeInline();
            csp.AddImgSrc().Self().Data();
            csp.AddFontSrc().Self();
            // Also the circuit's web socket: the page's own origin includes it.
            csp.AddConnectSrc().Self();
            if (https) csp.AddUpgradeInsecureRequests();
        })
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        // A reference to a record leaves the site in no header. Not no-referrer: browsers would then hide a form's origin from us too.
        .AddReferrerPolicySameOrigin()
        .AddPermissionsPolicy(AllowNothing)
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .RemoveServerHeader();

    /// <summary>The package's own list has features that Chromium does not know on every system; it complains of each on each page.</summary>
    private static void AllowNothing(PermissionsPolicyBuilder policy)
    {
        policy.AddAccelerometer().None();
        policy.AddAutoplay().None();
        policy.AddCamera().None();
        policy.AddDisplayCapture().None();
        policy.AddEncryptedMedia().None();
        policy.AddFullscreen().None();
        policy.AddGeolocation().None();
        policy.AddGyroscope().None();
        policy.AddMagnetometer().None();
        policy.AddMicrophone().None();
        policy.AddMidi().None();
        policy.AddPayment().None();
        policy.AddPictureInPicture().None();
        policy.AddPublickeyCredentialsGet().None();
        policy.AddScreenWakeLock().None();
        policy.AddSyncXHR().None();
        policy.AddUsb().None();
        policy.AddXrSpatialTracking().None();
    }

    /// <summary>Whatever is not a file of the program itself is kept by no cache: after sign-out, the back button shows nothing.</summary>
    public static void UseNoStore(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var metadata = context.GetEndpoint()?.Metadata;
            if (metadata?.GetMetadata<StaticAssetDescriptor>() is null && metadata?.GetMetadata<KeptByBrowsers>() is null) context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next();
    });
}
