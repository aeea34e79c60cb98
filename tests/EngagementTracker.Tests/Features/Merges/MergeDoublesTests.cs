using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Merges;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Tests.Data.Audit;
using EngagementTracker.Tests.Features.Commitments;
using EngagementTracker.Tests.Features.Engagements;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Data.Merges;
using EngagementTracker.Web.Data.Seed;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Features.Merges.UndoMerge;
using EngagementTracker.Web.Features.People;
using EngagementTracker.Web.Features.People.EditPerson;
using EngagementTracker.Web.Features.Topics;
using EngagementTracker.Web.Features.Topics.CreateTopic;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Merges;

public sealed class MergeDoublesTests : IAsyncLifetime
{
    private Tracker tracker = null!;
    private Engagement call = null!;
    private long rubio;
    private long twin;

    public async ValueTask InitializeAsync()
    {
        tracker = await Tracker.StartAsync();
        call = (await CallForms.LogAsync(tracker, await CallForms.RutoRubioAsync(tracker))).Value!;
        var known = await tracker.ReadAsync(db => db.People.SingleAsync(p => p.Name == "Marco Rubio"));
        rubio = known.Id.Value;
        twin = await tracker.AddAsync(Person.Create("M. A. Rubio", known.PartyId, ["Marco Antonio Rubio"]));
    }

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task Both_on_one_engagement_become_one_with_the_stronger_role_and_the_capacity_on_record()
    {
        await JoinAsync(twin, ParticipantRole.NoteTaker, "Senator");

        Assert.Empty((await tracker.MergeAsync(MergedKind.Person, twin, rubio)).Problems);

        var there = Assert.Single(await tracker.ReadAsync(db => db.Set<Participant>().Where(p => p.PartyId == db.Parties.First(x => x.Code == "US").Id).ToListAsync()));
        Assert.Equal((twin, ParticipantRole.Principal, "Senator"), (there.PersonId.Value, there.Role, there.Capacity));
    }

    [Fact]
    public async Task The_merged_one_is_found_under_its_names_and_shows_nowhere_itself()
    {
        await MergeAsync();

        var kept = await tracker.ReadAsync(db => db.People.SingleAsync(p => p.Id == new PersonId(rubio)));
        Assert.Equal(["M. A. Rubio", "Marco Antonio Rubio"], kept.Aliases);
        var found = await tracker.AsAsync<DirectorySearch, IReadOnlyList<PersonChoice>>("officer", d => d.PeopleAsync("M. A. R", []));
        Assert.Equal(rubio, Assert.Single(found).Id!.Value.Value);
        Assert.Null(await tracker.ReadAsync(db => PersonQuery.ReadAsync(db, new PersonId(twin), new DateOnly(2025, 2, 3))));
        Assert.Equal($"{rubio}", await tracker.ReadAsync(db => MergedAway.KeptKeyAsync(db, MergedKind.Person, $"{twin}")));
        Assert.Contains(await WordsAsync("antonio"), id => id == $"{call.Id.Value}");
    }

    [Fact]
    public async Task Each_row_is_on_record_in_the_trail_whose_chain_holds_and_an_open_form_meets_the_change()
    {
        await JoinAsync(twin, ParticipantRole.Accompanying, null);
        var (head, version) = (await Trail.HeadAsync(tracker), await VersionAsync());

        var merge = (await tracker.MergeAsync(MergedKind.Person, rubio, twin)).Value!;

        var entries = await Trail.EntriesAfterAsync(tracker, head);
        Assert.Contains(entries, e => e.Record == call.Reference && e.Entity == "Participant" && e.Action == AuditAction.Removed);
        Assert.Contains(entries, e => e.Record == $"person:{twin}" && e.Changes.Contains("MergedIntoId", StringComparison.Ordinal));
        Assert.Contains(entries, e => e.Record == $"person:{rubio}" && e.Entity == "Merge" && e.Action == AuditAction.Added);
        Assert.All(entries, e => Assert.Equal("MergeDoubles", e.UseCase));
        Assert.True(await VersionAsync() > version);
        await tracker.UndoAsync(merge);
        Assert.Contains(await Trail.EntriesAfterAsync(tracker, head), e => e.UseCase == "UndoMerge" && e.Entity == "Participant" && e.Action == AuditAction.Added);
        Assert.Null((await Trail.VerifyAsync(tracker)).Sentence);
    }

