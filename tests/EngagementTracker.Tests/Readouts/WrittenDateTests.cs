using CsCheck;
using EngagementTracker.Readouts.Dates;

namespace EngagementTracker.Tests.Readouts;

public sealed class WrittenDateTests
{
    // A Monday.
    private static readonly DateOnly Today = new(2025, 1, 27);

    [Theory]
    [InlineData("27 Jan 2025", "2025-01-27")]
    [InlineData("27 January 2025", "2025-01-27")]
    [InlineData("Monday 27 January 2025", "2025-01-27")]
    [InlineData("Mon, 27 Jan 2025", "2025-01-27")]
    [InlineData("January 27, 2025", "2025-01-27")]
    [InlineData("Jan. 27 2025", "2025-01-27")]
    [InlineData("27th of January 2025", "2025-01-27")]
    [InlineData("1st Sept 2024", "2024-09-01")]
    [InlineData("27/1/25", "2025-01-27")]
    [InlineData("27/01/2025", "2025-01-27")]
    [InlineData("27.1.2025", "2025-01-27")]
    [InlineData("27-01-2025", "2025-01-27")]
    [InlineData("2025-01-27", "2025-01-27")]
    [InlineData("  27   JAN  2025 ", "2025-01-27")]
    [InlineData("29 Feb 2024", "2024-02-29")]
    [InlineData("today", "2025-01-27")]
    [InlineData("Tomorrow", "2025-01-28")]
    [InlineData("yesterday", "2025-01-26")]
    [InlineData("in 2 weeks", "2025-02-10")]
    [InlineData("in a month", "2025-02-27")]
    [InlineData("3 days ago", "2025-01-24")]
    [InlineData("1 year", "2026-01-27")]
    [InlineData("last Friday", "2025-01-24")]
    [InlineData("next fri", "2025-01-31")]
    public void Reads_a_date_as_people_write_it(string typed, string date) =>
        Assert.Equal(new WrittenDate(DateOnly.Parse(date), null), WrittenDate.Read(typed, Today, Lean.Future));

    [Theory]
    [InlineData("friday", Lean.Future, "2025-01-31")]
    [InlineData("friday", Lean.Past, "2025-01-24")]
    [InlineData("monday", Lean.Future, "2025-02-03")]
    [InlineData("monday", Lean.Past, "2025-01-20")]
    [InlineData("20 Jan", Lean.Future, "2026-01-20")]
    [InlineData("20 Jan", Lean.Past, "2025-01-20")]
    [InlineData("1 Feb", Lean.Future, "2025-02-01")]
    [InlineData("1 Feb", Lean.Past, "2024-02-01")]
    [InlineData("27 Jan", Lean.Past, "2025-01-27")]
    public void Completes_what_was_left_open_the_way_it_leans(string typed, Lean lean, string date) =>
        Assert.Equal(DateOnly.Parse(date), WrittenDate.Read(typed, Today, lean).Date);

    [Theory]
    [InlineData("31 February 2025", "There is no 31 February 2025: February has 28 days that year.")]
    [InlineData("31/2/2024", "There is no 31 February 2024: February has 29 days that year.")]
    [InlineData("29 Feb 2025", "There is no 29 February 2025: February has 28 days that year.")]
    [InlineData("0 March 2025", "There is no 0 March 2025: March has 31 days that year.")]
    [InlineData("1/27/25", "There is no month 27. Write the day first: 27/1/25 or 27 Jan 2025.")]
    public void Says_what_is_wrong_with_a_date_that_is_not(string typed, string problem) =>
        Assert.Equal(new WrittenDate(null, problem), WrittenDate.Read(typed, Today, Lean.Future));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("before the summit")]
    [InlineData("27 Jabruary 2025")]
    [InlineData("1/1/0000")]
    [InlineData("2025")]
    [InlineData("January 27 12")]
    [InlineData("hello 27/1/25")]
    [InlineData("٢٧ يناير")]
    [InlineData("٢٧/١/٢٠٢٥")]
    [InlineData("in 9999 years")]
    public void Says_how_to_write_what_it_cannot_read(string typed)
    {
        var (date, problem) = WrittenDate.Read(typed, Today, Lean.Future);

        Assert.Null(date);
        Assert.EndsWith(WrittenDate.Examples, problem);
    }

    [Fact]
    public void Never_throws_and_always_says_either_a_date_or_a_problem() =>
        Gen.Select(Typed, Days, Gen.Enum<Lean>()).Sample((typed, today, lean) =>
        {
            var (date, problem) = WrittenDate.Read(typed, today, lean);
            Assert.NotEqual(date is null, problem is null);
        }, iter: 20_000);

    [Fact]
    public void A_date_in_each_accepted_form_reads_back() =>
        Gen.Select(Days, Days, OneOf(Forms), Gen.Enum<Lean>()).Sample((date, today, form, lean) =>
            Assert.Equal(date, WrittenDate.Read(date.ToString(form), today, lean).Date));

    private static readonly string[] Forms =
    [
        "d MMM yyyy", "d MMMM yyyy", "dd/MM/yyyy", "d/M/yy", "d.M.yyyy", "dd-MM-yyyy", "yyyy-MM-dd",
        "MMMM d, yyyy", "MMM d yyyy", "dddd d MMMM yyyy", "ddd, d MMM yyyy",
    ];

    private static readonly Gen<DateOnly> Days = Gen.Int[0, 36_524].Select(n => new DateOnly(2000, 1, 1).AddDays(n));

    /// <summary>Any text, and text of the pieces from which dates are made, which comes nearer to the mark.</summary>
    private static readonly Gen<string> Typed = Gen.OneOf(
        Gen.String,
        OneOf("27", "31", "0", "99", "9999", "٣", "jan", "february", "monday", "in", "ago", "weeks", "years", "last", "/", "-", ".", ",", "of", "th", "'", "🙂")
            .Array[0, 6].Select(pieces => string.Concat(pieces)),
        OneOf("27", "31", "0", "99", "9999", "٣", "jan", "february", "monday", "in", "ago", "weeks", "years", "last", "/", "2025")
            .Array[0, 6].Select(pieces => string.Join(' ', pieces)));

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
