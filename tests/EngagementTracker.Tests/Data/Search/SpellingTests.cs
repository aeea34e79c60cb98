using CsCheck;
using EngagementTracker.Web.Data.Search;

namespace EngagementTracker.Tests.Data.Search;

public sealed class SpellingTests
{
    private static readonly Gen<string> Words = Gen.Char['a', 'd'].Array[1, 9].Select(letters => new string(letters));

    [Theory]
    [InlineData("rubbio", "rubio", 1)]
    [InlineData("rutto", "ruto", 1)]
    [InlineData("cavusolgu", "cavusoglu", 1)]
    [InlineData("hati", "haiti", 1)]
    [InlineData("sudan", "sedan", 1)]
    [InlineData("kenya", "kenya", 0)]
    [InlineData("kenya", "uganda", null)]
    public void A_slip_is_a_letter_more_or_less_another_one_or_two_changed(string typed, string meant, int? slips) =>
        Assert.Equal(slips, Spelling.Distance(typed, meant, Spelling.Slips(typed.Length)));

    [Fact]
    public void It_is_the_same_both_ways_and_nothing_only_for_the_same_word() => Gen.Select(Words, Words).Sample((one, other) =>
        Spelling.Distance(one, other, 9) is { } there && there == Spelling.Distance(other, one, 9) && (there == 0) == (one == other)
            && there >= Math.Abs(one.Length - other.Length) && there <= Math.Max(one.Length, other.Length));

    [Fact]
    public void A_bound_changes_no_answer_within_it() => Gen.Select(Words, Words, Gen.Int[0, 4]).Sample((one, other, most) =>
        Spelling.Distance(one, other, most) == (Spelling.Distance(one, other, 9) is { } there && there <= most ? there : null));

    [Fact]
    public void Whatever_one_letter_does_is_one_slip() => Gen.Select(Words, Gen.Int[0, 8], Gen.Char['a', 'd']).Sample((word, place, letter) =>
        Spelling.Distance(word, word.Insert(Math.Min(place, word.Length), letter.ToString()), 1) == 1
            && Spelling.Distance(word, word.Remove(Math.Min(place, word.Length - 1), 1), 1) == 1);

    [Fact]
    public void Of_a_word_with_as_many_slips_as_it_may_have_one_piece_stays_whole() =>
        Gen.Select(Gen.Char['a', 'd'].Array[4, 14], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 13], Gen.Char['a', 'd']).Array[3]).Sample((letters, slips) =>
        {
            var word = new string(letters);
            var meant = slips.Take(Spelling.Slips(word.Length)).Aggregate(word, (text, slip) => (slip.Item1, Math.Min(slip.Item2, text.Length - 1)) switch
            {
                (0, var at) => text.Insert(at, slip.Item3.ToString()),
                (1, var at) => text.Remove(at, 1),
                (_, var at) => text[..at] + slip.Item3 + text[(at + 1)..],
            });
            return NameWords.Like(word).Split(" OR ").Any(piece => $" {meant} ".Contains(piece.Trim('"'), StringComparison.Ordinal))
                && NameWords.Like(word).Split(" OR ").All(piece => piece.Trim('"').Length >= 3);
        });

    [Fact]
    public void A_word_shares_a_piece_for_each_of_its_letters_with_itself() =>
        Assert.Equal((5, 3), (Spelling.Shared("rubio", "rubio"), Spelling.Shared("rubbio", "rubio") - 1));
}