    [Fact]
    public async Task What_the_one_who_merges_may_not_read_is_moved_and_not_told()
    {
        var facts = await MarkedAsync(twin);
        var preview = await PreviewAsync("officer");
        Assert.Empty(preview.Lines);
        Assert.Single((await PreviewAsync("manager")).Lines);
        var merge = (await tracker.MergeAsync(MergedKind.Person, rubio, twin)).Value!;

        Assert.Equal(1, await tracker.ReadAsync(db => db.Set<Participant>().CountAsync(p => p.EngagementId == facts && p.PersonId == new PersonId(rubio))));
        Assert.All((await Trail.EntriesAsync(tracker)).Where(e => e.UseCase == "MergeDoubles" && e.Entity == "Participant"), e => Assert.Equal(Marking.TopSecret, e.Marking));
        // Somebody takes the participant away: of that, the undo tells who may read it.
        await Tables.ChangeAsync(tracker.DatabaseFile, $"""DELETE FROM "Participants" WHERE "PersonId" = {rubio} AND "EngagementId" = {facts.Value}""");
        Assert.Empty((await tracker.UndoAsync(merge)).Value!.Left);
    }

    [Fact]
    public async Task What_was_changed_since_stays_and_is_told_and_all_else_goes_back()
    {
        var merge = (await tracker.MergeAsync(MergedKind.Person, twin, rubio)).Value!;
        await Tables.ChangeAsync(tracker.DatabaseFile, $"""DELETE FROM "Participants" WHERE "PersonId" = {twin}""");

        var undone = (await tracker.UndoAsync(merge)).Value!;

        Assert.Equal([call.Reference], undone.Left);
        Assert.Null(await tracker.ReadAsync(db => MergedAway.KeptKeyAsync(db, MergedKind.Person, $"{rubio}")));
        Assert.True((await tracker.UndoAsync(merge)).IsStale);
    }

    [Fact]
    public async Task A_merge_on_top_of_another_is_undone_first()
    {
        var third = await tracker.AddAsync(Person.Create("Marco A. Rubio", await PartyAsync("US")));
        var first = await MergeAsync();
        var second = (await tracker.MergeAsync(MergedKind.Person, third, rubio)).Value!;
        Assert.Equal($"{third}", await tracker.ReadAsync(db => MergedAway.KeptKeyAsync(db, MergedKind.Person, $"{twin}")));

        Assert.Equal("Marco Rubio was merged after it. Undo that merge on the page of the one that it was merged into, then this one.", Assert.Single((await tracker.UndoAsync(first)).Problems).Sentence);
        Assert.Empty((await tracker.UndoAsync(second)).Problems);
        Assert.Empty((await tracker.UndoAsync(first)).Problems);
    }

