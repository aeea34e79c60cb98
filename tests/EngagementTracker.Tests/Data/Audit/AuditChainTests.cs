using System.Security.Cryptography;
using System.Text;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Audit;

namespace EngagementTracker.Tests.Data.Audit;

/// <summary>The form of docs/decisions/0006-audit-chain.md.</summary>
public sealed class AuditChainTests
{
    private static readonly AuditEntry Known = new()
    {
        Id = 7,
        AtUtc = new DateTime(2025, 1, 27, 14, 30, 0, DateTimeKind.Utc),
        ActorId = new UserId(3),
        ActorName = "Achieng Otieno",
        Record = "ENG-2025-0007",
        Entity = "Engagement",
        Action = AuditAction.Changed,
        RowId = null,
        Marking = Marking.Secret,
        Changes = """[{"Field":"Summary","Old":"","New":"Café → Haïti","Type":null}]""",
        UseCase = "EditEngagement",
        Address = "192.0.2.17",
    };

    /// <summary>If this fails, the form has changed, and no trail written so far can be verified any more.</summary>
    [Fact]
    public void The_form_is_the_one_that_was_decided() => Assert.Equal(
        "b7e8b4cd5e5b5e2cbe3f3e7f8bb4125e26c558629fd7866636f2436632e3e9a7", Convert.ToHexStringLower(new AuditChain(AuditChain.Genesis).Link(Known)));

    [Fact]
    public void The_decision_page_is_enough_to_compute_a_hash()
    {
        byte[] Number(long value) => [0, 0, 0, 8, .. BitConverter.GetBytes(value).Reverse()];
        byte[] Words(string text) => [.. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)).Reverse(), .. Encoding.UTF8.GetBytes(text)];
        byte[] nothing = [255, 255, 255, 255];
        var instant = (new DateTime(2025, 1, 27, 14, 30, 0) - DateTime.MinValue).Ticks;

        var hash = SHA256.HashData([
            .. SHA256.HashData(Encoding.ASCII.GetBytes("Engagement Tracker audit trail")), 1,
            .. Number(7), .. Number(instant), .. Number(3), .. Words("Achieng Otieno"), .. Words("ENG-2025-0007"), .. Words("Engagement"),
            .. Number(1), .. nothing, .. Number(3), .. Words(Known.Changes), .. Words("EditEngagement"), .. Words("192.0.2.17")]);

        Assert.Equal(hash, new AuditChain(AuditChain.Genesis).Link(Known));
    }

    [Fact]
    public void What_is_absent_differs_from_what_is_empty_and_no_byte_moves_between_fields()
    {
        string Hash(string useCase, string? address) => Convert.ToHexString(new AuditChain(AuditChain.Genesis).Link(new AuditEntry
        {
            Id = 1,
            AtUtc = Known.AtUtc,
            ActorName = "A",
            Record = "R",
            Entity = "E",
            Changes = "[]",
            UseCase = useCase,
            Address = address,
        }));

        string[] hashes = [Hash("ab", null), Hash("ab", ""), Hash("a", "b"), Hash("", "ab"), Hash("b", "a")];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public async Task What_is_stored_gives_the_hash_that_was_written()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var entries = await Trail.EntriesAsync(tracker);
        var chain = new AuditChain(AuditChain.Genesis);

        Assert.All(entries, entry => Assert.Equal(chain.Link(entry), entry.Hash));
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(e => e.Id));
        Assert.Equal(new AuditFinding(await Trail.HeadAsync(tracker), null, null), await Trail.VerifyAsync(tracker));
    }

    [Fact]
    public async Task Entries_from_before_the_chain_get_their_hashes_once()
    {
        await using var tracker = await Tracker.StartAsync();
        var head = await Trail.HeadAsync(tracker);
        await Trail.TamperAsync(tracker, """UPDATE "AuditEntries" SET "Hash" = NULL""");
        Assert.Equal(1, (await Trail.VerifyAsync(tracker)).FirstBad);

        await tracker.ReadAsync(async db =>
        {
            await AuditSeal.SealAsync(db, TestContext.Current.CancellationToken);
            return 0;
        });

        Assert.Equal(head, (await Trail.VerifyAsync(tracker)).Head);
        await Trail.GrowAsync(tracker, 2);
        Assert.Null((await Trail.VerifyAsync(tracker)).Sentence);
    }

    [Fact]
    public async Task A_single_entry_without_a_hash_is_never_given_one()
    {
        await using var tracker = await Tracker.StartAsync();
        await Trail.TamperAsync(tracker, """UPDATE "AuditEntries" SET "Hash" = NULL WHERE "Id" = 5""");

        await tracker.ReadAsync(async db =>
        {
            await AuditSeal.SealAsync(db, TestContext.Current.CancellationToken);
            return 0;
        });

        Assert.Equal(5, (await Trail.VerifyAsync(tracker)).FirstBad);
    }
}
