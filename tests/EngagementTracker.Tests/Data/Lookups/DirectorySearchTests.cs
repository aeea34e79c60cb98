using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Lookups;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data.Lookups;

public sealed class DirectorySearchTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Theory]
    [InlineData("Ken", "KE")]
    [InlineData("KE", "KE")]
    [InlineData("ke", "KE")]
    [InlineData("Kenyan", "KE")]
    [InlineData("Republic of Kenya", "KE")]
    [InlineData("USA", "US")]
    [InlineData("America", "US")]
    [InlineData("cote d'iv", "CI")]
    [InlineData("Côte d’Iv", "CI")]
    [InlineData("turkiye", "TR")]
    [InlineData("uni", "AE")] // and not the Union of the Comoros or the United Mexican States
    public async Task A_party_is_first_by_name_code_demonym_and_without_accents(string typed, string code) =>
        Assert.Equal(code, (await PartiesAsync(typed))[0].Code);

    [Fact]
    public async Task Letters_that_begin_several_parties_find_them_all()
    {
        var found = (await PartiesAsync("AU")).Select(p => p.Name).ToList();

        Assert.Contains("Australia", found);
        Assert.Contains("African Union", found);
        Assert.Equal("Australia", found[0]); // whose ISO code it is
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("K_nya")]
    [InlineData("K%a")]
    [InlineData("\\")]
    public async Task Wildcards_are_letters_like_others(string typed) => Assert.Empty(await PartiesAsync(typed));

    [Fact]
    public async Task A_name_with_a_wildcard_is_found_by_it()
    {
        await AddAsync(Topic.Create("50%_share", ["\\path"]));

        Assert.Single(await TopicsAsync("50%"));
        Assert.Single(await TopicsAsync("50%_s"));
        Assert.Single(await TopicsAsync("\\p"));
        Assert.Empty(await TopicsAsync("5__"));
    }

    [Fact]
    public async Task A_person_is_found_by_any_word_and_without_accents()
    {
        var turkey = (await PartiesAsync("TR"))[0].Id;
        await AddAsync(Person.Create("Mevlüt Çavuşoğlu", turkey));

        Assert.Equal("Mevlüt Çavuşoğlu", Assert.Single(await PeopleAsync("cavusoglu")).Name);
        Assert.Single(await PeopleAsync("Mevlut c"));
        Assert.Single(await PeopleAsync("ÇAVUŞ"));
        Assert.Empty(await PeopleAsync("usoglu"));
    }

    [Fact]
    public async Task People_can_be_looked_for_among_some_parties_only()
    {
        var (turkey, kenya) = ((await PartiesAsync("TR"))[0].Id, (await PartiesAsync("KE"))[0].Id);
        await AddAsync(Person.Create("Ada Yilmaz", turkey));

        Assert.Empty(await PeopleAsync("Ada", kenya));
        Assert.Single(await PeopleAsync("Ada", kenya, turkey));
    }

    [Fact]
    public async Task The_topic_that_is_called_so_comes_before_those_that_begin_so()
    {
        await AddAsync(Topic.Create("A trade fair", ["Tradefair"]), Topic.Create("Zone", ["Trade"]));

        Assert.Equal("Zone", (await TopicsAsync("trade"))[0].Name);
    }

    [Fact]
    public async Task Owners_are_those_who_are_not_disabled()
    {
        await tracker.ReadAsync(async db =>
        {
            (await db.Users.SingleAsync(u => u.UserName == "officer2")).IsDisabled = true;
            return await db.SaveChangesAsync();
        });

        var owners = await tracker.AsAsync<DirectorySearch, IReadOnlyList<string>>("officer", async s => [.. (await s.OwnersAsync()).Select(o => o.Label)]);

        Assert.Contains("Achieng Otieno", owners);
        Assert.DoesNotContain("Daniel Kiprono", owners);
    }

    private Task<IReadOnlyList<PartyChoice>> PartiesAsync(string typed) =>
        tracker.AsAsync<DirectorySearch, IReadOnlyList<PartyChoice>>("officer", s => s.PartiesAsync(typed));

    private Task<IReadOnlyList<PersonChoice>> PeopleAsync(string typed, params PartyId[] parties) =>
        tracker.AsAsync<DirectorySearch, IReadOnlyList<PersonChoice>>("officer", s => s.PeopleAsync(typed, parties));

    private Task<IReadOnlyList<TopicChoice>> TopicsAsync(string typed) =>
        tracker.AsAsync<DirectorySearch, IReadOnlyList<TopicChoice>>("officer", s => s.TopicsAsync(typed));

    private Task<int> AddAsync(params object[] records) => tracker.ReadAsync(db =>
    {
        db.AddRange(records);
        return db.SaveChangesAsync();
    });
}
