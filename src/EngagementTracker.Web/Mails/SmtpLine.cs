using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EngagementTracker.Web.Mails;

/// <summary>A line to the mail server, for one round of mails.</summary>
public sealed class SmtpLine : IAsyncDisposable
{
    /// <summary>How long the server is waited for, each time. Well within the lease of a mail.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SmtpClient client;

    private SmtpLine(SmtpClient client) => this.client = client;

    public bool IsOpen => client.IsConnected;

    /// <summary>Throws what MailKit throws when the server is not there, or does not know us.</summary>
    public static async Task<SmtpLine> OpenAsync(MailOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, options.Security switch
            {
                MailSecurity.None => SecureSocketOptions.None,
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                _ => SecureSocketOptions.StartTls,
            }, cancellation);
            if (options.UserName is { Length: > 0 } name) await client.AuthenticateAsync(name, options.Password ?? "", cancellation);
            return new SmtpLine(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public Task SendAsync(MimeMessage message, CancellationToken cancellation = default) => client.SendAsync(message, cancellation);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (client.IsConnected) await client.DisconnectAsync(quit: true);
        }
        catch (Exception trouble) when (trouble is IOException or MailKit.ProtocolException)
        {
            // All that was accepted is accepted without a farewell.
        }
        client.Dispose();
    }
}
