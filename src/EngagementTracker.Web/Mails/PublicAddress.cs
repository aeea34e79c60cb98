using EngagementTracker.Web.Ui.Display;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Web.Mails;

/// <summary>Where a link in a mail leads.</summary>
public sealed class PublicAddress(IOptions<MailOptions> options, IServiceProvider services)
{
    /// <summary>Without a slash at its end.</summary>
    public string Base => (options.Value.PublicUrl is { Length: > 0 } url ? url
        : services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5080").TrimEnd('/');

    public string Of(string path) => Base + path;

    /// <summary>Of a record's page.</summary>
    public string OfRecord(string reference) => Of(RecordAddress.Of(reference) ?? "/");
}
