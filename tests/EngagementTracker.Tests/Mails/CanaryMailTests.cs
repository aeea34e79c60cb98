using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Tests.Access.Canary;
using EngagementTracker.Web.Mails;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Mails;

/// <summary>Every kind of mail of every canary record, written for every role and clearance.</summary>
public sealed class CanaryMailTests(CanaryTracker canary) : IClassFixture<CanaryTracker>
{
    [Fact]
    public async Task Nobody_is_mailed_a_word_that_is_marked_or_that_they_may_not_read()
    {
        var tracker = canary.Tracker;
        var writer = tracker.WriterWith(new MailOptions { Host = "localhost", From = "tracker@example.org", PublicUrl = "https://tracker.example.org" });
        await tracker.ReadAsync(db => db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, u => u.UserName + "@example.org")));
        var (written, withheld) = (0, 0);
        HashSet<string> met = [];
        foreach (var reader in CanaryReader.All)
        {
            foreach (var mail in await QueueAllAsync(reader))
            {
                using var message = await writer.WriteAsync(mail, TestContext.Current.CancellationToken);
                if (message is null)
                {
                    withheld++;
                    continue;
                }
                written++;
                var whole = Post.WholeOf(message);
                foreach (var word in CanaryRecords.Words.Keys.Where(w => whole.Contains(w, StringComparison.OrdinalIgnoreCase)))
                {
                    Assert.True(reader.MayRead(word), $"{reader.UserName} is mailed {word}:\n{whole}");
                    Assert.True(CanaryRecords.Words[word] == Marking.Unclassified, $"{word} is marked, and mailed:\n{whole}");
                    met.Add(word);
                }
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{written} mails written, {withheld} withheld, {met.Count} words met, 0 leaks");
        Assert.Contains(CanaryRecords.Word(Marking.Unclassified), met);
        Assert.True(written > 100 && withheld > 100);
    }

    /// <summary>A notice and an invitation of each record, each request for an update as if it were theirs, and one digest of all.</summary>
    private Task<List<OutgoingMail>> QueueAllAsync(CanaryReader reader) => canary.Tracker.ReadAsync(async db =>
    {
        var utc = canary.Tracker.Time.GetUtcNow().UtcDateTime;
        var user = (await db.Users.SingleAsync(u => u.UserName == reader.UserName)).Id;
        var notices = canary.Records.References.Select(r => Notice.Tell(user, r, $"{r} is due.", utc, $"canary:{r}")).ToList();
        db.Notices.AddRange(notices);
        await db.SaveChangesAsync();
        var digest = OutgoingMail.Digest(user, "digest", utc);
        List<OutgoingMail> mails = [digest, .. notices.Select(n => OutgoingMail.Of(n, $"{n.Key}", utc))];
        mails.AddRange(await db.Engagements.Select(e => e.Id).AsAsyncEnumerable().Select(e => OutgoingMail.Invite(user, e, $"invite:{e.Value}", utc)).ToListAsync());
        var requests = await db.UpdateRequests.IgnoreQueryFilters().ToListAsync();
        db.OutgoingMails.AddRange(mails);
        await db.SaveChangesAsync();
        foreach (var notice in notices) notice.PutIn(digest.Id);
        await db.SaveChangesAsync();
        foreach (var request in requests)
        {
            var mail = OutgoingMail.Of(request, $"asked:{request.Id.Value}", utc);
            db.OutgoingMails.Add(mail);
            db.Entry(mail).Property(m => m.RecipientId).CurrentValue = user;
            mails.Add(mail);
        }
        await db.SaveChangesAsync();
        return mails;
    });
}
