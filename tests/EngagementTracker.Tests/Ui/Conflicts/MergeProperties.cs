using CsCheck;
using EngagementTracker.Web.Ui.Conflicts;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Tests.Ui.Conflicts;

public sealed class MergeProperties
{
    private static readonly Dictionary<string, Stand> None = [];
    private static readonly Gen<string?> Word = Of<string?>(null, "a", "b", "c", "two words");
    private static readonly Gen<string[]> Words = Of("a", "b", "c", "d", "e").Array[0, 5].Select(a => a.Distinct().ToArray());
    private static readonly Gen<Guest[]> Guests =
        Gen.Select(Gen.Int[1, 6], Of("host", "guest"), (id, role) => new Guest(id, role)).Array[0, 6].Select(g => g.DistinctBy(x => x.Id).ToArray());

    private static readonly Gen<Card> Cards = Gen.Select(
        Word, Word, Words, Word, Guests, Gen.Int[0, 5].Array[0, 5], Word, Gen.Bool,
        (title, text, aliases, date, guests, numbers, first, open) => new Card
        {
            Title = title,
            Text = text,
            Aliases = string.Join('\n', aliases),
            Date = date,
            Guests = [.. guests],
            Numbers = [.. numbers.Distinct()],
            Part = new PartForm { First = first },
            IsOpen = open,
        });

    [Fact]
    public void Whoever_alone_has_changed_something_gets_all_of_it() => Gen.Select(Cards, Cards).Sample((before, after) =>
    {
        Assert.Equal(Plain(after), Plain(new Merge<Card>(before, after, before).Result(None)));
        Assert.Equal(Plain(after), Plain(new Merge<Card>(before, before, after).Result(None)));
        Assert.Empty(new Merge<Card>(before, after, before).Open);
        Assert.Empty(new Merge<Card>(before, before, after).Open);
    });

    [Fact]
    public void Merging_with_oneself_changes_nothing() => Gen.Select(Cards, Cards).Sample((before, both) =>
    {
        var merge = new Merge<Card>(before, both, both);
        Assert.Empty(merge.Differences);
        Assert.Equal(Plain(both), Plain(merge.Result(None)));
    });

    [Fact]
    public void What_only_one_has_changed_ends_as_that_ones() => Gen.Select(Cards, Cards, Cards).Sample((before, theirs, mine) =>
    {
        var result = new Merge<Card>(before, theirs, mine).Result(None);
        void One(Func<Card, string?> of)
        {
            if (Clean(of(before)) == Clean(of(theirs))) Assert.Equal(Clean(of(mine)), Clean(of(result)));
            else if (Clean(of(before)) == Clean(of(mine))) Assert.Equal(Clean(of(theirs)), Clean(of(result)));
        }
        One(c => c.Title);
        One(c => c.Text);
        One(c => c.Date);
        One(c => c.Part.First);
        One(c => c.IsOpen ? "yes" : "no");
        foreach (var id in Enumerable.Range(1, 6)) One(c => c.Guests.Find(g => g.Id == id)?.Role);
        foreach (var number in Enumerable.Range(0, 6)) One(c => c.Numbers.Contains(number) ? "there" : null);
    });

    [Fact]
    public void Lists_from_which_nothing_was_moved_keep_their_order() => Gen.Select(Gen.Int[0, 9].Array[0, 10], Gen.Int[0, 9].Array[0, 10], Gen.Int[0, 9].Array[0, 10])
        .Sample((before, theirs, mine) =>
        {
            static int[] Ordered(int[] numbers) => [.. numbers.Distinct().Order()];
            var result = new Merge<Card>(new() { Numbers = Ordered(before) }, new() { Numbers = Ordered(theirs) }, new() { Numbers = Ordered(mine) }).Result(None).Numbers;
            Assert.Equal(Ordered(theirs).Where(result.Contains), result.Where(theirs.Contains));
            Assert.Equal(Ordered(mine).Where(result.Contains), result.Where(mine.Contains));
        });

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string? Clean(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Plain(Card card) => FormValue.Normal(FormJson.Read<Card>(FormJson.Write(card)));
}
