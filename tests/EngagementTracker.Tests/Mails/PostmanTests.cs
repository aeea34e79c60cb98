using EngagementTracker.Domain.Mail;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Mails;
using Microsoft.EntityFrameworkCore;
using SmtpServer.Protocol;

namespace EngagementTracker.Tests.Mails;

/// <summary>Against a real mail server, however it behaves.</summary>
public sealed class PostmanTests : IAsyncLifetime
{
    private readonly MailServer server = new();
    private Tracker tracker = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(records: true);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await tracker.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_carries_the_reference_the_words_and_a_link_as_plain_text()
    {
        var reference = await UnclassifiedAsync();
        var id = await QueueAsync(reference);

        Assert.Equal(1, await tracker.PostmanTo(server.Options).SendDueAsync(Stop));

        var mail = Assert.Single(server.Taken);
        Assert.Equal("officer@example.org", Assert.Single(mail.To.Mailboxes).Address);
        Assert.StartsWith(reference, mail.Subject);
        Assert.Contains($"https://tracker.example.org/follow-ups/{reference}", mail.TextBody);
        var words = await tracker.ReadAsync(db => db.FollowUps.Where(f => f.Reference == reference).Select(f => f.Action).SingleAsync(Stop));
        Assert.Contains(words, mail.TextBody!.ReplaceLineEndings(" "));
        Assert.Null(mail.HtmlBody);
        Assert.NotNull((await tracker.MailAsync(id)).SentUtc);
        Assert.Equal(0, await tracker.PostmanTo(server.Options).SendDueAsync(Stop));
    }

    [Fact]
    public async Task Without_a_server_mail_waits()
    {
        var id = await QueueAsync(await UnclassifiedAsync());
        Assert.Equal(0, await tracker.PostmanTo(new MailOptions()).SendDueAsync(Stop));
        Assert.Equal((null, null, 0), ((await tracker.MailAsync(id)).SentUtc, (await tracker.MailAsync(id)).GivenUpUtc, (await tracker.MailAsync(id)).Tries));
    }

    [Fact]
    public async Task What_is_refused_for_now_is_tried_again_later_each_time_and_given_up_after_a_day()
    {
        var id = await QueueAsync(await UnclassifiedAsync());
        server.Answers = _ => Task.FromResult(new SmtpResponse(SmtpReplyCode.InsufficientStorage, "come back later"));
        var postman = tracker.PostmanTo(server.Options);
        var pauses = new List<TimeSpan>();
        while ((await tracker.MailAsync(id)).GivenUpUtc is null)
        {
            var before = tracker.Time.GetUtcNow().UtcDateTime;
            await postman.SendDueAsync(Stop);
            var mail = await tracker.MailAsync(id);
            Assert.Contains("come back later", mail.Trouble);
            pauses.Add(mail.NextTryUtc - before);
            tracker.Time.Advance(mail.NextTryUtc - before);
            Assert.True(pauses.Count < 50);
        }
        Assert.Equal([1, 2, 4, 8, 16, 32, 60], pauses.Take(7).Select(p => (int)p.TotalMinutes));
        Assert.InRange(pauses.Count, 28, 32);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_given_up_at_once_and_the_next_mail_goes()
    {
        var reference = await UnclassifiedAsync();
        var (first, second) = (await QueueAsync(reference, "first"), await QueueAsync(reference, "second"));
        var heard = 0;
        server.Answers = _ => Task.FromResult(heard++ == 0 ? new SmtpResponse(SmtpReplyCode.TransactionFailed, "no such person") : SmtpResponse.Ok);

        Assert.Equal(1, await tracker.PostmanTo(server.Options).SendDueAsync(Stop));

        Assert.NotNull((await tracker.MailAsync(first)).GivenUpUtc);
        Assert.Contains("no such person", (await tracker.MailAsync(first)).Trouble);
        Assert.NotNull((await tracker.MailAsync(second)).SentUtc);
    }

    [Fact]
    public async Task A_line_that_drops_while_a_mail_is_told_is_trouble_and_the_mail_is_tried_again_under_its_name()
    {
        var id = await QueueAsync(await UnclassifiedAsync());
        var names = new List<string>();
        server.Answers = context =>
        {
            context.Pipe.Dispose();
            return Task.FromResult(SmtpResponse.Ok);
        };
        await tracker.PostmanTo(server.Options).SendDueAsync(Stop);
        var dropped = await tracker.MailAsync(id);
        Assert.Equal((null, null, 1), (dropped.SentUtc, dropped.GivenUpUtc, dropped.Tries));

        server.Answers = null;
        tracker.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await tracker.PostmanTo(server.Options).SendDueAsync(Stop));
        // The server may have kept the first one; both have one name.
        Assert.Single(server.Taken.Select(m => m.MessageId).Distinct());
    }

