using CsCheck;
using EngagementTracker.Readouts.Dates;

namespace EngagementTracker.Tests.Readouts;

public sealed class WrittenTimeTests
{
    [Theory]
    [InlineData("14:30", "14:30")]
    [InlineData("1430", "14:30")]
    [InlineData("930", "09:30")]
    [InlineData("2.30 pm", "14:30")]
    [InlineData("2:30 p.m.", "14:30")]
    [InlineData("9am", "09:00")]
    [InlineData("12 am", "00:00")]
    [InlineData("12pm", "12:00")]
    [InlineData("14h30", "14:30")]
    [InlineData(" NOON ", "12:00")]
    [InlineData("00:00", "00:00")]
    [InlineData("23:59", "23:59")]
    public void Reads_a_time_as_people_write_it(string typed, string time) =>
        Assert.Equal(new WrittenTime(TimeOnly.Parse(time), null), WrittenTime.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("14")]
    [InlineData("24:00")]
    [InlineData("14:60")]
    [InlineData("13 pm")]
    [InlineData("0 am")]
    [InlineData("later")]
    [InlineData("١٤:٣٠")]
    public void Says_how_to_write_what_it_cannot_read(string typed)
    {
        var (time, problem) = WrittenTime.Read(typed);

        Assert.Null(time);
        Assert.EndsWith("Write it like 14:30 or 2.30 pm.", problem);
    }

    [Fact]
    public void Never_throws_and_always_says_either_a_time_or_a_problem() =>
        Gen.OneOf(Gen.String, OneOf("9", "14", "99", "٣", ":", ".", "h", " ", "am", "p.m.", "🙂").Array[0, 5].Select(p => string.Concat(p)))
            .Sample(typed =>
            {
                var (time, problem) = WrittenTime.Read(typed);
                Assert.NotEqual(time is null, problem is null);
            }, iter: 20_000);

    [Fact]
    public void A_time_in_each_accepted_form_reads_back() =>
        Gen.Select(Gen.Int[0, 1439], OneOf("HH:mm", "HHmm", "H.mm", "h:mm tt", "h.mmtt")).Sample((minute, form) =>
        {
            var time = new TimeOnly(minute / 60, minute % 60);
            Assert.Equal(time, WrittenTime.Read(time.ToString(form)).Time);
        });

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
