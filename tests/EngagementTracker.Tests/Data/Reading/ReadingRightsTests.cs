using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.People;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Data.Reading;

/// <summary>The database's filters against the domain's rule, over every combination of what decides.</summary>
public sealed class ReadingRightsTests(RecordMatrix matrix) : IClassFixture<RecordMatrix>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<Marking?>> Clearances => [new(null), .. Markings.All.Select(m => new TheoryDataRow<Marking?>(m))];

    [Theory]
    [MemberData(nameof(Clearances))]
    public async Task The_database_shows_what_the_rule_allows_and_no_more(Marking? clearance)
    {
        await using var db = await matrix.ContextAsync(clearance);
        var reader = new Reader(matrix.Me, matrix.MyUnit, clearance, [matrix.HeadedUnit]);
        var readable = matrix.Records.Where(r => reader.MayRead(r.Engagement, r.Engagement.NeedToKnow, r.Case.Glass == Glass.Broken)).ToList();
        var numbers = readable.Select(r => r.Engagement.Reference[^4..]).Order().ToList();

        Assert.Equal(numbers, Numbers(await db.Engagements.Select(e => e.Reference).ToListAsync(Stop)));
        Assert.Equal(numbers, Numbers(await db.Commitments.Select(c => c.Reference).ToListAsync(Stop)));
        Assert.Equal(numbers, Numbers(await db.FollowUps.Select(f => f.Reference).ToListAsync(Stop)));
        Assert.Equal(numbers.Count * 2, await db.Set<EngagementParty>().CountAsync(Stop));
        Assert.Equal(numbers.Count * 2, await db.Set<Participant>().CountAsync(Stop));
        Assert.Equal(numbers.Count * 2, await db.Set<CommitmentParty>().CountAsync(Stop));
        Assert.Equal(numbers.Count, await db.Set<CommitmentRevision>().CountAsync(Stop));
        Assert.Equal(numbers.Count, await db.Accounts.CountAsync(Stop));
        Assert.Equal(numbers.Count, await db.Mentions.CountAsync(Stop));
        Assert.Equal(
            readable.Count(r => r.Engagement.HasClosedSection && (clearance == Marking.TopSecret || r.Case.Mine || r.Case.UnderMe)),
            await db.Set<ClosedSection>().CountAsync(Stop));
        foreach (var prefix in (string[])["ENG-", "COM-", "FUP-"])
            Assert.Equal(numbers, Numbers(await db.AuditEntries.Select(a => a.Record).Where(r => r.StartsWith(prefix)).Distinct().ToListAsync(Stop)));
    }

    [Fact]
    public async Task An_account_that_is_marked_higher_takes_its_quotes_and_its_history_along()
    {
        var number = matrix.Records.First(r => r.Case is { Marking: Marking.Restricted, List: OnList.NoList, Mine: false, UnderMe: false }).Engagement.Reference[^4..];
        await using var db = await matrix.ContextAsync(Marking.Confidential);
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        await db.Accounts.Where(a => db.Engagements.Any(e => e.Id == a.EngagementId && e.Reference == $"ENG-2025-{number}"))
            .ExecuteUpdateAsync(accounts => accounts.SetProperty(a => a.Marking, Marking.Secret), Stop);

        Assert.True(await db.Engagements.AnyAsync(e => e.Reference == $"ENG-2025-{number}", Stop));
        Assert.Empty(await db.Engagements.Where(e => e.Reference == $"ENG-2025-{number}").SelectMany(e => e.Accounts).ToListAsync(Stop));
        Assert.Empty(await db.Commitments.Where(c => c.Reference == $"COM-2025-{number}").SelectMany(c => c.Mentions).ToListAsync(Stop));
        Assert.DoesNotContain(
            await db.AuditEntries.Where(a => a.Record == $"ENG-2025-{number}" || a.Record == $"COM-2025-{number}").ToListAsync(Stop),
            a => a.Entity is nameof(Account) or nameof(ClosedSection) or nameof(Mention));
    }

    [Fact]
    public async Task A_context_without_a_reader_shows_no_record()
    {
        await using var scope = matrix.Tracker.AsNobody();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var asked = db.Model.GetEntityTypes().Where(t => t.GetDeclaredQueryFilters().Any(f => f.Key != TrackerDbContext.MergedFilter)).Select(t => t.ClrType).ToList();

        Assert.Contains(typeof(AuditEntry), asked);
        foreach (var type in asked)
        {
            var rows = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type).Invoke(db, null)!;
            Assert.False(await rows.AnyAsync(Stop), $"Nobody sees a {type.Name}.");
        }
    }

    [Fact]
    public void Whatever_hangs_on_a_record_is_filtered_with_it()
    {
        using var scope = matrix.Tracker.AsNobody();
        var model = scope.ServiceProvider.GetRequiredService<TrackerDbContext>().Model;
        // The filters themselves ask the list; it holds keys and no text.
        var hanging = model.GetEntityTypes().Where(t => t.ClrType != typeof(NeedToKnow) && (typeof(IProtected).IsAssignableFrom(t.ClrType)
            || t.GetForeignKeys().Any(k => typeof(IProtected).IsAssignableFrom(k.PrincipalEntityType.ClrType)))).ToList();

        Assert.True(hanging.Count >= 12);
        Assert.All(hanging, t => Assert.True(t.GetDeclaredQueryFilters().Count > 0, $"{t.ClrType.Name} has no query filter."));
    }

    [Fact]
    public async Task What_may_not_be_read_may_not_be_changed_or_referred_to()
    {
        var hidden = matrix.Records.First(r => r.Case is { Marking: Marking.Secret, Mine: false, UnderMe: false });
        await RefusedAsync(async db =>
            (await db.FollowUps.IgnoreQueryFilters().SingleAsync(f => f.Reference == hidden.FollowUp.Reference)).Reword("Something else"));
        await RefusedAsync(async db => db.FollowUps.Add(FollowUp.Open(
            "FUP-2025-9999", "Ask", matrix.Me, new DateOnly(2025, 3, 1), await HiddenAsync(db), null, matrix.Me, DateTime.UnixEpoch)));
        await RefusedAsync(async db =>
            (await HiddenAsync(db)).AddAccount(new AccountFacts(AccountTier.PressReport, null, "Press", null, null, null, "Text")));

        Task<Engagement> HiddenAsync(TrackerDbContext db) =>
            db.Engagements.IgnoreQueryFilters().SingleAsync(e => e.Reference == hidden.Engagement.Reference);
    }

    [Fact]
    public async Task Nothing_is_saved_without_a_use_case()
    {
        await using var db = await matrix.ContextAsync(Marking.Secret);
        db.People.Add(Person.Create("C", matrix.Tracker.Ministry.HomeParty, []));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Stop));
        Assert.False(await matrix.Tracker.ReadAsync(other => other.People.AnyAsync(p => p.Name == "C")));
    }

    private async Task RefusedAsync(Func<TrackerDbContext, Task> change)
    {
        await using var db = await matrix.ContextAsync(Marking.Restricted);
        db.Begin(this);
        await change(db);
        await Assert.ThrowsAsync<NotPermittedException>(() => db.SaveChangesAsync(Stop));
    }

    private static List<string> Numbers(IEnumerable<string> references) => [.. references.Select(r => r[^4..]).Order()];
}
