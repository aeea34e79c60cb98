using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;

namespace EngagementTracker.Tests.Domain;

public sealed class DirectoryTests
{
    private static readonly PartyDetails Kenya = new("Kenya", "Republic of Kenya", "Kenyan", "Nairobi", "Africa/Nairobi", ["KEN", "KEN", " "]);

    [Fact]
    public void A_party_is_found_by_each_of_its_names()
    {
        var party = Party.Create("ke", PartyKind.State, Kenya);

        Assert.Equal("KE", party.Code);
        Assert.Equal(["KEN"], party.Aliases);
        Assert.Equal("\nke\nkenya\nrepublic of kenya\nkenyan\nken", party.SearchKey);
    }

    [Fact]
    public void A_party_without_an_official_name_goes_by_its_name() =>
        Assert.Equal("Kenya", Party.Create("KE", PartyKind.State, Kenya with { OfficialName = " " }).OfficialName);

    [Fact]
    public void A_party_refuses_what_cannot_be()
    {
        Assert.Throws<ArgumentException>(() => Party.Create("KE", PartyKind.State, Kenya with { Name = " " }));
        Assert.Throws<ArgumentException>(() => Party.Create("KE", PartyKind.State, Kenya with { TimeZone = "Africa/Nowhere" }));
        Assert.Throws<ArgumentException>(() => Party.Create("KE", PartyKind.State, Kenya with { Name = new string('x', Party.NameLimit + 1) }));
        Assert.Throws<ArgumentException>(() => Party.Create("KE", PartyKind.State, Kenya with
        {
            Aliases = [.. Enumerable.Range(0, Party.AliasesLimit + 1).Select(i => $"alias {i}")],
        }));
    }

    [Fact]
    public void A_person_is_found_by_any_word_of_the_name() =>
        Assert.Equal("\nmarco antonio rubio\nantonio rubio\nrubio", Person.Create("Marco Antonio Rubio", new PartyId(1)).SearchKey);

    [Fact]
    public void An_office_is_held_from_its_first_to_its_last_day()
    {
        var person = Person.Create("Marco Rubio", new PartyId(1));
        var office = person.Appoint("Senator", new PartyId(1), new DateOnly(2011, 1, 3), new DateOnly(2025, 1, 20));

        Assert.True(office.HeldOn(new DateOnly(2011, 1, 3)));
        Assert.True(office.HeldOn(new DateOnly(2025, 1, 20)));
        Assert.False(office.HeldOn(new DateOnly(2025, 1, 21)));
        Assert.False(office.HeldOn(new DateOnly(2011, 1, 2)));
    }

    [Fact]
    public void The_latest_begun_of_several_offices_comes_first()
    {
        var person = Person.Create("Marco Rubio", new PartyId(1));
        person.Appoint("Secretary of State", new PartyId(1), new DateOnly(2025, 1, 21));
        person.Appoint("Adviser", new PartyId(1), new DateOnly(2025, 5, 1));
        person.Appoint("Member", new PartyId(1), null);

        Assert.Equal(["Adviser", "Secretary of State", "Member"], person.OfficesOn(new DateOnly(2025, 6, 1)).Select(o => o.Title));
    }

    [Fact]
    public void An_office_does_not_end_before_it_begins() =>
        Assert.Throws<ArgumentException>(() => Person.Create("Marco Rubio", new PartyId(1))
            .Appoint("Senator", new PartyId(1), new DateOnly(2025, 1, 2), new DateOnly(2025, 1, 1)));

    [Theory]
    [InlineData("MSS Haiti", "mss-haiti")]
    [InlineData("Côte d’Ivoire: élections", "cote-d-ivoire-elections")]
    [InlineData("  -- 5G --", "5g")]
    [InlineData("العراق", "العراق")]
    public void A_topic_has_an_address_of_its_letters_and_digits(string name, string slug) => Assert.Equal(slug, Topic.Create(name).Slug);

    [Fact]
    public void A_topic_keeps_its_address_when_it_is_renamed()
    {
        var topic = Topic.Create("STIP");
        topic.Describe("Trade partnership", ["STIP"], null);

        Assert.Equal("stip", topic.Slug);
        Assert.Equal("\ntrade partnership\nstip", topic.SearchKey);
    }

    [Fact]
    public void A_topic_needs_a_letter_or_a_digit() => Assert.Throws<ArgumentException>(() => Topic.Create("—!—"));
}
