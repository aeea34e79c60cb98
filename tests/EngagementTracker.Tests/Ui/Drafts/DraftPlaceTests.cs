using EngagementTracker.Web.Ui.Drafts;
using Microsoft.AspNetCore.Components;

namespace EngagementTracker.Tests.Ui.Drafts;

public sealed class DraftPlaceTests
{
    private readonly Here here = new();

    [Theory]
    [InlineData("/engagements/new", "/engagements/new", null, false)]
    [InlineData("/engagements/new?draft=abc", "/engagements/new", "abc", false)]
    [InlineData("/follow-ups/new?commitment=COM-2025-0001&draft=abc#main", "/follow-ups/new?commitment=COM-2025-0001", "abc", true)]
    public void A_place_is_the_address_without_its_draft(string address, string path, string? key, bool hasFragment) =>
        Assert.Equal(new DraftPlace(path, key, hasFragment), DraftPlace.Of(here, address));

    [Fact]
    public void The_address_of_a_draft_leads_back_to_its_place()
    {
        var place = DraftPlace.Of(here, DraftPlace.Address("/follow-ups/new?commitment=COM-2025-0001", DraftPlace.NewKey()));
        Assert.Equal("/follow-ups/new?commitment=COM-2025-0001", place.Path);
        Assert.Equal(22, place.Key!.Length);
        Assert.True(place.IsForNew);
        Assert.True(place.IsSamePage("/follow-ups/new"));
        Assert.False(DraftPlace.Of(here, "/people/5/edit").IsForNew);
    }

    [Theory]
    [InlineData("/engagements/new", "Log a call")]
    [InlineData("/engagements/new/readout", "Paste a readout")]
    [InlineData("/follow-ups/new?commitment=COM-2025-0001", "Follow-ups")]
    [InlineData("/admin/users/new", "Administration")]
    public void A_place_has_words(string path, string words) => Assert.Equal(words, DraftPlace.InWords(path));

    private sealed class Here : NavigationManager
    {
        public Here() => Initialize("http://localhost/", "http://localhost/");
    }
}