    [Fact]
    public async Task What_is_saved_with_the_merged_one_is_refused_with_the_name_to_choose()
    {
        var form = await CallForms.RutoRubioAsync(tracker);
        var us = await PartyAsync("US");
        form.Engagement.Participants[1] = new ParticipantForm { Person = new PersonChoice(new PersonId(twin), "M. A. Rubio", us, "US", []) };
        var edit = (await tracker.ReadAsync(db => EditPersonQuery.ReadAsync(db, new PersonId(twin))))!;
        await MergeAsync();

        var refused = await Assert.ThrowsAsync<MergedAwayException>(() => CallForms.LogAsync(tracker, form));
        Assert.Equal("Nothing was saved: M. A. Rubio was merged into Marco Rubio meanwhile. Choose Marco Rubio instead, then save again.", refused.Message);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => tracker.AsAsync<EditPersonHandler, Answer<Person>>("officer", h => h.HandleAsync(edit)));
    }

    [Fact]
    public async Task On_another_version_than_the_preview_nothing_is_merged()
    {
        var form = await tracker.MergeFormAsync(MergedKind.Person, rubio, twin);
        await MergeAsync();

        Assert.True((await tracker.AsAsync<Web.Features.Merges.MergeDoubles.MergeDoublesHandler, Answer<Merge>>("manager", h => h.HandleAsync(form))).IsStale);
        form.Reason = " ";
        form.Other = null;
        Assert.Equal(["Other", "Reason"], (await tracker.AsAsync<Web.Features.Merges.MergeDoubles.MergeDoublesHandler, Answer<Merge>>("manager", h => h.HandleAsync(form))).Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task The_home_party_is_not_merged_and_another_takes_codes_and_revisions_along()
    {
        var x = await tracker.AddAsync(Party.Create("USA", PartyKind.State, new PartyDetails("United States of A.", null, null, null, null, [])));
        var us = (await PartyAsync("US")).Value;
        Assert.Contains("home party", Assert.Single((await tracker.MergeAsync(MergedKind.Party, tracker.Ministry.HomeParty.Value, x)).Problems).Sentence, StringComparison.Ordinal);

        Assert.Empty((await tracker.MergeAsync(MergedKind.Party, x, us)).Problems);

        Assert.Contains("US", await tracker.ReadAsync(db => db.Parties.Where(p => p.Id == new PartyId(x)).Select(p => p.Aliases).SingleAsync()));
        Assert.Equal(x, await tracker.ReadAsync(db => db.Engagements.Where(e => e.Id == call.Id).Select(e => e.CounterpartId.Value).SingleAsync()));
        // The parties of the world are looked after at each start: what was merged is not put there anew.
        await using var scope = tracker.AsNobody();
        await scope.ServiceProvider.GetRequiredService<ReferenceData>().LoadAsync(TestContext.Current.CancellationToken);
        Assert.False(await tracker.ReadAsync(db => db.Parties.AnyAsync(p => p.Code == "US")));
    }

    [Fact]
    public async Task A_topic_that_lies_below_its_double_takes_its_place_and_the_name_stays_taken()
    {
        var above = await TopicAsync("Trade", null);
        var between = await TopicAsync("Tariffs", above);
        var below = await TopicAsync("Commerce", between);

        Assert.Empty((await tracker.MergeAsync(MergedKind.Topic, below, above)).Problems);

        var parents = await tracker.ReadAsync(db => db.Topics.ToDictionaryAsync(t => t.Id.Value, t => t.ParentId));
        Assert.Null(parents[below]);
        Assert.Equal(new TopicId(below), parents[between]);
        var taken = await tracker.AsAsync<CreateTopicHandler, Answer<Topic>>("officer", h => h.HandleAsync(new TopicForm { Name = "Trade" }));
        Assert.Equal("Trade was merged into another topic. Use that one, or undo the merge on its page.", Assert.Single(taken.Problems).Sentence);
    }

    private async Task<Merge> MergeAsync() => (await tracker.MergeAsync(MergedKind.Person, rubio, twin)).Value!;

    private Task<PartyId> PartyAsync(string code) => tracker.ReadAsync(db => db.Parties.Where(p => p.Code == code).Select(p => p.Id).SingleAsync());

    private Task<int> VersionAsync() => tracker.ReadAsync(db => db.Engagements.Where(e => e.Id == call.Id).Select(e => e.Version).SingleAsync());

    private Task<long> TopicAsync(string name, long? parent) => tracker.AddAsync(Topic.Create(name, [], parent is { } id ? new TopicId(id) : null));

    private Task<IReadOnlyList<string>> WordsAsync(string word) =>
        Tables.TextsAsync(tracker.DatabaseFile, $"SELECT CAST(rowid AS TEXT) FROM EngagementWords WHERE EngagementWords MATCH '{word}'");

    private Task JoinAsync(long person, ParticipantRole role, string? capacity) => Tables.ChangeAsync(tracker.DatabaseFile, $"""
        INSERT INTO "Participants" ("EngagementId", "PersonId", "PartyId", "Side", "Role", "Capacity")
        SELECT {call.Id.Value}, {person}, "Id", 1, {(int)role}, {(capacity is null ? "NULL" : $"'{capacity}'")} FROM "Parties" WHERE "Code" = 'US';
        UPDATE "Participants" SET "Capacity" = NULL WHERE "PersonId" = {rubio} AND {(capacity is null ? 0 : 1)};
        """);

    /// <summary>An engagement with somebody, so marked that the manager alone reads it.</summary>
    private async Task<EngagementId> MarkedAsync(long person)
    {
        EngagementId id = default;
        await Lives.WriteAsync(tracker, async lives => id = (await lives.EngagementAsync(new DateOnly(2025, 1, 5), marking: Marking.TopSecret)).Id);
        var manager = await tracker.UserIdAsync("manager");
        await Tables.ChangeAsync(tracker.DatabaseFile, $"""
            UPDATE "Engagements" SET "DrafterId" = {manager.Value} WHERE "Id" = {id.Value};
            UPDATE "Participants" SET "PersonId" = {person} WHERE "EngagementId" = {id.Value} AND "Side" = 1;
            """);
        return id;
    }

    private async Task<MergePreview> PreviewAsync(string user)
    {
        await using var scope = await tracker.AsAsync(user);
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<Web.Data.TrackerDbContext>>().CreateDbContextAsync();
        var (kept, away) = ((await Doubles.FindAsync(db, MergedKind.Person, rubio, default))!, (await Doubles.FindAsync(db, MergedKind.Person, twin, default))!);
        return await MergePreview.ReadAsync(db, kept, away, tracker.Ministry.HomeParty.Value);
    }
}
