using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using EngagementTracker.Web.Mails;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace EngagementTracker.Tests.Mails;

/// <summary>A real SMTP server in this process, which can be slow, refuse, and hang up.</summary>
internal sealed class MailServer : MessageStore, IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public MailServer()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)this);
        running = new SmtpServer.SmtpServer(new SmtpServerOptionsBuilder().ServerName("localhost").Port(Port).Build(), services).StartAsync(stop.Token);
    }

    public int Port { get; }

    /// <summary>All that it took, in the order in which it came.</summary>
    public ConcurrentQueue<MimeMessage> Taken { get; } = new();

    /// <summary>What it does once it has heard a mail; without it, it takes it.</summary>
    public Func<ISessionContext, Task<SmtpResponse>>? Answers { get; set; }

    /// <summary>Called when a mail is taken and before its sender is told.</summary>
    public Action? Took { get; set; }

    public MailOptions Options => new()
    {
        Host = "127.0.0.1",
        Port = Port,
        Security = MailSecurity.None,
        From = "Engagement Tracker <tracker@example.org>",
        PublicUrl = "https://tracker.example.org",
    };

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        var answer = Answers is null ? SmtpResponse.Ok : await Answers(context);
        if (answer.ReplyCode != SmtpReplyCode.Ok) return answer;
        using var stream = new MemoryStream(buffer.ToArray());
        Taken.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
        Took?.Invoke();
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        if (running.IsCompleted) return;
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // So it was asked to stop.
        }
        stop.Dispose();
    }
}
