using EngagementTracker.Web.Ui.Conflicts;

namespace EngagementTracker.Tests.Ui.Conflicts;

public sealed class MergeTests
{
    private static readonly Dictionary<string, Stand> None = [];

    [Fact]
    public void What_one_of_two_has_changed_is_theirs()
    {
        var merge = Of(theirs => theirs.Title = "Theirs", mine => (mine.IsOpen, mine.Part.Second) = (true, "Mine"));

        var result = merge.Result(None);

        Assert.Equal(("Theirs", true, "Mine", "One"), (result.Title, result.IsOpen, result.Part.Second, result.Part.First));
        Assert.Equal(["Title"], merge.Taken.Select(d => d.Key));
        Assert.Empty(merge.Open);
    }

    [Fact]
    public void What_both_have_changed_is_for_a_choice()
    {
        var merge = Of(theirs => theirs.Text = "Theirs. ", mine => mine.Text = "Mine.");

        var open = Assert.Single(merge.Open);
        Assert.True(open.CanBeBoth);
        Assert.Equal("Theirs. ", merge.Result(new Dictionary<string, Stand> { ["Text"] = Stand.Theirs }).Text);
        Assert.Equal("Mine.", merge.Result(new Dictionary<string, Stand> { ["Text"] = Stand.Mine }).Text);
        Assert.Equal("Theirs.\n\nMine.", merge.Result(new Dictionary<string, Stand> { ["Text"] = Stand.Both }).Text);
    }

    [Fact]
    public void The_same_change_is_no_conflict_nor_is_white_space_a_change()
    {
        Assert.Empty(Of(theirs => theirs.Title = "Same", mine => mine.Title = "Same ").Differences);
        Assert.Empty(Of(theirs => theirs.Floor = null, mine => mine.Aliases = "Alpha\r\nBeta\n").Differences);
    }

    [Fact]
    public void What_the_form_only_carries_is_as_the_record_stands_now()
    {
        var before = Fresh();
        var theirs = new Card { Version = 4, Before = new DateOnly(2025, 3, 1), Floor = "Higher" };
        var result = new Merge<Card>(before, theirs, Fresh()).Result(None);

        Assert.Equal((4, new DateOnly(2025, 3, 1), "Higher"), (result.Version, result.Before, result.Floor));
    }

    [Fact]
    public void Fields_that_say_one_thing_between_them_are_one_field()
    {
        var merge = Of(theirs => (theirs.Kind, theirs.Date) = ("Event", null), mine => mine.Date = "2 Feb");

        var open = Assert.Single(merge.Open);
        Assert.Equal(("Deadline", "Deadline"), (open.Key, open.Field.Label));
        Assert.Equal(("Event", (string?)null), Ends(merge, Stand.Theirs));
        Assert.Equal(("Date", "2 Feb"), Ends(merge, Stand.Mine));

        static (string?, string?) Ends(Merge<Card> merge, Stand stand)
        {
            var result = merge.Result(new Dictionary<string, Stand> { ["Deadline"] = stand });
            return (result.Kind, result.Date);
        }
    }

    [Fact]
    public void Lists_keep_what_each_has_added_and_lose_what_each_has_removed()
    {
        var merge = Of(
            theirs => theirs.Guests = [new(1, "host"), new(3, "guest"), new(4, "theirs")],
            mine => mine.Guests = [new(1, "host"), new(2, "guest"), new(5, "mine")]);

        Assert.Empty(merge.Open);
        Assert.Equal([1, 4, 5], merge.Result(None).Guests.Select(g => g.Id));
    }

    [Fact]
    public void One_item_that_both_have_changed_is_for_a_choice_and_the_rest_is_not()
    {
        var merge = Of(
            theirs => theirs.Guests = [new(1, "chair"), new(2, "guest"), new(3, "guest")],
            mine => mine.Guests = [new(2, "note-taker"), new(3, "guest")]);

        Assert.Equal(["Guests[1]"], merge.Open.Select(d => d.Key));
        Assert.Equal([new(1, "chair"), new(2, "note-taker"), new(3, "guest")], merge.Result(new Dictionary<string, Stand> { ["Guests[1]"] = Stand.Theirs }).Guests);
        Assert.Equal([new(2, "note-taker"), new(3, "guest")], merge.Result(new Dictionary<string, Stand> { ["Guests[1]"] = Stand.Mine }).Guests);
    }

    [Fact]
    public void A_text_of_lines_is_a_list()
    {
        var merge = Of(theirs => theirs.Aliases = "Alpha\nGamma", mine => mine.Aliases = "Alpha\nBeta\nDelta");

        Assert.Empty(merge.Open);
        Assert.Equal("Alpha\nGamma\nDelta", merge.Result(None).Aliases);
    }

    [Fact]
    public void What_is_moved_stays_moved_and_what_was_added_beside_stays_beside()
    {
        var merge = Of(theirs => theirs.Numbers = [1, 2, 9, 3], mine => mine.Numbers = [3, 2, 1]);

        Assert.Equal([3, 2, 9, 1], merge.Result(None).Numbers);
    }

    [Fact]
    public void A_part_of_a_form_is_merged_field_by_field_and_keeps_the_kind_of_its_collections()
    {
        var merge = Of(theirs => theirs.Part.First = "Theirs", mine => mine.Part.Chosen = [7, 8]);

        Assert.Equal(("Theirs", "Two"), (merge.Result(None).Part.First, merge.Result(None).Part.Second));
        Assert.Equal([7, 8], merge.Result(None).Part.Chosen.Order());
    }

    internal static Card Fresh() => new()
    {
        Version = 1,
        Before = new DateOnly(2025, 2, 1),
        Floor = "Low",
        Title = "Title",
        Text = "Text.",
        Aliases = "Alpha\nBeta",
        Kind = "Date",
        Date = "1 Feb",
        Guests = [new(1, "host"), new(2, "guest"), new(3, "guest")],
        Numbers = [1, 2, 3],
        Part = new() { First = "One", Second = "Two" },
    };

    private static Merge<Card> Of(Action<Card> theirs, Action<Card> mine)
    {
        var (other, own) = (Fresh(), Fresh());
        theirs(other);
        mine(own);
        return new Merge<Card>(Fresh(), other, own);
    }
}