    [Fact]
    public async Task A_slow_server_is_waited_for_and_another_program_does_not_send_meanwhile()
    {
        await QueueAsync(await UnclassifiedAsync());
        var (heard, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        server.Answers = async _ =>
        {
            heard.TrySetResult();
            await goOn.Task;
            return SmtpResponse.Ok;
        };
        var slow = tracker.PostmanTo(server.Options).SendDueAsync(Stop);
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);

        Assert.Equal(0, await tracker.PostmanTo(server.Options).SendDueAsync(Stop));
        goOn.SetResult();
        Assert.Equal(1, await slow);
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_trouble()
    {
        var id = await QueueAsync(await UnclassifiedAsync());
        var options = server.Options;
        await server.DisposeAsync();
        Assert.Equal(0, await tracker.PostmanTo(options).SendDueAsync(Stop));
        Assert.Equal(1, (await tracker.MailAsync(id)).Tries);
        Assert.NotNull((await tracker.MailAsync(id)).Trouble);
    }

    [Fact]
    public async Task After_a_kill_between_acceptance_and_commit_the_mail_goes_again_under_the_same_name()
    {
        var id = await QueueAsync(await UnclassifiedAsync());
        var killer = new Killer(tracker.Scopes());
        server.Took = () => killer.Arm(0);
        await Assert.ThrowsAsync<KilledException>(() => tracker.PostmanTo(server.Options, killer).SendDueAsync(Stop));
        server.Took = null;

        // In the dead program's hands until its lease has passed.
        Assert.Equal(0, await tracker.PostmanTo(server.Options).SendDueAsync(Stop));
        tracker.Time.Advance(Outbox.Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await tracker.PostmanTo(server.Options).SendDueAsync(Stop));

        Assert.Equal(2, server.Taken.Count);
        Assert.Single(server.Taken.Select(m => m.MessageId).Distinct());
        Assert.NotNull((await tracker.MailAsync(id)).SentUtc);
    }

    [Fact]
    public async Task Many_programs_at_once_send_each_mail_once()
    {
        var reference = await UnclassifiedAsync();
        for (var i = 0; i < 20; i++) await QueueAsync(reference, $"mail-{i}");
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => tracker.PostmanTo(server.Options).SendDueAsync(Stop), Stop)));
        Assert.Equal(20, sent.Sum());
        Assert.Equal(20, server.Taken.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(20, server.Taken.Count);
    }

    [Fact]
    public async Task Whoever_may_no_longer_read_the_record_gets_no_mail()
    {
        var reference = await UnclassifiedAsync();
        var administrator = await tracker.UserIdAsync("admin");
        var id = await tracker.QueueAsync(administrator, reference, "key");

        await tracker.PostmanTo(server.Options).SendDueAsync(Stop);

        Assert.Empty(server.Taken);
        Assert.Equal(Postman.NotOpen, (await tracker.MailAsync(id)).Trouble);
    }

    [Fact]
    public async Task A_request_for_an_update_names_who_asks()
    {
        var reference = await UnclassifiedAsync();
        var (owner, asker) = (await tracker.UserIdAsync("officer"), await tracker.UserIdAsync("manager"));
        await tracker.ReadAsync(async db =>
        {
            var followUp = await db.FollowUps.SingleAsync(f => f.Reference == reference, Stop);
            followUp.Assign(owner, tracker.Time.GetUtcNow().UtcDateTime);
            var request = followUp.AskForUpdate(asker, "By noon, please.", tracker.Time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(Stop);
            db.OutgoingMails.Add(OutgoingMail.Of(request, "asked", tracker.Time.GetUtcNow().UtcDateTime));
            return await db.SaveChangesAsync(Stop);
        });
        await tracker.PostmanTo(server.Options).SendDueAsync(Stop);
        Assert.Contains("By noon, please.", Assert.Single(server.Taken).TextBody);
    }

    [Fact]
    public async Task An_invitation_brings_a_calendar_file()
    {
        var (id, user) = (await tracker.ReadAsync(db => db.Engagements.Where(e => e.Reference == "ENG-2025-0001").Select(e => e.Id).SingleAsync(Stop)), await tracker.UserIdAsync("officer"));
        await tracker.ReadAsync(db =>
        {
            db.OutgoingMails.Add(OutgoingMail.Invite(user, id, "invite", tracker.Time.GetUtcNow().UtcDateTime));
            return db.SaveChangesAsync(Stop);
        });
        await tracker.PostmanTo(server.Options).SendDueAsync(Stop);
        var whole = Post.WholeOf(Assert.Single(server.Taken));
        Assert.Contains("METHOD:REQUEST", whole);
        Assert.Contains("UID:ENG-2025-0001@engagement-tracker", whole);
    }

    private async Task<OutgoingMailId> QueueAsync(string reference, string key = "key") =>
        await tracker.QueueAsync(await tracker.UserIdAsync("officer"), reference, key);

    private Task<string> UnclassifiedAsync() => tracker.ReadAsync(db => db.FollowUps
        .Where(f => f.Marking == global::EngagementTracker.Domain.Access.Marking.Unclassified && f.DoneUtc == null).OrderBy(f => f.Id).Select(f => f.Reference).FirstAsync(Stop));
}
