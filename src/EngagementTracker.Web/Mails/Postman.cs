using EngagementTracker.Domain.Mail;
using EngagementTracker.Web.Data;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Web.Mails;

/// <summary>Sends what waits in the outbox. Each mail is written at that moment, as its recipient may read then.</summary>
public sealed partial class Postman(Outbox outbox, MailWriter writer, IOptions<MailOptions> options, ILogger<Postman> logger)
{
    /// <summary>At most so many in one round, so that what is newly queued does not wait for long.</summary>
    private const int Most = 200;

    public const string NotOpen = "Not sent: what it tells of is no longer open to its recipient.";

    /// <summary>Says how many were accepted by the mail server.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellation = default)
    {
        if (!options.Value.IsSetUp) return 0;
        var due = await outbox.DueAsync(Most, cancellation);
        if (due.Count == 0) return 0;
        var sent = 0;
        SmtpLine? line = null;
        try
        {
            foreach (var id in due)
            {
                if (await outbox.TakeAsync(id, cancellation) is not { } mail) continue;
                try
                {
                    if (line is not { IsOpen: true })
                    {
                        if (line is not null) await line.DisposeAsync();
                        line = await SmtpLine.OpenAsync(options.Value, cancellation);
                    }
                    if (await SendAsync(line, mail, cancellation)) sent++;
                }
                catch (Exception trouble) when (IsTrouble(trouble, cancellation))
                {
                    LogFailure(trouble, id.Value);
                    await outbox.SettleAsync(id, (m, utc) => m.Failed(trouble.Message, utc, IsFinal(trouble)), cancellation);
                }
            }
        }
        finally
        {
            if (line is not null) await line.DisposeAsync();
        }
        return sent;
    }

    private async Task<bool> SendAsync(SmtpLine line, OutgoingMail mail, CancellationToken cancellation)
    {
        using var message = await writer.WriteAsync(mail, cancellation);
        if (message is null)
        {
            await outbox.SettleAsync(mail.Id, (m, utc) => m.Failed(NotOpen, utc, isFinal: true), cancellation);
            return false;
        }
        await line.SendAsync(message, cancellation);
        await outbox.SettleAsync(mail.Id, (m, utc) => m.Sent(utc), cancellation);
        return true;
    }

    /// <summary>Whatever the line or the server does is the mail's trouble; the end of the program and the database's own are not.</summary>
    public static bool IsTrouble(Exception trouble, CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested && (trouble is IOException or TimeoutException or OperationCanceledException
            or System.Net.Sockets.SocketException or MailKit.CommandException or MailKit.ProtocolException
            or MailKit.ServiceNotConnectedException or MailKit.ServiceNotAuthenticatedException
            or MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException or FormatException or NotSupportedException);

    /// <summary>The server will say the same of this mail for ever.</summary>
    private static bool IsFinal(Exception trouble) => trouble is SmtpCommandException
    {
        ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted,
        StatusCode: >= SmtpStatusCode.CommandUnrecognized,
    };

    [LoggerMessage(LogLevel.Warning, "Mail {Mail} was not sent.")]
    private partial void LogFailure(Exception trouble, long mail);
}
