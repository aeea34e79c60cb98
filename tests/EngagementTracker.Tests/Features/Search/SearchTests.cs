using Bunit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Search;

public sealed class SearchTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Theory]
    [InlineData("ENG-2025-0001", "/engagements/ENG-2025-0001")]
    [InlineData(" com-2025-0004 ", "/commitments/COM-2025-0004")]
    [InlineData("ENG-2025-9999", null)]
    [InlineData("ENG-2025", null)]
    [InlineData("Kenya", null)]
    public async Task A_whole_reference_leads_to_its_record(string typed, string? path) =>
        Assert.Equal(path, await tracker.ReadAsync(db => new DirectoryFinds(db).ExactAsync(typed)));

    [Theory]
    [InlineData("ENG-2025", 5)]
    [InlineData("eng-2025-000", 5)]
    [InlineData("ENG", 13)]
    [InlineData("ENG-2025-0001x", 0)]
    [InlineData("EN", 0)]
    [InlineData("Comoros", 0)]
    [InlineData("FUP-1999", 0)]
    public async Task The_beginning_of_a_reference_finds_those_that_begin_so(string typed, int count)
    {
        var references = (await FindAsync(typed)).References;

        Assert.Equal(count, references.Total);
        Assert.Equal(Math.Min(count, DirectoryFinds.Most), references.Hits.Count);
    }

    [Fact]
    public async Task A_party_is_found_by_its_demonym() => Assert.Equal("United States", (await FindAsync("american")).Parties.Hits[0].Name);

    [Fact]
    public async Task A_person_is_found_by_any_word_of_the_name()
    {
        var person = (await FindAsync("RÚBIO")).People.Hits[0];

        Assert.Equal(("Marco Rubio", "United States"), (person.Name, person.Beside));
    }

    [Fact]
    public async Task A_topic_is_found_by_an_alias() => Assert.Equal("/topics/mss-haiti", Assert.Single((await FindAsync("gang")).Topics.Hits).Path);

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("'; drop table \"Parties\"")]
    [InlineData("🙂")]
    [InlineData("zzzz")]
    public async Task What_is_nowhere_finds_nothing(string typed) => Assert.Equal(0, (await FindAsync(typed)).Total);

    [Fact]
    public async Task The_page_says_how_to_search_when_nothing_was_typed()
    {
        await using var scope = await tracker.AsAsync("officer");
        await using var context = Pages.In(scope);

        Assert.Contains("Type in the box above", context.Render<SearchPage>().Find(".empty").TextContent);
    }

    [Fact]
    public async Task The_page_goes_straight_to_the_record_of_a_whole_reference()
    {
        await using var scope = await tracker.AsAsync("officer");
        await using var context = Pages.In(scope);
        var navigation = context.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/search?q=eng-2025-0001");
        var page = context.Render<SearchPage>();

        page.WaitForAssertion(() => Assert.EndsWith("/engagements/ENG-2025-0001", navigation.Uri));
    }

    [Fact]
    public async Task The_page_shows_what_was_typed_as_text_with_its_sections()
    {
        await using var scope = await tracker.AsAsync("officer");
        await using var context = Pages.In(scope);
        context.Services.GetRequiredService<NavigationManager>().NavigateTo("/search?q=haiti");
        var page = context.Render<SearchPage>();

        page.WaitForAssertion(() => Assert.Contains("MSS Haiti", page.Find("section[aria-labelledby=found-topics]").TextContent));
        Assert.Contains("“haiti”", page.Find("h1").TextContent);
        Assert.NotNull(page.Find("section[aria-labelledby=texts-engagement]"));
        Assert.Equal("haiti", page.Find("section[aria-labelledby=texts-commitment] mark").TextContent, ignoreCase: true);
    }

    private Task<SearchResult> FindAsync(string typed) => tracker.ReadAsync(db => new DirectoryFinds(db).ReadAsync(typed));
}
